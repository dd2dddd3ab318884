// Figures of the globe from the command line: exact colours at known places, the same bytes again, pages as PNG, SVG and PDF, and a clear
// refusal without OpenGL.
#include "core/io/ClimatologyWriter.h"
#include "views/globe/GlobeCamera.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class GlobeFigureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void colourIsTheLongitude_data();
    void colourIsTheLongitude();
    void extentIsFitted();
    void sameSpecificationGivesTheSameBytes();
    void pageHasTitleLegendAndCredits();
    void vectorPagesHoldThePicture();
    void largePictureIsDrawnInTilesWithoutSeams();
    void badCameraIsRefused();
    void withoutOpenGlItSaysSo();

private:
    struct Run {
        int status = -1;
        QString said;
    };
    [[nodiscard]] QJsonObject spec() const;
    [[nodiscard]] Run draw(const QJsonObject& spec, const QString& out, const QProcessEnvironment& environment = {}) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

namespace {

/// The gray value of a longitude when the range is -180..180.
double shadeOf(double longitudeDeg) {
    return 255.0 * (std::remainder(longitudeDeg, 360.0) + 180.0) / 360.0;
}

} // namespace

void GlobeFigureTest::initTestCase() {
    core::ClimatologyHeader header;
    for (int k = 0; k < 360; ++k) {
        header.longitudesDeg.push_back(k + 0.5);
    }
    for (int k = -90; k < 90; ++k) {
        header.latitudesDeg.push_back(k + 0.5);
    }
    header.depthsM = {0.0};
    header.timesUnixSeconds = {0.0};
    header.timeBoundsUnixSeconds = {{0.0, 0.0}};
    header.variable = "longitude_value";
    header.longName = "longitude";
    header.unit = "degree";
    header.hasError = false;
    core::ClimatologyWriter writer(path(QStringLiteral("lon.nc")).toStdString(), header);
    std::vector<double> plane;
    for (int row = 0; row < 180; ++row) {
        for (int column = 0; column < 360; ++column) {
            plane.push_back(std::remainder(column + 0.5, 360.0));
        }
    }
    writer.putPlane(0, 0, plane, {});
    writer.commit();
    const auto first = draw(spec(), path(QStringLiteral("first.png")));
    if (first.status == 5) {
        QSKIP(qPrintable(first.said));
    }
    QCOMPARE(first.status, 0);
}

QJsonObject GlobeFigureTest::spec() const {
    return {{QStringLiteral("view"), QStringLiteral("globe")},
            {QStringLiteral("layers"), QJsonArray{QJsonObject{{QStringLiteral("href"), QStringLiteral("lon.nc")},
                                                              {QStringLiteral("variable"), QStringLiteral("longitude_value")},
                                                              {QStringLiteral("colorMap"), QStringLiteral("gray")},
                                                              {QStringLiteral("range"), QJsonArray{-180, 180}}}}},
            {QStringLiteral("size"), QJsonArray{320, 200}},
            {QStringLiteral("decorations"), false}};
}

GlobeFigureTest::Run GlobeFigureTest::draw(const QJsonObject& spec, const QString& out, const QProcessEnvironment& environment) const {
    const QString file = path(QStringLiteral("spec.json"));
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(QJsonDocument(spec).toJson()) < 0) {
        return {};
    }
    written.close();
    QProcess program;
    if (!environment.isEmpty()) {
        program.setProcessEnvironment(environment);
    }
    program.start(QStringLiteral(PHIDIAS_WORKSTATION_BINARY), {QStringLiteral("--figure"), file, QStringLiteral("--out"), out});
    return program.waitForFinished(120000) ? Run{program.exitCode(), QString::fromUtf8(program.readAllStandardError())} : Run{};
}

void GlobeFigureTest::colourIsTheLongitude_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("heightKm");
    QTest::newRow("equator") << 10.0 << 0.0 << 20000.0;
    QTest::newRow("date line") << 179.0 << 20.0 << 8000.0;
    QTest::newRow("north pole") << 30.0 << 90.0 << 12000.0;
    QTest::newRow("near the south pole") << -60.0 << -88.0 << 3000.0;
    QTest::newRow("very far") << -100.0 << 5.0 << 100000.0;
}

void GlobeFigureTest::colourIsTheLongitude() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    QFETCH(double, heightKm);
    auto globe = spec();
    globe[QStringLiteral("camera")] = QJsonObject{
        {QStringLiteral("longitude"), longitude}, {QStringLiteral("latitude"), latitude}, {QStringLiteral("heightKm"), heightKm}};
    const QString out = path(QStringLiteral("globe.png"));
    const auto run = draw(globe, out);
    QVERIFY2(run.status == 0, qPrintable(run.said));
    const QImage image(out);
    QCOMPARE(image.size(), QSize(320, 200));
    const views::GlobeCamera camera({.longitudeDeg = longitude, .latitudeDeg = latitude, .heightKm = heightKm}, image.size());
    int inside = 0;
    int outside = 0;
    for (int row = 1; row < 199; row += 3) {
        for (int column = 1; column < 319; column += 3) {
            const auto place = camera.toDegrees({column + 0.5, row + 0.5});
            const auto beside = camera.toDegrees({column + 1.5, row + 1.5});
            if (!place) {
                QCOMPARE(qAlpha(image.pixel(column, row)), 0); // nothing beside the globe
                ++outside;
                continue;
            }
            // Next to the globe's edge and the poles a pixel holds more than one value.
            bool isAtEdge = false;
            for (const auto& [x, y] : {std::pair{-2, 0}, std::pair{2, 0}, std::pair{0, -2}, std::pair{0, 2}}) {
                isAtEdge = isAtEdge || !camera.placeAt({column + x + 0.5, row + y + 0.5});
            }
            if (isAtEdge) {
                continue;
            }
            if (!beside || std::abs((*place)[1]) > 88.0 || std::abs(std::remainder((*beside)[0] - (*place)[0], 360.0)) > 5.0) {
                continue;
            }
            const double difference = std::abs(qRed(image.pixel(column, row)) - shadeOf((*place)[0]));
            QVERIFY2(std::min(difference, 255.0 - difference) <= 12.0,
                     qPrintable(QStringLiteral("%1 E %2 N").arg((*place)[0]).arg((*place)[1])));
            ++inside;
        }
    }
    QVERIFY2(inside >= (heightKm > 5e4 ? 10 : 100), qPrintable(QString::number(inside)));
    QVERIFY(outside > 0 || heightKm < 5000.0);
}

void GlobeFigureTest::extentIsFitted() {
    auto globe = spec();
    globe[QStringLiteral("extent")] = QJsonArray{165, 10, -155, 40}; // over the date line
    const QString out = path(QStringLiteral("fitted.png"));
    QCOMPARE(draw(globe, out).status, 0);
    const QImage image(out);
    // All of the extent is in the picture and fills most of it: its middle is the picture's, its corners are inside.
    const auto camera = views::GlobeCamera(views::viewOfExtent({165.0, 10.0, -155.0, 40.0}, image.size()), image.size());
    const auto middle = camera.toDegrees({160.0, 100.0}).value();
    QVERIFY(std::abs(std::remainder(middle[0] + 175.0, 360.0)) < 1e-6 && std::abs(middle[1] - 25.0) < 1e-6);
    double lowest = 200.0;
    double highest = 0.0;
    for (const auto& [longitude, latitude] :
         {std::pair{165.0, 10.0}, std::pair{-155.0, 10.0}, std::pair{165.0, 40.0}, std::pair{-155.0, 40.0}}) {
        const auto at = camera.fromDegrees(longitude, latitude);
        QVERIFY(at && QRectF(0, 0, 320, 200).contains(*at));
        lowest = std::min(lowest, at->y());
        highest = std::max(highest, at->y());
        const double difference = std::abs(qRed(image.pixel(at->toPoint())) - shadeOf(longitude));
        QVERIFY(std::min(difference, 255.0 - difference) <= 12.0);
    }
    QVERIFY2(highest - lowest > 120.0, qPrintable(QString::number(highest - lowest)));
}

void GlobeFigureTest::sameSpecificationGivesTheSameBytes() {
    auto globe = spec();
    globe[QStringLiteral("decorations")] = true;
    globe[QStringLiteral("baseMap")] = true;
    globe[QStringLiteral("title")] = QStringLiteral("Longitude");
    QByteArray bytes[2];
    for (auto& each : bytes) {
        const QString out = path(QStringLiteral("again.png"));
        QCOMPARE(draw(globe, out).status, 0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        each = file.readAll();
        QVERIFY(file.remove());
    }
    QVERIFY(!bytes[0].isEmpty());
    QCOMPARE(bytes[0], bytes[1]);
}

void GlobeFigureTest::pageHasTitleLegendAndCredits() {
    auto globe = spec();
    globe[QStringLiteral("decorations")] = true;
    globe[QStringLiteral("size")] = QJsonArray{640, 480};
    globe[QStringLiteral("title")] = QStringLiteral("Longitude");
    const auto inkIn = [&](const QJsonObject& of, const QRect& rect) {
        const QString out = path(QStringLiteral("page.png"));
        if (draw(of, out).status != 0) {
            return -1;
        }
        const QImage image(out);
        int ink = 0;
        for (int row = rect.top(); row <= rect.bottom(); ++row) {
            for (int column = rect.left(); column <= rect.right(); ++column) {
                ink += qGray(image.pixel(column, row)) < 160 ? 1 : 0;
            }
        }
        return ink;
    };
    const QRect title(10, 8, 300, 30);
    const QRect foot(10, 420, 620, 58);
    QVERIFY(inkIn(globe, title) > 50);
    QVERIFY(inkIn(globe, foot) > 200); // gray bar of the legend, credits
    auto bare = globe;
    bare.remove(QStringLiteral("title"));
    bare[QStringLiteral("subtitle")] = QString();
    bare[QStringLiteral("credits")] = QString();
    bare[QStringLiteral("legend")] = false;
    QVERIFY(inkIn(bare, QRect(2, 2, 636, 10)) == 0); // margin only
}

void GlobeFigureTest::vectorPagesHoldThePicture() {
    auto globe = spec();
    globe[QStringLiteral("decorations")] = true;
    globe[QStringLiteral("title")] = QStringLiteral("Longitude of the cells");
    const auto bytesOf = [&](const char* name) {
        const QString out = path(QLatin1String(name));
        QFile file(out);
        return draw(globe, out).status == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray svg = bytesOf("globe.svg");
    QVERIFY(svg.contains("<image"));
    QVERIFY(svg.contains("Longitude of the cells")); // text stays text
    const QByteArray pdf = bytesOf("globe.pdf");
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/Subtype /Image"));
}

void GlobeFigureTest::largePictureIsDrawnInTilesWithoutSeams() {
    auto globe = spec();
    globe[QStringLiteral("camera")] =
        QJsonObject{{QStringLiteral("longitude"), 20.0}, {QStringLiteral("latitude"), 30.0}, {QStringLiteral("heightKm"), 16000.0}};
    globe[QStringLiteral("size")] = QJsonArray{4000, 3200}; // more than one tile in each direction
    const QString out = path(QStringLiteral("large.png"));
    QCOMPARE(draw(globe, out).status, 0);
    const QImage image(out);
    const views::GlobeCamera camera({.longitudeDeg = 20.0, .latitudeDeg = 30.0, .heightKm = 16000.0}, image.size());
    int probes = 0;
    for (int row = 30; row < 3200; row += 61) {
        for (int column = 30; column < 4000; column += 61) {
            const auto place = camera.toDegrees({column + 0.5, row + 0.5});
            const auto beside = camera.toDegrees({column + 9.5, row + 0.5});
            if (!place || !beside || std::abs(std::remainder((*beside)[0] - (*place)[0], 360.0)) > 3.0) {
                continue;
            }
            // Much finer than the cells of one degree: each pixel lies in its cell, but for the width of a patch's edge.
            const double difference = std::abs(qRed(image.pixel(column, row)) - shadeOf((*place)[0]));
            QVERIFY2(std::min(difference, 255.0 - difference) <= 2.0, qPrintable(QStringLiteral("%1, %2").arg(column).arg(row)));
            ++probes;
        }
    }
    QVERIFY(probes > 1000);
}

void GlobeFigureTest::badCameraIsRefused() {
    auto globe = spec();
    globe[QStringLiteral("camera")] = QJsonObject{{QStringLiteral("heightKm"), 3.0}};
    const auto low = draw(globe, path(QStringLiteral("none.png")));
    QCOMPARE(low.status, 2);
    QVERIFY2(low.said.contains(QStringLiteral("camera.heightKm")), qPrintable(low.said));
    globe[QStringLiteral("camera")] = QJsonObject{{QStringLiteral("lontitude"), 3.0}};
    const auto unknown = draw(globe, path(QStringLiteral("none.png")));
    QCOMPARE(unknown.status, 2);
    QVERIFY2(unknown.said.contains(QStringLiteral("lontitude")), qPrintable(unknown.said));
    QVERIFY(!QFile::exists(path(QStringLiteral("none.png"))));
}

void GlobeFigureTest::withoutOpenGlItSaysSo() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    const auto run = draw(spec(), path(QStringLiteral("none.png")), environment);
    QCOMPARE(run.status, 5);
    QVERIFY2(run.said.contains(QStringLiteral("OpenGL")), qPrintable(run.said));
    QVERIFY(!QFile::exists(path(QStringLiteral("none.png"))));
}

QTEST_MAIN(GlobeFigureTest)
#include "GlobeFigureTest.moc"
