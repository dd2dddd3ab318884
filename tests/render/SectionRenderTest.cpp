// A section of a field whose value is the depth, in gray: the colour at a place follows from the level that holds it.
#include "core/io/ClimatologyWriter.h"
#include "core/util/Error.h"
#include "views/figure/FigureWriter.h"
#include "views/section/SectionFigure.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

namespace {

void write(const views::FigureSpec& spec, const std::filesystem::path& out) {
    const auto budget = core::MemoryBudget::standard();
    const auto view = views::makeSectionFigure(spec, views::fileLoader(budget), budget, {});
    views::writeFigure(spec, *view, out, budget, {});
}

} // namespace

class SectionRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void colourIsTheLevelAtItsBounds();
    void smoothColourIsTheLongitude();
    void colourIsThatOfTheCell();
    void specificationIsReadBack();
    void observationsOfACruiseNeedNoGrid();
    void badSpecificationsAreRefused();
    void figureIsWrittenAsSvgAndPdf();

private:
    [[nodiscard]] views::FigureSpec spec(const std::string& variable) const;
    QTemporaryDir m_folder;
};

void SectionRenderTest::initTestCase() {
    for (const char* variable : {"depth_value", "longitude_value"}) {
        core::ClimatologyHeader header;
        for (int k = 0; k <= 40; ++k) {
            header.longitudesDeg.push_back(k - 20.0);
        }
        header.latitudesDeg = {-10.0, 0.0, 10.0};
        header.depthsM = {0.0, 20.0, 100.0};
        header.timesUnixSeconds = {0.0};
        header.timeBoundsUnixSeconds = {{0.0, 0.0}};
        header.variable = variable;
        header.longName = variable;
        header.unit = "m";
        header.hasError = false;
        core::ClimatologyWriter writer(m_folder.filePath(QLatin1String(variable)).toStdString() + ".nc", header);
        for (std::size_t level = 0; level < 3; ++level) {
            std::vector<double> plane;
            for (int row = 0; row < 3; ++row) {
                for (const double longitude : header.longitudesDeg) {
                    plane.push_back(variable[0] == 'd' ? header.depthsM[level] : longitude);
                }
            }
            writer.putPlane(0, level, plane, {});
        }
        writer.commit();
    }
}

views::FigureSpec SectionRenderTest::spec(const std::string& variable) const {
    views::FigureSpec made;
    made.view = "section";
    core::Layer layer;
    layer.href = m_folder.filePath(QString::fromStdString(variable)).toStdString() + ".nc";
    layer.variable = variable;
    layer.style.colorMap = "gray";
    layer.style.low = variable[0] == 'd' ? 0.0 : -20.0;
    layer.style.high = variable[0] == 'd' ? 100.0 : 20.0;
    made.layers = {layer};
    made.depths.emplace_back();
    made.times.emplace_back();
    made.line = {{-20.0, 0.0}, {20.0, 0.0}};
    made.size = {400, 280};
    made.hasDecorations = false;
    return made;
}

void SectionRenderTest::colourIsTheLevelAtItsBounds() {
    const QString path = m_folder.filePath(QStringLiteral("depth.png"));
    write(spec("depth_value"), path.toStdString());
    const QImage image(path);
    QCOMPARE(image.size(), QSize(400, 280));
    // Levels 0, 20, 100 m end at 0, 10, 60 and 140 m: two pixels a metre. round(255 v / 100).
    for (const auto& [row, shade] : {std::pair{2, 0}, {16, 0}, {24, 51}, {116, 51}, {124, 255}, {277, 255}}) {
        QVERIFY2(std::abs(qRed(image.pixel(200, row)) - shade) <= 2,
                 qPrintable(QStringLiteral("row %1: %2, expected %3").arg(row).arg(qRed(image.pixel(200, row))).arg(shade)));
    }
}

void SectionRenderTest::smoothColourIsTheLongitude() {
    const QString path = m_folder.filePath(QStringLiteral("longitude.png"));
    auto smooth = spec("longitude_value");
    smooth.section.isSmooth = true;
    write(smooth, path.toStdString());
    const QImage image(path);
    // Along the equator the distance is the longitude: the shade runs from 0 to 255 over 400 pixels.
    for (int column = 5; column < 400; column += 30) {
        QVERIFY(std::abs(qRed(image.pixel(column, 100)) - 255.0 * (column + 0.5) / 400.0) <= 3.0);
    }
}

void SectionRenderTest::colourIsThatOfTheCell() {
    const QString path = m_folder.filePath(QStringLiteral("cells.png"));
    write(spec("longitude_value"), path.toStdString());
    const QImage image(path);
    // Ten pixels a degree; the cell of longitude k - 20 reaches from 10 k - 5 to 10 k + 5 and has one colour: round(255 k / 40).
    for (int k = 1; k < 40; ++k) {
        for (const int apart : {-3, 0, 3}) {
            QVERIFY(std::abs(qRed(image.pixel(10 * k + apart, 100)) - std::lround(255.0 * k / 40.0)) <= 1);
        }
    }
}

void SectionRenderTest::specificationIsReadBack() {
    auto made = spec("depth_value");
    made.section = {.source = core::SectionSource::Parallel,
                    .cruise = "A",
                    .placeDeg = 12.5,
                    .axis = core::SectionAxis::Longitude,
                    .vertical = core::SectionVertical::Pressure,
                    .corridorKm = 20.0,
                    .halfRangeDays = 3.0,
                    .hasBottom = false,
                    .hasContours = true,
                    .isSmooth = true,
                    .field = {},
                    .leftOut = {}};
    const std::filesystem::path path = m_folder.filePath(QStringLiteral("back.json")).toStdString();
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(made.toJson(path.parent_path()).dump()));
    file.close();
    QVERIFY(views::FigureSpec::read(path).section == made.section);
}

void SectionRenderTest::observationsOfACruiseNeedNoGrid() {
    const QString casts = m_folder.filePath(QStringLiteral("casts.csv"));
    QFile file(casts);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("longitude,latitude,depth,salinity,time\n");
    for (int k = 0; k < 5; ++k) {
        file.write(QByteArray::number(k) + ",0,50," + QByteArray::number(30 + k) + ",2020-01-0" + QByteArray::number(k + 1) +
                   "T00:00:00Z\n");
    }
    file.close();
    views::FigureSpec made;
    made.view = "section";
    core::Layer layer;
    layer.href = casts.toStdString();
    layer.kind = core::LayerKind::Observations;
    layer.variable = "salinity";
    made.layers = {layer};
    made.depths.emplace_back();
    made.times.emplace_back();
    made.section.source = core::SectionSource::Cruise;
    made.size = {400, 280};
    const QString path = m_folder.filePath(QStringLiteral("cruise.png"));
    write(made, path.toStdString());
    QCOMPARE(QImage(path).size(), QSize(400, 280));
}

void SectionRenderTest::badSpecificationsAreRefused() {
    const QString path = m_folder.filePath(QStringLiteral("spec.json"));
    for (const char* text :
         {R"({"view": "section", "layers": [{"href": "depth_value.nc"}]})",
          R"({"view": "section", "layers": [{"href": "depth_value.nc"}], "line": [[0, 0]]})",
          R"({"view": "section", "layers": [{"href": "depth_value.nc"}], "section": {"source": "circle"}})",
          R"({"view": "section", "layers": [{"href": "depth_value.nc"}], "line": [[0, 0], [1, 0]], "section": {"width": 3}})",
          R"({"view": "section", "layers": [{"href": "a.nc"}], "line": [[0, 0], [1, 0]], "section": {"corridorKm": -1}})",
          R"({"view": "profile", "layers": [{"href": "depth_value.nc"}]})"}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(views::FigureSpec::read(path.toStdString())), core::Error);
    }
}

void SectionRenderTest::figureIsWrittenAsSvgAndPdf() {
    auto decorated = spec("depth_value");
    decorated.hasDecorations = true;
    decorated.title = "Depth";
    for (const auto* ending : {".svg", ".pdf"}) {
        const QString path = m_folder.filePath(QStringLiteral("figure") + QLatin1String(ending));
        write(decorated, path.toStdString());
        QVERIFY(QFileInfo(path).size() > 1000);
    }
}

QTEST_MAIN(SectionRenderTest)
#include "SectionRenderTest.moc"
