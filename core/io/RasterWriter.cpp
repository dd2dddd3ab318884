#include "core/io/RasterWriter.h"

#include "core/data/Features.h"
#include "core/io/GdalDrivers.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <limits>
#include <memory>

namespace phidias::core {

namespace fs = std::filesystem;

void writeGeoTiff(const RasterImage& image, const fs::path& path) {
    prepareGdal();
    for (const auto& band : image.bands) {
        if (band.size() != image.width * image.height) {
            throw Error(ErrorCode::InvalidRequest, "io.raster.size", {{"path", path.string()}});
        }
    }
    const fs::path part = partPath(path);
    const auto fail = [&] {
        std::error_code ignored;
        fs::remove(part, ignored);
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                    {{"path", path.string()}, {"reason", std::string(CPLGetLastErrorMsg())}}, "hint.core.file.checkFolder");
    };
    CPLErrorReset();
    const char* const options[] = {"TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "BIGTIFF=IF_SAFER", nullptr};
    GDALDataset* raw = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(part.c_str(), static_cast<int>(image.width),
                                                                                static_cast<int>(image.height),
                                                                                static_cast<int>(image.bands.size()), GDT_Float32, options);
    if (raw == nullptr) {
        fail();
    }
    std::unique_ptr<GDALDataset, void (*)(GDALDataset*)> dataset(raw, [](GDALDataset* open) { GDALClose(open); });
    OGRSpatialReference reference;
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    bool isWritten = reference.SetFromUserInput(image.crs.c_str()) == OGRERR_NONE && dataset->SetSpatialRef(&reference) == CE_None;
    auto transform = image.geoTransform;
    isWritten = isWritten && dataset->SetGeoTransform(transform.data()) == CE_None;
    for (const auto& [key, value] : image.metadata) {
        isWritten = isWritten && dataset->SetMetadataItem(key.c_str(), value.c_str()) == CE_None;
    }
    for (std::size_t k = 0; isWritten && k < image.bands.size(); ++k) {
        auto* band = dataset->GetRasterBand(static_cast<int>(k) + 1);
        band->SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
        band->SetUnitType(image.unit.c_str());
        if (k < image.bandNames.size()) {
            band->SetDescription(image.bandNames[k].c_str());
        }
        auto values = image.bands[k];
        isWritten = band->RasterIO(GF_Write, 0, 0, static_cast<int>(image.width), static_cast<int>(image.height), values.data(),
                                   static_cast<int>(image.width), static_cast<int>(image.height), GDT_Float32, 0, 0, nullptr) == CE_None;
    }
    dataset->FlushCache(true);
    dataset.reset();
    if (!isWritten || CPLGetLastErrorType() == CE_Failure) {
        fail();
    }
    commitPart(path);
}

void writeCsv(const Table& table, const fs::path& path) {
    const auto quoted = [](const std::string& text) {
        if (text.find_first_of(",\"\r\n") == std::string::npos) {
            return text;
        }
        std::string cell = "\"";
        for (const char c : text) {
            cell += c == '"' ? std::string("\"\"") : std::string(1, c);
        }
        return cell + "\"";
    };
    std::string csv;
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        const auto& column = table.columns[k];
        csv += (k == 0 ? "" : ",") + quoted(column.unit.empty() ? column.name : column.name + " [" + column.unit + "]");
    }
    csv += "\n";
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t k = 0; k < table.columns.size(); ++k) {
            const auto& value = table.columns[k].values[row];
            csv += k == 0 ? "" : ",";
            if (const auto* whole = std::get_if<std::int64_t>(&value)) {
                csv += std::to_string(*whole);
            } else if (const auto* real = std::get_if<double>(&value); real != nullptr && std::isfinite(*real)) {
                std::array<char, 40> text{};
                std::snprintf(text.data(), text.size(), "%.15g", *real);
                csv += text.data();
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                csv += quoted(*text);
            }
        }
        csv += "\n";
    }
    writeFileAtomically(path, csv);
}

} // namespace phidias::core
