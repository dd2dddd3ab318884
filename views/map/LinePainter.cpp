#include "views/map/LinePainter.h"

#include <cmath>

namespace phidias::views {

void paintPolyline(QPainter& painter, const std::vector<core::LonLat>& line, const MapTransform& transform) {
    const QRectF frame = QRectF(QPointF(0, 0), transform.size).adjusted(-8, -8, 8, 8);
    const double middle = transform.projection.centralMeridianDeg();
    const int copies = transform.projection.isGeographic() ? 2 : 0;
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (const auto& piece : core::cutLine(line, middle)) {
        longitudes.clear();
        latitudes.clear();
        for (const auto& [longitude, latitude] : piece) {
            // On the seam itself the projection may choose either edge: a hair inside tells it which.
            longitudes.push_back(middle + (longitude - middle) * (1.0 - 1e-9));
            latitudes.push_back(latitude);
        }
        std::vector<double> x(longitudes.size());
        std::vector<double> y(longitudes.size());
        transform.projection.forward(longitudes, latitudes, x, y);
        for (int copy = -copies; copy <= copies; ++copy) {
            QPolygonF points;
            const auto flush = [&] {
                if (points.size() > 1 && points.boundingRect().adjusted(-1, -1, 1, 1).intersects(frame)) {
                    painter.drawPolyline(points);
                }
                points.clear();
            };
            for (std::size_t k = 0; k < x.size(); ++k) {
                if (std::isfinite(x[k])) {
                    points.append(transform.toPixel(x[k] + 360.0 * copy, y[k]));
                } else {
                    flush();
                }
            }
            flush();
        }
    }
}

} // namespace phidias::views
