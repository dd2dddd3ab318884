#include "views/residual/ResidualScene.h"

#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <cmath>

namespace phidias::views {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("ResidualScene", source);
}

QString counted(const char* source, std::size_t count) {
    return QCoreApplication::translate("ResidualScene", source, nullptr, static_cast<int>(count));
}

QString titled(const QString& title, const QString& unit) {
    const QString shown = unitText(unit);
    return shown.isEmpty() || shown == QLatin1String("1") ? title : QString(title % QStringLiteral(" (") % shown % QLatin1Char(')'));
}

std::vector<double> differenceOf(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> difference(a.size());
    for (std::size_t channel = 0; channel < a.size(); ++channel) {
        difference[channel] = a[channel] - b[channel];
    }
    return difference;
}

std::vector<double> residualOf(const ResidualPart& part, ResidualUnit unit) {
    return unit == ResidualUnit::Sigma   ? part.inSigma
           : unit == ResidualUnit::Space ? part.ofSpace
                                         : differenceOf(part.measured, part.fitted);
}

std::vector<double> noiseOf(const ResidualPart& part, ResidualUnit unit) {
    return unit == ResidualUnit::Sigma ? part.sigma : unit == ResidualUnit::Space ? part.noiseOfSpace : part.noise;
}

} // namespace

SpectrumCurves curvesOf(const ResidualScene& scene, ResidualUnit unit, std::vector<SpectralComb> combs,
                        const std::vector<std::size_t>& excluded) {
    SpectrumCurves curves;
    curves.title = scene.title;
    curves.unit = scene.unit;
    curves.spectralUnit = core::SpectralUnit::Nanometre;
    curves.href = scene.href;
    curves.channelPositions = scene.channelPositions;
    for (const auto& part : scene.parts) {
        curves.curves.push_back(
            {.label = part.label, .role = part.role, .position = part.position, .value = part.measured, .halfWidth = part.noise});
        curves.residuals.push_back(
            {.label = part.label, .role = part.role, .position = part.position, .value = residualOf(part, unit), .halfWidth = {}});
    }
    if (!scene.parts.empty()) {
        const auto& first = scene.parts.front();
        curves.curves.push_back({.label = text(QT_TRANSLATE_NOOP("ResidualScene", "reconstruction")),
                                 .role = SpectrumRole::Reconstruction,
                                 .position = first.position,
                                 .value = first.fitted,
                                 .halfWidth = {}});
        curves.noisePosition = first.position;
        curves.noiseSigma = noiseOf(first, unit);
    }
    if (scene.comparison) {
        curves.residuals.push_back({.label = scene.comparison->label,
                                    .role = SpectrumRole::Reconstruction,
                                    .position = scene.comparison->position,
                                    .value = residualOf(*scene.comparison, unit),
                                    .halfWidth = {}});
    }
    curves.isResidualInSigma = unit == ResidualUnit::Sigma;
    const QString residual = text(QT_TRANSLATE_NOOP("ResidualScene", "Residual"));
    curves.residualTitle = unit == ResidualUnit::Sigma ? text(QT_TRANSLATE_NOOP("ResidualScene", "Residual (σ)"))
                           : unit == ResidualUnit::Physical
                               ? titled(residual, scene.unit)
                               : QString(residual % QStringLiteral(" (") % scene.spaceTitle % QLatin1Char(')'));
    curves.residualUnit = unit == ResidualUnit::Sigma ? QStringLiteral("σ") : residual;
    curves.combs = std::move(combs);
    for (std::size_t interval = 0; interval < scene.windows.size(); ++interval) {
        auto window = scene.windows[interval];
        const std::size_t score = scene.windowOfInterval[interval];
        if (!scene.parts.empty() && score < scene.parts.front().windowScores.size()) {
            window.label = window.label % QStringLiteral("\u2002") % numberText(scene.parts.front().windowScores[score], 3);
        }
        curves.windows.push_back(window);
    }
    const auto& at = scene.channelPositions;
    for (const std::size_t channel : excluded) {
        if (channel < at.size() && at.size() > 1) {
            const double before = channel > 0 ? at[channel - 1] : 2.0 * at[0] - at[1];
            const double after = channel + 1 < at.size() ? at[channel + 1] : 2.0 * at[channel] - at[channel - 1];
            const double low = 0.5 * (at[channel] + before);
            if (!curves.excluded.empty() && std::abs(curves.excluded.back().high - low) < 1e-9) {
                curves.excluded.back().high = 0.5 * (at[channel] + after);
            } else {
                curves.excluded.push_back({.low = low, .high = 0.5 * (at[channel] + after), .label = {}});
            }
        }
    }
    return curves;
}

QString flagsText(std::uint16_t flags) {
    static const std::vector<std::pair<std::uint16_t, const char*>> kWords{
        {1, QT_TRANSLATE_NOOP("ResidualScene", "quality of the measurement")},
        {2, QT_TRANSLATE_NOOP("ResidualScene", "sun or view too low")},
        {4, QT_TRANSLATE_NOOP("ResidualScene", "too few valid channels")},
        {8, QT_TRANSLATE_NOOP("ResidualScene", "low signal")},
        {16, QT_TRANSLATE_NOOP("ResidualScene", "South Atlantic anomaly")},
        {32, QT_TRANSLATE_NOOP("ResidualScene", "sun glint")},
        {64, QT_TRANSLATE_NOOP("ResidualScene", "ill-conditioned")},
        {128, QT_TRANSLATE_NOOP("ResidualScene", "saturated channels")},
        {256, QT_TRANSLATE_NOOP("ResidualScene", "budget limited")}};
    QStringList said;
    for (const auto& [bit, words] : kWords) {
        if ((flags & bit) != 0) {
            said += text(words);
        }
    }
    return said.join(QStringLiteral(", "));
}

QString numbersOf(const ResidualScene& scene, const ResidualPart& part) {
    QStringList said;
    if (part.count > 1) {
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "score of the mean %1")).arg(numberText(part.score, 4));
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "mean score %1")).arg(numberText(part.meanScore, 4));
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "noise 1/√%1 = %2 σ"))
                    .arg(part.count)
                    .arg(numberText(1.0 / std::sqrt(static_cast<double>(part.count)), 3));
        if (part.leftOut > 0) {
            said += counted(QT_TRANSLATE_N_NOOP("ResidualScene", "%n left out"), part.leftOut);
        }
    } else {
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "score %1")).arg(numberText(part.score, 4));
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "T² %1")).arg(numberText(part.t2, 4));
    }
    said += text(QT_TRANSLATE_NOOP("ResidualScene", "%1 components")).arg(scene.components);
    for (std::size_t window = 0; window < part.windowScores.size() && window < scene.windowNames.size(); ++window) {
        said += QString(toQt(scene.windowNames[window]) % QLatin1Char(' ') % numberText(part.windowScores[window], 4));
    }
    QStringList gases;
    for (const auto& [gas, z] : part.gases) {
        gases += QString(gas % QLatin1Char(' ') % numberText(z, 3));
    }
    if (!gases.isEmpty()) {
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "z of %1")).arg(gases.join(QStringLiteral(", ")));
    }
    if (!part.residualClass.isEmpty()) {
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "class %1")).arg(part.residualClass);
    }
    if (scene.comparison) {
        said += text(QT_TRANSLATE_NOOP("ResidualScene", "second basis: score %1")).arg(numberText(scene.comparison->score, 4));
    }
    if (const QString flags = flagsText(part.flags); !flags.isEmpty()) {
        said += flags;
    }
    return said.join(QStringLiteral("  ·  "));
}

} // namespace phidias::views
