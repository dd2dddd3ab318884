#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QString>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace phidias::tests {

/// How far a picture may be from its reference (TESTING.md 1).
struct PictureTolerance {
    int channel = 8;              ///< of 255, for nearly all pixels
    double shareOfPixels = 0.999; ///< that must be within it; 0 = it is not asked
    double ssim = 0.99;
};

/// Mean structural similarity of two pictures of the same size over windows of 8 x 8 pixels in steps of 4, the mean of the three channels.
///
/// SSIM = (2 mx my + C1)(2 sxy + C2) / ((mx^2 + my^2 + C1)(sx^2 + sy^2 + C2)), C1 = (0.01 * 255)^2, C2 = (0.03 * 255)^2
///                                                                                     [Wang, Bovik, Sheikh and Simoncelli 2004, eq. 13]
inline double structuralSimilarity(const QImage& a, const QImage& b) {
    constexpr int kWindow = 8;
    constexpr double kC1 = 6.5025;
    constexpr double kC2 = 58.5225;
    double sum = 0.0;
    int windows = 0;
    for (int top = 0; top + kWindow <= a.height(); top += kWindow / 2) {
        for (int left = 0; left + kWindow <= a.width(); left += kWindow / 2) {
            for (const int shift : {0, 8, 16}) {
                double x = 0.0;
                double y = 0.0;
                double xx = 0.0;
                double yy = 0.0;
                double xy = 0.0;
                for (int k = 0; k < kWindow * kWindow; ++k) {
                    const int column = left + k % kWindow;
                    const int row = top + k / kWindow;
                    const double p = (a.pixel(column, row) >> shift) & 255U;
                    const double q = (b.pixel(column, row) >> shift) & 255U;
                    x += p;
                    y += q;
                    xx += p * p;
                    yy += q * q;
                    xy += p * q;
                }
                const double n = kWindow * kWindow;
                x /= n;
                y /= n;
                const double sxx = xx / n - x * x;
                const double syy = yy / n - y * y;
                const double sxy = xy / n - x * y;
                sum += (2.0 * x * y + kC1) * (2.0 * sxy + kC2) / ((x * x + y * y + kC1) * (sxx + syy + kC2));
                ++windows;
            }
        }
    }
    return sum / windows;
}

inline bool& updatesReferences() {
    static bool updates = false;
    return updates;
}

/// Takes `--update-references` from the arguments of a test program: references are then written instead of compared. A person looks at
/// them before they are committed.
inline void takeUpdateOption(int& argc, char** argv) {
    char** const end =
        std::remove_if(argv + 1, argv + argc, [](const char* word) { return QLatin1String(word) == QLatin1String("--update-references"); });
    updatesReferences() = end != argv + argc;
    argc = static_cast<int>(end - argv);
}

/// Compares a picture with tests/render/references/NAME.png. @returns what is wrong, empty when nothing; the pictures then lie in
/// build/tests/pictures as NAME-actual, -expected and -difference.png
inline QString differenceFromReference(const QImage& picture, const QString& name, const PictureTolerance& tolerance) {
    const QString reference = QStringLiteral(PHIDIAS_SOURCE_DIR "/tests/render/references/") + name + QStringLiteral(".png");
    const QImage actual = picture.convertToFormat(QImage::Format_ARGB32);
    if (updatesReferences()) {
        return actual.save(reference) ? QString() : reference + QStringLiteral(" cannot be written");
    }
    const QImage expected = QImage(reference).convertToFormat(QImage::Format_ARGB32);
    QString wrong;
    QImage difference(actual.size(), QImage::Format_RGB32);
    if (expected.size() != actual.size()) {
        wrong = QStringLiteral("%1: %2 x %3 pixels, the reference has %4 x %5")
                    .arg(name)
                    .arg(actual.width())
                    .arg(actual.height())
                    .arg(expected.width())
                    .arg(expected.height());
    } else {
        int within = 0;
        for (int row = 0; row < actual.height(); ++row) {
            for (int column = 0; column < actual.width(); ++column) {
                int most = 0;
                for (const int shift : {0, 8, 16, 24}) {
                    most = std::max(most, std::abs(static_cast<int>((actual.pixel(column, row) >> shift) & 255U) -
                                                   static_cast<int>((expected.pixel(column, row) >> shift) & 255U)));
                }
                within += most <= tolerance.channel ? 1 : 0;
                difference.setPixel(column, row, qRgb(most, most, most));
            }
        }
        const double share = static_cast<double>(within) / (actual.width() * actual.height());
        const double ssim = structuralSimilarity(actual, expected);
        if (share < tolerance.shareOfPixels || ssim < tolerance.ssim) {
            wrong =
                QStringLiteral("%1: %2 % of the pixels within %3, SSIM %4").arg(name).arg(100.0 * share).arg(tolerance.channel).arg(ssim);
        }
    }
    if (!wrong.isEmpty()) {
        const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
        QDir().mkpath(folder);
        actual.save(folder + name + QStringLiteral("-actual.png"));
        expected.save(folder + name + QStringLiteral("-expected.png"));
        difference.save(folder + name + QStringLiteral("-difference.png"));
        wrong += QStringLiteral("; see ") + folder;
    }
    return wrong;
}

} // namespace phidias::tests

/// As QTEST_MAIN, with the option --update-references.
#define PHIDIAS_PICTURE_TEST_MAIN(Test)                                                                                                    \
    int main(int argc, char** argv) {                                                                                                      \
        phidias::tests::takeUpdateOption(argc, argv);                                                                                      \
        QApplication application(argc, argv);                                                                                              \
        Test test;                                                                                                                         \
        return QTest::qExec(&test, argc, argv);                                                                                            \
    }
