// Figures of a spectrum whose value grows with the channel (the curve is a straight line through the picture), and of a scatter whose line
// is y = 2 x + 1.
#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"
#include "views/figure/FigureWriter.h"
#include "views/map/FigureSpec.h"
#include "views/scatter/ScatterFigure.h"
#include "views/spectrum/SpectrumFigure.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

class SpectrumRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void spectrumGrowsFromLeftToRight_data();
    void spectrumGrowsFromLeftToRight();
    void flaggedChannelIsAGap();
    void placeWithoutPixelIsRefused();
    void fileWithoutSpectraIsRefused();
    void scatterSaysItsLine();
    void scatterNeedsTwoLayers();

private:
    [[nodiscard]] views::FigureSpec spec(const char* view, const char* file, std::initializer_list<const char*> variables) const;
    void drawSpectrum(const views::FigureSpec& figure, const QString& path) const;
    QTemporaryDir m_folder;
};

namespace {

constexpr std::size_t kChannels = 101;
constexpr std::size_t kFlagged = 40;
const core::MemoryBudget kBudget = core::MemoryBudget::standard();

bool isCurve(const QImage& image, int x, int y) {
    for (int dy = -2; dy <= 2; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            if (image.rect().contains(x + dx, y + dy)) {
                const QColor color = image.pixelColor(x + dx, y + dy);
                if (std::abs(color.red() - 0x0b) < 60 && std::abs(color.green() - 0x6e) < 60 && std::abs(color.blue() - 0x74) < 60) {
                    return true; // the accent of the light theme
                }
            }
        }
    }
    return false;
}

/// Row of a channel: the values span the height with 6 % of room above and below.
int rowOf(std::size_t channel, int height) {
    const double share = (0.06 + static_cast<double>(channel) / static_cast<double>(kChannels - 1)) / 1.12;
    return static_cast<int>(std::lround((1.0 - share) * height));
}

} // namespace

void SpectrumRenderTest::initTestCase() {
    {
        core::NetcdfWriter writer(m_folder.filePath(QStringLiteral("spectra.nc")).toStdString());
        const auto y = writer.defineDimension("y", 2);
        const auto x = writer.defineDimension("x", 2);
        const auto c = writer.defineDimension("channel", kChannels);
        const auto latitude = writer.defineVariable("latitude", core::NetcdfType::Float, {y, x});
        const auto longitude = writer.defineVariable("longitude", core::NetcdfType::Float, {y, x});
        const auto axis = writer.defineVariable("wavelength", core::NetcdfType::Double, {c});
        writer.attribute(axis, "units", "nm");
        const auto value = writer.defineVariable("radiance", core::NetcdfType::Float, {y, x, c});
        const auto flags = writer.defineVariable("radiance_quality", core::NetcdfType::Byte, {c});
        writer.endDefinitions();
        writer.put(latitude, std::vector<double>{40, 40, 41, 41});
        writer.put(longitude, std::vector<double>{10, 11, 10, 11});
        std::vector<double> wavelengths;
        std::vector<double> values;
        std::vector<double> bits(kChannels, 0.0);
        bits[kFlagged] = bits[kFlagged + 1] = bits[kFlagged + 2] = bits[kFlagged + 3] = bits[kFlagged + 4] = 1.0;
        for (int pixel = 0; pixel < 4; ++pixel) {
            for (std::size_t channel = 0; channel < kChannels; ++channel) {
                values.push_back(static_cast<double>(pixel == 3 ? channel : kChannels - channel));
                if (pixel == 0) {
                    wavelengths.push_back(2300.0 + static_cast<double>(channel));
                }
            }
        }
        writer.put(axis, wavelengths);
        writer.put(value, values);
        writer.put(flags, bits);
        writer.commit();
    }
    core::NetcdfWriter writer(m_folder.filePath(QStringLiteral("grid.nc")).toStdString());
    const auto y = writer.defineDimension("lat", 10);
    const auto x = writer.defineDimension("lon", 12);
    const auto latitude = writer.defineVariable("lat", core::NetcdfType::Double, {y});
    writer.attribute(latitude, "units", "degrees_north");
    const auto longitude = writer.defineVariable("lon", core::NetcdfType::Double, {x});
    writer.attribute(longitude, "units", "degrees_east");
    const auto first = writer.defineVariable("first", core::NetcdfType::Double, {y, x});
    const auto second = writer.defineVariable("second", core::NetcdfType::Double, {y, x});
    writer.endDefinitions();
    std::vector<double> values;
    std::vector<double> others;
    for (int k = 0; k < 120; ++k) {
        values.push_back(k);
        others.push_back(2.0 * k + 1.0);
    }
    writer.put(latitude, std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    writer.put(longitude, std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    writer.put(first, values);
    writer.put(second, others);
    writer.commit();
}

views::FigureSpec SpectrumRenderTest::spec(const char* view, const char* file, std::initializer_list<const char*> variables) const {
    views::FigureSpec made;
    made.view = view;
    for (const char* variable : variables) {
        core::Layer layer;
        layer.href = m_folder.filePath(QLatin1String(file)).toStdString();
        layer.variable = variable;
        made.layers.push_back(layer);
        made.depths.emplace_back();
        made.times.emplace_back();
    }
    made.size = {400, 240};
    made.hasDecorations = false;
    made.xLayer = 0;
    made.yLayer = 1;
    return made;
}

void SpectrumRenderTest::drawSpectrum(const views::FigureSpec& figure, const QString& path) const {
    const auto view = views::makeSpectrumFigure(figure, views::fileLoader(kBudget), kBudget, {});
    views::writeFigure(figure, *view, path.toStdString(), kBudget, {});
}

void SpectrumRenderTest::spectrumGrowsFromLeftToRight_data() {
    QTest::addColumn<bool>("isByPixel");
    QTest::newRow("place") << false;
    QTest::newRow("scanline and ground pixel") << true;
}

void SpectrumRenderTest::spectrumGrowsFromLeftToRight() {
    QFETCH(bool, isByPixel);
    auto figure = spec("spectrum", "spectra.nc", {"radiance"});
    if (isByPixel) {
        figure.atPixel = {1, 1};
    } else {
        figure.at = {11.1, 41.1};
    }
    const QString path = m_folder.filePath(QStringLiteral("spectrum.png"));
    drawSpectrum(figure, path);
    const QImage image(path);
    QCOMPARE(image.size(), QSize(400, 240));
    for (const std::size_t channel : {std::size_t{10}, std::size_t{30}, std::size_t{60}, std::size_t{90}}) {
        const int x = static_cast<int>(std::lround(static_cast<double>(channel) / (kChannels - 1) * 400.0));
        QVERIFY2(isCurve(image, x, rowOf(channel, 240)), qPrintable(QString::number(channel)));
        QVERIFY(!isCurve(image, x, 239 - rowOf(channel, 240))); // the other pixels fall
    }
}

void SpectrumRenderTest::flaggedChannelIsAGap() {
    auto figure = spec("spectrum", "spectra.nc", {"radiance"});
    figure.atPixel = {1, 1};
    const QString path = m_folder.filePath(QStringLiteral("gap.png"));
    drawSpectrum(figure, path);
    const QImage image(path);
    QVERIFY(!isCurve(image, static_cast<int>((kFlagged + 2) * 4), rowOf(kFlagged + 2, 240)));
    QVERIFY(isCurve(image, static_cast<int>((kFlagged - 3) * 4), rowOf(kFlagged - 3, 240)));
}

void SpectrumRenderTest::placeWithoutPixelIsRefused() {
    auto figure = spec("spectrum", "spectra.nc", {"radiance"});
    figure.at = {100.0, -60.0};
    try {
        drawSpectrum(figure, m_folder.filePath(QStringLiteral("nothing.png")));
        QFAIL("a figure of nothing");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId().c_str(), "figure.spectrum.nothing");
    }
}

void SpectrumRenderTest::fileWithoutSpectraIsRefused() {
    auto figure = spec("spectrum", "grid.nc", {"first"});
    figure.at = {1.0, 1.0};
    try {
        drawSpectrum(figure, m_folder.filePath(QStringLiteral("nothing.png")));
        QFAIL("a spectrum of a grid");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId().c_str(), "figure.spectrum.noSpectra");
    }
}

void SpectrumRenderTest::scatterSaysItsLine() {
    auto figure = spec("scatter", "grid.nc", {"first", "second"});
    figure.hasDecorations = true;
    figure.size = {900, 700};
    const auto view = views::makeScatterFigure(figure, views::fileLoader(kBudget), kBudget, {});
    const QString path = m_folder.filePath(QStringLiteral("scatter.svg"));
    views::writeFigure(figure, *view, path.toStdString(), kBudget, {});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString svg = QString::fromUtf8(file.readAll());
    QVERIFY(svg.contains(QStringLiteral("N = 120")));
    QVERIFY(svg.contains(QStringLiteral("y = (2")) && svg.contains(QStringLiteral(") x + (1")));
    QVERIFY(svg.contains(QStringLiteral("first")) && svg.contains(QStringLiteral("second")));
}

void SpectrumRenderTest::scatterNeedsTwoLayers() {
    auto figure = spec("scatter", "grid.nc", {"first", "second"});
    figure.yLayer = 0;
    QVERIFY_THROWS_EXCEPTION(core::Error, static_cast<void>(views::makeScatterFigure(figure, views::fileLoader(kBudget), kBudget, {})));
}

QTEST_MAIN(SpectrumRenderTest)
#include "SpectrumRenderTest.moc"
