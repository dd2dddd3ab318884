#pragma once

#include "views/spectrum/SpectrumScene.h"

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace phidias::views {

/// A pixel of a file.
struct FilePixel {
    std::string href;
    std::size_t scanline = 0;
    std::size_t groundPixel = 0;
    bool operator==(const FilePixel&) const = default;
};

/// What residuals are asked for.
struct ResidualRequest {
    std::vector<SceneLayer> layers;           ///< the first whose file can be used is
    std::optional<SpectrumPlace> place{};     ///< of the pixel
    double radiusDeg = 0.1;                   ///< how far a pixel without footprint may be
    std::optional<FilePixel> pinned{};        ///< a second pixel to compare with
    std::optional<Selection::Items> chosen{}; ///< the mean of these pixels instead of a pixel
    std::size_t components = 0;               ///< 0 = as many as the basis was made for
    std::vector<std::size_t> excluded{};      ///< channels of the basis that are left out
    std::function<void(double)> progress{};   ///< share of the pixels that are read, from the thread that works; may be empty
};

/// One spectrum, or a mean, against one basis; all vectors [channel].
struct ResidualPart {
    QString label;
    SpectrumRole role = SpectrumRole::Cursor;
    std::vector<double> position; ///< nm
    std::vector<double> measured; ///< in ResidualScene::unit; NaN = missing or left out
    std::vector<double> noise;    ///< standard deviation in that unit
    std::vector<double> fitted;   ///< reconstruction in that unit
    std::vector<double> inSigma;  ///< residual in noise standard deviations
    std::vector<double> sigma;    ///< standard deviation of inSigma for noise alone: 1, of a mean 1 / sqrt(n)
    std::vector<double> ofSpace;  ///< residual in the space of the basis
    std::vector<double> noiseOfSpace;
    double score = std::numeric_limits<double>::quiet_NaN();
    double meanScore = std::numeric_limits<double>::quiet_NaN(); ///< of a mean: mean of the scores of its spectra
    double t2 = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> windowScores;              ///< as ResidualScene::windows
    QString residualClass;                         ///< what the residual looks like; empty = nothing out of the ordinary
    std::vector<std::pair<QString, double>> gases; ///< name and matched filter in standard deviations
    std::size_t count = 1;                         ///< spectra
    std::size_t leftOut = 0;                       ///< spectra that could not be used
    std::uint16_t flags = 0;                       ///< processing_flag of the screening
};

/// What the residual view draws.
struct ResidualScene {
    std::string href; ///< empty: no file can be used
    std::string layerId;
    QString title; ///< of the measured quantity
    QString unit;
    QString spaceTitle; ///< of the space of the basis; empty when it is that quantity itself
    QString spaceUnit;
    std::optional<FilePixel> pixel;
    std::vector<ResidualPart> parts;             ///< the pixel or mean, then a pinned pixel; empty = nothing at the place
    std::optional<ResidualPart> comparison{};    ///< the first against the second basis
    std::vector<SpectralWindow> windows{};       ///< with their names; an interval each
    std::vector<std::size_t> windowOfInterval{}; ///< [interval] index of the window's score
    std::vector<std::string> windowNames{};
    std::vector<double> channelPositions{}; ///< of the basis, nm
    std::vector<double> direction{};        ///< of a mean: in units of the reference's noise, what an enrichment adds
    std::size_t components = 0;             ///< in use
    std::size_t componentsOfBasis = 0;      ///< that the basis was made for
    std::size_t mostComponents = 0;
};

/// Computes residuals. @throws core::Error  @thread any
using ResidualSource = std::function<ResidualScene(const ResidualRequest&, std::stop_token)>;

/// Which residual the lower panel shows.
enum class ResidualUnit {
    Sigma,    ///< (y - y^) / sigma
    Physical, ///< difference in the unit of the measured quantity
    Space     ///< difference in the space of the basis
};

/// The curves of a scene.
/// @param combs   lines of gases
/// @param excluded  channels of the basis that are left out: shaded
[[nodiscard]] SpectrumCurves curvesOf(const ResidualScene& scene, ResidualUnit unit, std::vector<SpectralComb> combs,
                                      const std::vector<std::size_t>& excluded);

/// Score, T², components, windows and flags of a part in words.
[[nodiscard]] QString numbersOf(const ResidualScene& scene, const ResidualPart& part);
/// The bits of processing_flag in words; empty for 0.
[[nodiscard]] QString flagsText(std::uint16_t flags);

} // namespace phidias::views
