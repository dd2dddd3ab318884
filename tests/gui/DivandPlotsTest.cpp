// The plots of the fits, fed with reports whose numbers are known: an exponential covariance, a parabola as cross-validator.
#include "app/workstation/Appearance.h"
#include "core/util/Error.h"
#include "views/divand/CorrelationLengthPlot.h"
#include "views/divand/CrossValidationPlot.h"
#include "views/plot/CellMap.h"

#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;
using core::Json;

namespace {

Json lengthReport() {
    Json report{{"variable", "Salinity"}, {"unit", "psu"}, {"horizontal", Json::array()}, {"vertical", Json::array()}};
    Json smoothed = Json::array();
    for (int level = 0; level < 4; ++level) {
        const double length = 120.0 + 40.0 * level;
        Json curve{{"distanceKm", Json::array()}, {"covariance", Json::array()}, {"fitted", Json::array()}, {"weight", Json::array()}};
        for (int bin = 0; bin < 12; ++bin) {
            const double distance = 25.0 + 50.0 * bin;
            curve["distanceKm"].push_back(distance);
            curve["fitted"].push_back(0.4 * std::exp(-distance / length));
            curve["covariance"].push_back(0.4 * std::exp(-distance / length) + (bin % 2 == 0 ? 0.02 : -0.02));
            curve["weight"].push_back(100.0 - 8.0 * bin);
        }
        Json entry{{"depthM", 100.0 * level},      {"lengthKm", length},  {"signalToNoise", 3.2}, {"variance", 0.4},
                   {"quality", 0.9 - 0.2 * level}, {"observations", 420}, {"curve", curve},       {"usedBins", {0, 7}}};
        if (level == 3) {
            entry["lengthKm"] = nullptr;
            entry["reason"] = "fewer than 10 observations";
            entry.erase("curve");
        }
        report["horizontal"].push_back(entry);
        smoothed.push_back(length);
    }
    report["smoothedHorizontalKm"] = smoothed;
    return report;
}

double validator(double x, double y) {
    return 0.1 + (x - 0.2) * (x - 0.2) + 0.5 * (y + 0.3) * (y + 0.3);
}

Json surfaceReport() {
    Json report{{"method", "gcv"},
                {"points", Json::array()},
                {"best",
                 {{"factorLength", std::pow(10.0, 0.2)},
                  {"factorEpsilon2", std::pow(10.0, -0.3)},
                  {"correlationLengthKm", 158.5},
                  {"epsilon2", 0.0501},
                  {"value", 0.1}}}};
    for (int j = -2; j <= 2; ++j) {
        for (int k = -2; k <= 2; ++k) {
            report["points"].push_back({{"factorLength", std::pow(10.0, 0.3 * k)},
                                        {"factorEpsilon2", std::pow(10.0, 0.5 * j)},
                                        {"value", validator(0.3 * k, 0.5 * j)}});
        }
    }
    Json x = Json::array();
    Json y = Json::array();
    Json values = Json::array();
    for (int k = 0; k <= 40; ++k) {
        x.push_back(-0.6 + 0.03 * k);
        y.push_back(-1.0 + 0.05 * k);
    }
    for (int j = 0; j <= 40; ++j) {
        Json row = Json::array();
        for (int k = 0; k <= 40; ++k) {
            row.push_back(validator(-0.6 + 0.03 * k, -1.0 + 0.05 * j));
        }
        values.push_back(row);
    }
    report["surface"] = {{"log10FactorLength", x}, {"log10FactorEpsilon2", y}, {"value", values}};
    return report;
}

} // namespace

class DivandPlotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPlotsSayWhatFillsThem();
    void curveAndFitOfTheChosenLevelAreDrawn();
    void levelWithoutLengthSaysWhy();
    void tableHasTheNumbersOfThePlot();
    void surfaceShowsTheBestNodeAndPointsHaveTips();
    void oneFactorGivesACurve();
    void picturesAreWrittenInThreeFormats();

private:
    QTemporaryDir m_folder;
};

void DivandPlotsTest::emptyPlotsSayWhatFillsThem() {
    views::CorrelationLengthPlot lengths;
    views::CrossValidationPlot surface;
    QVERIFY(!lengths.curvePanel().hint().isEmpty());
    QVERIFY(!lengths.depthPanel().hint().isEmpty());
    QVERIFY(!surface.panel().hint().isEmpty());
    lengths.setReport(Json::parse(R"({"horizontal": [{"depthM": null}], "vertical": 3})"));
    surface.setReport(Json::parse(R"({"points": [{"factorLength": null}], "surface": null})"));
    QVERIFY(!surface.panel().hint().isEmpty());
}

void DivandPlotsTest::curveAndFitOfTheChosenLevelAreDrawn() {
    views::CorrelationLengthPlot lengths;
    lengths.setReport(lengthReport());
    auto* level = lengths.findChild<QComboBox*>(QStringLiteral("correlationLength/level"));
    QCOMPARE(level->count(), 4);
    level->setCurrentIndex(1);
    auto& plot = lengths.curvePanel().plot();
    int points = 0;
    for (int k = 0; k < plot.graphCount() - 1; ++k) {
        points += plot.graph(k)->dataCount();
    }
    QCOMPARE(points, 12);
    const auto* fit = plot.graph(plot.graphCount() - 1);
    QCOMPARE(fit->dataCount(), 12);
    QVERIFY(std::abs(fit->data()->at(3)->value - 0.4 * std::exp(-175.0 / 160.0)) < 1e-12);
    QVERIFY(lengths.findChild<QLabel*>(QStringLiteral("correlationLength/summary"))->text().contains(QStringLiteral("160")));
    bool isMarked = false;
    for (int k = 0; k < plot.itemCount(); ++k) {
        const auto* mark = qobject_cast<QCPItemStraightLine*>(plot.item(k));
        isMarked = isMarked || (mark != nullptr && mark->point1->key() == 160.0);
    }
    QVERIFY(isMarked);
}

void DivandPlotsTest::levelWithoutLengthSaysWhy() {
    views::CorrelationLengthPlot lengths;
    lengths.setReport(lengthReport());
    lengths.findChild<QComboBox*>(QStringLiteral("correlationLength/level"))->setCurrentIndex(3);
    QVERIFY(lengths.curvePanel().hint().contains(QStringLiteral("fewer than 10 observations")));
}

void DivandPlotsTest::tableHasTheNumbersOfThePlot() {
    views::CorrelationLengthPlot lengths;
    lengths.setReport(lengthReport());
    lengths.curvePanel().setTableShown(true);
    auto* table = lengths.findChild<QTableView*>(QStringLiteral("correlationLength/curve/table"))->model();
    QCOMPARE(table->rowCount(), 12);
    QCOMPARE(table->index(0, 0).data().toString(), QStringLiteral("25"));
    QVERIFY(lengths.curvePanel().toCsv().split(QLatin1Char('\n')).at(1).startsWith(QStringLiteral("25,")));
    views::CrossValidationPlot surface;
    surface.setReport(surfaceReport());
    surface.panel().setTableShown(true);
    QCOMPARE(surface.findChild<QTableView*>(QStringLiteral("crossValidation/panel/table"))->model()->rowCount(), 25);
}

void DivandPlotsTest::surfaceShowsTheBestNodeAndPointsHaveTips() {
    views::CrossValidationPlot surface;
    surface.resize(500, 400);
    surface.show();
    surface.setReport(surfaceReport());
    QVERIFY(surface.findChild<QLabel*>(QStringLiteral("crossValidation/summary"))->text().contains(QStringLiteral("158.5")));
    QTRY_VERIFY(surface.panel().plot().width() > 300);
    surface.panel().plot().replot();
    QVERIFY(surface.pointText(0.6, 1.0).contains(QStringLiteral("1.105"))); // 0.1 + 0.4^2 + 0.5 1.3^2
    QVERIFY(surface.pointText(0.45, 0.75).isEmpty());
}

void DivandPlotsTest::oneFactorGivesACurve() {
    Json report = surfaceReport();
    Json points = Json::array();
    for (const auto& point : report["points"]) {
        if (point["factorEpsilon2"] == 1.0) {
            points.push_back(point);
        }
    }
    report["points"] = points;
    report.erase("surface");
    views::CrossValidationPlot curve;
    curve.setReport(report);
    QCOMPARE(curve.panel().plot().graph(0)->dataCount(), 5);
    QVERIFY(std::abs(curve.panel().plot().graph(0)->data()->at(4)->value - validator(0.6, 0.0)) < 1e-12);
}

void DivandPlotsTest::picturesAreWrittenInThreeFormats() {
    const QByteArray kept = qgetenv("PHIDIAS_TEST_PICTURES");
    const QString folder = kept.isEmpty() ? m_folder.path() : QString::fromUtf8(kept);
    for (const QString& theme : {QStringLiteral("light"), QStringLiteral("dark")}) {
        app::applyTheme(*qApp, theme);
        views::CorrelationLengthPlot lengths;
        lengths.resize(900, 340);
        lengths.setReport(lengthReport());
        lengths.show();
        views::CrossValidationPlot surface;
        surface.resize(560, 420);
        surface.setReport(surfaceReport());
        surface.show();
        QTest::qWait(100);
        for (const auto& ending : {".png", ".svg", ".pdf"}) {
            const QString path = folder + QStringLiteral("/surface-") + theme + QLatin1String(ending);
            surface.panel().savePicture(path.toStdString());
            QVERIFY(QFileInfo(path).size() > 1000);
        }
        QVERIFY(lengths.grab().save(folder + QStringLiteral("/lengths-") + theme + QStringLiteral(".png")));
        QVERIFY(surface.grab().save(folder + QStringLiteral("/surface-widget-") + theme + QStringLiteral(".png")));
        QVERIFY_EXCEPTION_THROWN(surface.panel().savePicture((folder + QStringLiteral("/x.bmp")).toStdString()), core::Error);
    }
}

QTEST_MAIN(DivandPlotsTest)
#include "DivandPlotsTest.moc"
