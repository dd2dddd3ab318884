#pragma once

#include "core/io/NetcdfFile.h"
#include "processing/atmosphere/PcaBasisFile.h"
#include "processing/atmosphere/SpectraSample.h"
#include "processing/atmosphere/SpectralScore.h"
#include "tests/support/Support.h"

#include <QDir>
#include <QProcess>
#include <QtTest>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

namespace phidias::tests {

namespace atmosphere = processing::atmosphere;

inline constexpr std::size_t kRows = 215;
inline constexpr std::size_t kChannels = 480;
inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// One spectrum as the file holds it, in the space of the basis.
struct Spectrum {
    std::vector<double> y;
    std::vector<double> sigma;
};

/// The granule's numbers, read without any code of the residual view.
class Granule {
public:
    Granule(const QString& path, const QString& truth) {
        const auto mode = core::NetcdfFile::open(path.toStdString()).root().group("BAND7_RADIANCE/STANDARD_MODE").value();
        m_radiance = mode.requireVariable("OBSERVATIONS/radiance").readDoubles();
        m_decibel = mode.requireVariable("OBSERVATIONS/radiance_noise").readDoubles();
        m_quality = mode.requireVariable("OBSERVATIONS/spectral_channel_quality").readIntegers();
        m_pixelQuality = mode.requireVariable("OBSERVATIONS/ground_pixel_quality").readIntegers();
        m_sun = mode.requireVariable("GEODATA/solar_zenith_angle").readDoubles();
        m_view = mode.requireVariable("GEODATA/viewing_zenith_angle").readDoubles();
        latitude = mode.requireVariable("GEODATA/latitude").readDoubles();
        longitude = mode.requireVariable("GEODATA/longitude").readDoubles();
        strength = core::NetcdfFile::open(truth.toStdString()).root().requireVariable("strength").readDoubles();
    }
    [[nodiscard]] std::size_t pixels() const { return latitude.size(); }
    [[nodiscard]] Spectrum spectrum(std::size_t pixel) const {
        Spectrum spectrum;
        for (std::size_t at = pixel * kChannels; at < (pixel + 1) * kChannels; ++at) {
            const bool isValid = (m_quality[at] & 119) == 0 && m_radiance[at] < 9e36 && m_decibel[at] >= 0.0 && m_radiance[at] > 0.0;
            spectrum.y.push_back(isValid ? std::log(m_radiance[at]) : kNan);
            spectrum.sigma.push_back(isValid ? std::pow(10.0, -m_decibel[at] / 10.0) : kNan);
        }
        return spectrum;
    }
    /// Accepted by quality, angles and number of channels.
    [[nodiscard]] bool isUsable(std::size_t pixel) const {
        const auto y = spectrum(pixel).y;
        const auto valid = std::count_if(y.begin(), y.end(), [](double value) { return std::isfinite(value); });
        return (m_pixelQuality[pixel] & 41) == 0 && m_sun[pixel] <= 70.0 && m_view[pixel] <= 60.0 && valid >= 460;
    }
    [[nodiscard]] std::size_t strongest() const {
        std::size_t best = 0;
        for (std::size_t pixel = 0; pixel < pixels(); ++pixel) {
            best = strength[pixel] > strength[best] && isUsable(pixel) ? pixel : best;
        }
        return best;
    }

    std::vector<double> latitude, longitude, strength;

private:
    std::vector<double> m_radiance, m_decibel, m_sun, m_view;
    std::vector<std::int64_t> m_quality, m_pixelQuality;
};

struct Scored {
    double score = 0.0;
    double t2 = 0.0;
    std::vector<double> residual;
    std::vector<double> fitted;
};

inline Scored scored(const atmosphere::BasisFile& basis, std::size_t components, const Spectrum& spectrum) {
    const atmosphere::SpectralScorer scorer(basis.groups.front(), components);
    atmosphere::SpectralScorer::Workspace workspace;
    std::array<atmosphere::SpectrumScore, 1> score{};
    scorer.score(spectrum.y, spectrum.sigma, score, {}, workspace);
    Scored result{.score = score[0].score, .t2 = score[0].t2, .residual = workspace.residual, .fitted = {}};
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        result.fitted.push_back(scorer.reconstructed(workspace, 0, channel));
    }
    return result;
}

/// Equal, both missing included, to a share of the greatest.
inline bool isSame(const std::vector<double>& found, const std::vector<double>& expected, double tolerance = 1e-9) {
    if (found.size() != expected.size()) {
        return false;
    }
    double most = 0.0;
    for (const double value : expected) {
        most = std::isfinite(value) ? std::max(most, std::abs(value)) : most;
    }
    for (std::size_t at = 0; at < found.size(); ++at) {
        if (std::isfinite(found[at]) != std::isfinite(expected[at]) || std::abs(found[at] - expected[at]) > tolerance * most) {
            return false;
        }
    }
    return true;
}

/// Runs a job file of the program in a folder. @returns what it said against it; empty = done
inline QString runJob(const QString& folder, const QByteArray& job) {
    QFile file(folder + QStringLiteral("/job.json"));
    if (!file.open(QIODevice::WriteOnly)) {
        return file.errorString();
    }
    file.write(job);
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(PHIDIAS_BINARY), {QStringLiteral("run"), QStringLiteral("job.json")});
    const bool isDone = process.waitForFinished(120000) && process.exitCode() == 0;
    return isDone ? QString() : QString(QStringLiteral("failed: ") + QString::fromUtf8(process.readAllStandardError()));
}

/// A synthetic granule of 60 scanlines with a planted plume, and bases of 20 and of 4 components made of it on the index grid:
/// "basis.nc" and "second.nc".
struct ResidualSample {
    QString file;
    std::unique_ptr<Granule> granule;
    std::size_t plume = 0; ///< pixel with the strongest plume

    /// @returns what failed; empty = all is there
    QString make(const QString& path) {
        atmosphere::writeSpectraSample(path.toStdString(), {.granules = 1, .scanlines = 60, .progress = {}});
        const QDir folder(path);
        file = folder.filePath(folder.entryList({QStringLiteral("*L1B_RA_BD7*.nc")}).value(0));
        granule = std::make_unique<Granule>(file, folder.filePath(folder.entryList({QStringLiteral("truth_*.nc")}).value(0)));
        plume = granule->strongest();
        const QByteArray name = QFileInfo(file).fileName().toUtf8();
        QString failure =
            runJob(path, R"({"process":"atmosphere.pca-accumulate","version":"1","inputs":{"granules":[{"href":")" + name +
                             R"("}],"missing":"interpolate","grid":"index"},"outputs":{"accumulator":{"href":"accumulator.nc"}}})");
        for (const auto& [components, basis] : {std::pair{"20", "basis.nc"}, std::pair{"4", "second.nc"}}) {
            failure += runJob(
                path,
                QByteArray(
                    R"({"process":"atmosphere.pca-basis","version":"1","inputs":{"accumulators":[{"href":"accumulator.nc"}],"components":)") +
                    components + R"(},"outputs":{"basis":{"href":")" + basis + R"("}}})");
        }
        return failure;
    }
};

} // namespace phidias::tests
