// Figure of a series whose value is the number of its time: without decorations the curve is the diagonal of the picture.
#include "core/io/ClimatologyWriter.h"
#include "core/util/Error.h"
#include "views/figure/FigureWriter.h"
#include "views/series/SeriesFigure.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

class SeriesRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void valueGrowsFromLeftToRight();
    void placeWithoutValuesIsRefused();
    void figureIsWrittenAsSvgAndPdf();

private:
    [[nodiscard]] views::FigureSpec spec() const;
    static void draw(views::FigureSpec spec, const std::array<double, 2>& at, const QString& path);
    QTemporaryDir m_folder;
};

void SeriesRenderTest::initTestCase() {
    core::ClimatologyHeader header;
    header.longitudesDeg = {-10.0, 0.0, 10.0};
    header.latitudesDeg = {-10.0, 0.0, 10.0};
    header.depthsM = {0.0};
    for (int month = 0; month < 12; ++month) {
        header.timesUnixSeconds.push_back((15.0 + 30.4 * month) * 86400.0);
        header.timeBoundsUnixSeconds.emplace_back(30.4 * month * 86400.0, 30.4 * (month + 1) * 86400.0);
    }
    header.variable = "number";
    header.longName = "number";
    header.unit = "m";
    header.hasError = false;
    core::ClimatologyWriter writer(m_folder.filePath(QStringLiteral("series.nc")).toStdString(), header);
    for (std::size_t month = 0; month < 12; ++month) {
        writer.putPlane(month, 0, std::vector<double>(9, static_cast<double>(month)), {});
    }
    writer.commit();
}

views::FigureSpec SeriesRenderTest::spec() const {
    views::FigureSpec made;
    made.view = "timeseries";
    core::Layer layer;
    layer.href = m_folder.filePath(QStringLiteral("series.nc")).toStdString();
    layer.variable = "number";
    layer.style.low = 0.0;
    layer.style.high = 11.0;
    made.layers = {layer};
    made.depths.emplace_back();
    made.times.emplace_back();
    made.size = {365, 220};
    made.hasDecorations = false;
    return made;
}

void SeriesRenderTest::draw(views::FigureSpec spec, const std::array<double, 2>& at, const QString& path) {
    spec.at = at;
    const auto budget = core::MemoryBudget::standard();
    views::writeFigure(spec, *views::makeSeriesFigure(spec, budget, {}), path.toStdString(), budget, {});
}

void SeriesRenderTest::valueGrowsFromLeftToRight() {
    const QString path = m_folder.filePath(QStringLiteral("series.png"));
    draw(spec(), {0.0, 0.0}, path);
    const QImage image(path);
    QCOMPARE(image.size(), QSize(365, 220));
    // One pixel a day, twenty a unit: month m is at day 15 + 30.4 m and 20 m above the lower edge. The curve is the accent colour.
    const auto isCurve = [&image](int x, int y) {
        for (int dy = -3; dy <= 3; ++dy) {
            for (int dx = -3; dx <= 3; ++dx) {
                if (image.rect().contains(x + dx, y + dy)) {
                    const QColor color = image.pixelColor(x + dx, y + dy);
                    if (std::abs(color.red() - 0x0b) < 60 && std::abs(color.green() - 0x6e) < 60 && std::abs(color.blue() - 0x74) < 60) {
                        return true;
                    }
                }
            }
        }
        return false;
    };
    for (int month = 1; month < 11; ++month) {
        const int x = static_cast<int>(15.0 + 30.4 * month);
        QVERIFY2(isCurve(x, 219 - 20 * month), qPrintable(QString::number(month)));
        QVERIFY(!isCurve(x, 219 - 20 * month + (month > 5 ? 40 : -40)));
    }
}

void SeriesRenderTest::placeWithoutValuesIsRefused() {
    const QString path = m_folder.filePath(QStringLiteral("nothing.png"));
    try {
        draw(spec(), {100.0, 60.0}, path);
        QFAIL("a figure of nothing");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId().c_str(), "figure.series.nothing");
    }
    QVERIFY(!QFileInfo::exists(path));
}

void SeriesRenderTest::figureIsWrittenAsSvgAndPdf() {
    auto decorated = spec();
    decorated.hasDecorations = true;
    decorated.title = "Number";
    for (const auto* ending : {".svg", ".pdf"}) {
        const QString path = m_folder.filePath(QStringLiteral("figure") + QLatin1String(ending));
        draw(decorated, {0.0, 0.0}, path);
        QVERIFY(QFileInfo(path).size() > 1000);
    }
}

QTEST_MAIN(SeriesRenderTest)
#include "SeriesRenderTest.moc"
