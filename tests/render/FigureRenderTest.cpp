// Pages of figures: exact data, the same content in every format, specifications there and back, animations.
#include "app/workstation/FigureCommand.h"
#include "core/io/ClimatologyWriter.h"
#include "core/util/Error.h"
#include "views/figure/Animation.h"
#include "views/figure/FigureWriter.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

class FigureRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutDecorationsThePictureIsExactlyTheExtent();
    void savedSpecificationGivesTheSamePixels();
    void textKeepsItsSizeOnPaper();
    void pdfPageHasTheSizeOfThePaper();
    void vectorsHoldTextAsText();
    void tooLargeAFigureIsRefusedAndLeavesNoFile();
    void unknownMembersAreRefused();
    void framesAreTheTimesInTheRange();
    void colourMeansTheSameInEveryFrame();
    void stoppedAnimationLeavesNothing();
    void filmIsWrittenByFfmpeg();

private:
    [[nodiscard]] views::FigureSpec spec() const;
    [[nodiscard]] QImage drawn(const views::FigureSpec& figure) const;
    QTemporaryDir m_folder;
    core::MemoryBudget m_budget = core::MemoryBudget::standard();
};

void FigureRenderTest::initTestCase() {
    // At time k the value is longitude + 100 k.
    core::ClimatologyHeader header;
    for (int k = 0; k < 40; ++k) {
        header.longitudesDeg.push_back(k + 0.5);
    }
    for (int k = 0; k < 20; ++k) {
        header.latitudesDeg.push_back(k + 0.5);
    }
    header.depthsM = {0.0};
    for (int month = 0; month < 4; ++month) {
        header.timesUnixSeconds.push_back(month * 30.0 * 86400.0);
        header.timeBoundsUnixSeconds.push_back({month * 30.0 * 86400.0, (month + 1) * 30.0 * 86400.0});
    }
    header.variable = "value";
    header.longName = "value";
    header.unit = "m";
    header.hasError = false;
    core::ClimatologyWriter writer(m_folder.filePath(QStringLiteral("value.nc")).toStdString(), header);
    for (std::size_t time = 0; time < 4; ++time) {
        std::vector<double> plane;
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 40; ++column) {
                plane.push_back(column + 0.5 + 100.0 * static_cast<double>(time));
            }
        }
        writer.putPlane(time, 0, plane, {});
    }
    writer.commit();
}

views::FigureSpec FigureRenderTest::spec() const {
    views::FigureSpec made;
    core::Layer layer;
    layer.href = m_folder.filePath(QStringLiteral("value.nc")).toStdString();
    layer.variable = "value";
    layer.style.colorMap = "gray";
    layer.style.low = 0.0;
    layer.style.high = 40.0;
    made.layers = {layer};
    made.depths.emplace_back();
    made.times.emplace_back();
    made.extent = {0.0, 0.0, 40.0, 20.0};
    made.size = {400, 200};
    made.title = "Value";
    return made;
}

QImage FigureRenderTest::drawn(const views::FigureSpec& figure) const {
    const auto view = app::makeFigureView(figure, views::fileLoader(m_budget), m_budget, {});
    return views::pageImage(figure, *view, 1.0, m_budget, {});
}

void FigureRenderTest::withoutDecorationsThePictureIsExactlyTheExtent() {
    auto figure = spec();
    figure.hasDecorations = false;
    const QImage image = drawn(figure);
    QCOMPARE(image.size(), QSize(400, 200));
    // Ten pixels a cell: round(255 v / 40) with v = cell + 0.5 (USER_EXPERIENCE 4).
    for (int column = 0; column < 400; ++column) {
        const double value = column / 10 + 0.5;
        QVERIFY(std::abs(qRed(image.pixel(column, 100)) - 255.0 * value / 40.0) <= 2.0);
    }
}

void FigureRenderTest::savedSpecificationGivesTheSamePixels() {
    auto figure = spec();
    figure.dpi = 150.0;
    figure.subtitle = "any";
    figure.isDark = true;
    figure.layers[0].timeIndex = 2;
    figure.layers[0].style.low.reset();
    figure.layers[0].style.high.reset();
    figure.layers[0].style.lowPercentile = 10.0;
    figure.layers[0].style.highPercentile = 80.0;
    const std::filesystem::path folder = m_folder.path().toStdString();
    QFile file(m_folder.filePath(QStringLiteral("saved.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(figure.toJson(folder).dump()));
    file.close();
    const auto read = views::FigureSpec::read(folder / "saved.json");
    QVERIFY(read == figure);
    QCOMPARE(drawn(read), drawn(figure));
}

void FigureRenderTest::textKeepsItsSizeOnPaper() {
    auto figure = spec();
    figure.size = {960, 960};
    const auto screen = views::PageScale::of(figure);
    figure.size = {2880, 2880};
    figure.dpi = 288.0; // three times the pixels on the same paper
    const auto print = views::PageScale::of(figure);
    QCOMPARE(print.units, screen.units);
    QCOMPARE(print.pixelsPerUnit, 3.0 * screen.pixelsPerUnit);
}

void FigureRenderTest::pdfPageHasTheSizeOfThePaper() {
    auto figure = spec();
    figure.size = {600, 400};
    figure.dpi = 150.0; // 4 x 2.667 inches = 288 x 192 points
    const std::filesystem::path out = m_folder.filePath(QStringLiteral("page.pdf")).toStdString();
    const auto view = app::makeFigureView(figure, views::fileLoader(m_budget), m_budget, {});
    views::writeFigure(figure, *view, out, m_budget, {});
    QFile file(QString::fromStdString(out.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const auto box = QRegularExpression(QStringLiteral("/MediaBox \\[\\s*0 0 ([\\d.]+) ([\\d.]+)")).match(QString::fromLatin1(text));
    QVERIFY(box.hasMatch());
    QVERIFY(std::abs(box.captured(1).toDouble() - 288.0) <= 1.0);
    QVERIFY(std::abs(box.captured(2).toDouble() - 192.0) <= 1.0);
    QVERIFY(text.contains("/FontFile2") || text.contains("/FontFile3")); // fonts are in the file
}

void FigureRenderTest::vectorsHoldTextAsText() {
    const std::filesystem::path out = m_folder.filePath(QStringLiteral("page.svg")).toStdString();
    const auto figure = spec();
    const auto view = app::makeFigureView(figure, views::fileLoader(m_budget), m_budget, {});
    views::writeFigure(figure, *view, out, m_budget, {});
    QFile file(QString::fromStdString(out.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains(">Value</text>"));
    QCOMPARE(text.count("<image"), 1);
}

void FigureRenderTest::tooLargeAFigureIsRefusedAndLeavesNoFile() {
    auto figure = spec();
    figure.size = {16384, 16384};
    const core::MemoryBudget small{.bytes = 100'000'000};
    for (const char* name : {"large.png", "large.pdf"}) {
        const std::filesystem::path out = m_folder.filePath(QLatin1String(name)).toStdString();
        const auto view = app::makeFigureView(figure, views::fileLoader(small), small, {});
        try {
            views::writeFigure(figure, *view, out, small, {});
            QFAIL("a figure larger than the memory was drawn");
        } catch (const core::Error& error) {
            QCOMPARE(error.code(), core::ErrorCode::BudgetExceeded);
        }
        QVERIFY(!std::filesystem::exists(out) && !std::filesystem::exists(out.string() + ".part"));
    }
}

void FigureRenderTest::unknownMembersAreRefused() {
    const QString path = m_folder.filePath(QStringLiteral("bad.json"));
    for (const char* more : {R"("zoom": 1)", R"("dpi": 5)", R"("theme": "blue")", R"("animate": {"over": "space"})",
                             R"("animate": {"over": "depth", "from": 9, "to": 3})", R"("at": [1])"}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(R"({"layers": [{"href": "value.nc"}], )") + more + "}");
        file.close();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(views::FigureSpec::read(path.toStdString())), core::Error);
    }
}

void FigureRenderTest::framesAreTheTimesInTheRange() {
    auto figure = spec();
    figure.animation = views::FigureAnimation{.isOverDepth = false, .from = 1.0, .to = {}, .step = 2};
    // Times 0, 30, 60, 90 days; from the second on, every other.
    QCOMPARE(views::animationSteps(figure, m_budget), (std::vector<double>{30.0 * 86400.0, 90.0 * 86400.0}));
    figure.animation->from = 1e12;
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(views::animationSteps(figure, m_budget)), core::Error);
}

void FigureRenderTest::colourMeansTheSameInEveryFrame() {
    auto figure = spec();
    figure.hasDecorations = false;
    figure.layers[0].style.low.reset();
    figure.layers[0].style.high.reset();
    figure.layers[0].style.lowPercentile = 0.0;
    figure.layers[0].style.highPercentile = 100.0;
    figure.animation = views::FigureAnimation();
    const std::filesystem::path out = m_folder.filePath(QStringLiteral("frames")).toStdString();
    const views::FigureMaker maker = [this](const views::FigureSpec& frame, const views::LayerLoader& loader, std::stop_token stop) {
        return app::makeFigureView(frame, loader, m_budget, stop);
    };
    views::writeAnimation(figure, out, maker, m_budget, [](int, int) {}, {});
    // The values of all frames run from 0.5 to 339.5.
    for (int time = 0; time < 4; ++time) {
        const QImage image(m_folder.filePath(QStringLiteral("frames/frames_000%1.png").arg(time + 1)));
        QCOMPARE(image.size(), QSize(400, 200));
        for (const int column : {5, 205, 395}) {
            const double value = column / 10 + 0.5 + 100.0 * time;
            QVERIFY(std::abs(qRed(image.pixel(column, 100)) - 255.0 * (value - 0.5) / 339.0) <= 2.0);
        }
    }
}

void FigureRenderTest::stoppedAnimationLeavesNothing() {
    auto figure = spec();
    figure.animation = views::FigureAnimation();
    const std::filesystem::path out = m_folder.filePath(QStringLiteral("stopped")).toStdString();
    std::stop_source stop;
    const views::FigureMaker maker = [&](const views::FigureSpec& frame, const views::LayerLoader& loader, std::stop_token token) {
        auto view = app::makeFigureView(frame, loader, m_budget, token);
        stop.request_stop(); // while the first frame is drawn
        return view;
    };
    try {
        views::writeAnimation(
            figure, out, maker, m_budget, [](int, int) {}, stop.get_token());
        QFAIL("the animation was not stopped");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::Cancelled);
    }
    QVERIFY(!std::filesystem::exists(out));
}

void FigureRenderTest::filmIsWrittenByFfmpeg() {
    if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty()) {
        QSKIP("ffmpeg is not installed");
    }
    auto figure = spec();
    figure.size = {201, 101}; // odd sizes are padded
    figure.animation = views::FigureAnimation();
    const views::FigureMaker maker = [this](const views::FigureSpec& frame, const views::LayerLoader& loader, std::stop_token stop) {
        return app::makeFigureView(frame, loader, m_budget, stop);
    };
    for (const auto& [name, offset, magic] : {std::tuple{"film.mp4", 4, "ftyp"}, std::tuple{"film.gif", 0, "GIF89a"}}) {
        const QString out = m_folder.filePath(QLatin1String(name));
        views::writeAnimation(figure, out.toStdString(), maker, m_budget, [](int, int) {}, {});
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().mid(offset).startsWith(magic));
    }
}

QTEST_MAIN(FigureRenderTest)
#include "FigureRenderTest.moc"
