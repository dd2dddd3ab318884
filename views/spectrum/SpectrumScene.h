#pragma once

#include "core/data/Spectra.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/SpectrumExtract.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QString>
#include <array>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::views {

/// What a curve of the spectrum view is; it decides the pen.
enum class SpectrumRole { Cursor, Pinned, Mean, Reconstruction };

/// One curve; all vectors [channel].
struct SpectrumCurve {
    QString label;
    SpectrumRole role = SpectrumRole::Cursor;
    std::vector<double> position;  ///< in SpectrumCurves::spectralUnit
    std::vector<double> value;     ///< NaN = a gap
    std::vector<double> halfWidth; ///< of the band around the curve: noise or standard error; empty = none
};

/// A position worth a line, such as an absorption line of a gas.
struct SpectralLine {
    double position = 0.0; ///< in SpectrumCurves::spectralUnit
    QString label;
};

/// An interval that is shaded, such as a window of a score.
struct SpectralWindow {
    double low = 0.0; ///< in SpectrumCurves::spectralUnit
    double high = 0.0;
    QString label;
};

/// Lines of one kind, such as those of a gas: a row of ticks over the residuals.
struct SpectralComb {
    QString label;
    std::vector<double> positions; ///< in SpectrumCurves::spectralUnit
};

/// What the spectrum view draws: curves above, residuals below, and marks in both. Whoever computes reconstructions and residuals fills
/// them in here.
struct SpectrumCurves {
    QString title; ///< of the value axis
    QString unit;
    core::SpectralUnit spectralUnit = core::SpectralUnit::Nanometre;
    std::vector<SpectrumCurve> curves;
    std::vector<SpectrumCurve> residuals; ///< empty = no lower panel
    bool isResidualInSigma = false;       ///< else in `unit`
    QString reference;                    ///< what the residuals are the difference to
    std::vector<SpectralLine> lines;
    std::vector<SpectralWindow> windows;
    std::vector<SpectralComb> combs;
    std::vector<SpectralWindow> excluded; ///< what is left out of a residual
    std::vector<double> noisePosition;    ///< [channel] of the band about zero below; empty = none
    std::vector<double> noiseSigma;       ///< [channel] standard deviation of a residual in its unit; bands are drawn at 1 and 3
    QString residualTitle;                ///< with unit; empty = a difference
    QString residualUnit;                 ///< where the title has no room
    std::vector<double> channelPositions; ///< positions of the channels that the marker moves over
    std::optional<std::size_t> channel;   ///< shown on the map
    std::string layerId;                  ///< of the layer that shows the channel; empty = none
    std::string href;
};

/// A place, or a pixel, whose spectrum is asked for.
struct SpectrumPlace {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    std::optional<std::array<std::size_t, 2>> pixel{}; ///< scanline and ground pixel instead of the place
    QString label{};                                   ///< of a pinned place; empty for the cursor
};

/// The mean of the chosen pixels of a file.
struct ChosenMean {
    std::string href;
    core::MeanSpectrum mean;
};

/// What a spectrum plot is asked for.
struct SpectrumRequest {
    std::vector<SceneLayer> layers; ///< with data; the first whose file has spectra is shown
    std::vector<SpectrumPlace> places;
    double radiusDeg = 0.1;                   ///< how far a pixel without footprint may be
    std::shared_ptr<const ChosenMean> mean{}; ///< shown too when it is of the file that is shown
    bool hasDifference = true;                ///< residuals: to the first pinned spectrum, without one to the mean of the chosen pixels
};

/// Reads the spectra; channels that are missing or flagged are gaps.
/// @returns nothing when no layer has spectra; without curves when there is none at the places
/// @throws core::Error as core::SpectraSource::spectrum()
/// @thread any
[[nodiscard]] std::optional<SpectrumCurves> loadSpectra(const SpectrumRequest& request, core::DatasetCache& cache, std::stop_token stop);

/// The mean of the chosen pixels of the first layer whose file has spectra; it may take as long as reading these scanlines.
/// @returns nullptr when none of them is chosen
/// @throws core::Error as core::meanSpectrum()
/// @thread any
[[nodiscard]] std::shared_ptr<const ChosenMean> loadMean(const std::vector<SceneLayer>& layers, const Selection::Items& chosen,
                                                         core::DatasetCache& cache, std::stop_token stop);

/// Layers whose file may hold spectra, in the order in which they are tried: the chosen one, then the visible ones from the top.
/// @param layers  of the scene, the topmost last  @param chosen  id of a layer, also when it is hidden
[[nodiscard]] std::vector<SceneLayer> swathsToTry(const std::vector<SceneLayer>& layers, const std::string& chosen);

} // namespace phidias::views
