#pragma once

#include "processing/plume/PlumeDetection.h"
#include "processing/plume/PlumeSources.h"
#include "processing/plume/WindField.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phidias::processing::plume {

/// Bits of `quality`.                                                                                    [PLUMES B.7]
enum PlumeQuality : std::uint8_t {
    kLowQa = 1,
    kNearMissing = 2, ///< more than 30 % of the pixels around
    kLowWind = 4,     ///< below 2 m s-1
    kAxisDiffers = 8, ///< wind and axis of the plume differ by more than 45 degrees
    kOverlap = 16,
    kEdge = 32,
    kDetached = 64,
    kUncertainBackground = 128,
};

inline constexpr std::size_t kRanks = 4; ///< sources a pixel can have

/// What is known of one pixel of a plume.
struct PlumePixel {
    std::array<std::int32_t, kRanks> source{-1, -1, -1, -1}; ///< index into SceneAnalysis::sources, -1 = none
    std::array<float, kRanks> contribution{};                ///< falling
    float alongKm = std::numeric_limits<float>::quiet_NaN(); ///< along the axis, from the main source
    float distanceKm = 0.0F;
    bool isAtSource = false; ///< a source lies within half a pixel
};

/// One plume of a scene.
struct Plume {
    std::int32_t id = 0;                                               ///< 1.. within the scene
    std::vector<std::size_t> pixels;                                   ///< rising
    std::vector<PlumePixel> details;                                   ///< of the same pixels
    double timeUnixSeconds = std::numeric_limits<double>::quiet_NaN(); ///< of its peak
    std::size_t peak = 0;                                              ///< pixel with the largest z
    double maximumZ = 0.0;
    double confidence = 0.0;   ///< 0..1
    core::GeoPoint centroid{}; ///< weighted by enhancement
    double areaKm2 = 0.0;
    double massKg = 0.0; ///< of the enhancement
    double massSigmaKg = 0.0;
    std::vector<std::size_t> sources; ///< indices into SceneAnalysis::sources, the main one first; empty = none known
    core::GeoPoint candidate{};       ///< where it seems to come from
    double candidateSigmaKm = 0.0;
    std::optional<Wind> wind;                                  ///< at its source
    double axisDeg = std::numeric_limits<double>::quiet_NaN(); ///< from the source to the centroid, clockwise from north
    std::uint8_t quality = 0;                                  ///< bits that hold for all its pixels
};

/// What an emission was found to be.
struct Emission {
    double kgS = std::numeric_limits<double>::quiet_NaN();
    double sigmaKgS = std::numeric_limits<double>::quiet_NaN();
    std::string method; ///< "cross-sections", "ime", or empty
};

/// Everything that is known of one scene; light enough to be kept for many once forgetBulk() was called.
struct SceneAnalysis {
    PlumeDetection detection;
    std::vector<PlumeSource> sources; ///< known ones, then one a plume without a known one
    std::vector<Plume> plumes;
    std::vector<std::int32_t> plumeOf; ///< [pixel], 0 = none
    std::vector<std::uint8_t> quality; ///< [pixel]
    std::vector<Emission> emission;    ///< [source]
    std::vector<bool> isCovered;       ///< [source]: half of the pixels within 50 km are valid
    std::string windName;
    double firstUnixSeconds = std::numeric_limits<double>::quiet_NaN(); ///< first time of the scene
};

struct AnalysisSettings {
    DetectionSettings detection;
    double sourceReachKm = 25.0;
};

/// Frees what only the analysis needed: of a scene of a million pixels 13 MB stay.
void forgetBulk(PlumeScene& scene, SceneAnalysis& analysis);

/// Detects plumes, finds where they come from, shares them among sources, and quantifies them.          [PLUMES B, steps 1 to 7]
///
/// A component within sourceReachKm of a known source (or half its diameter, or three pixels) belongs to it, the nearest first; one that
/// touches none is traced back from its centroid through the wind for up to 24 h: a source within 25 km + 0.2 x the path is its source
/// (detached). Else its source is its upwind end, without a usable wind (2 m s-1) its largest z.
/// Several sources: unit plumes exp(-y^2 / 2 s_y^2) exp(-x / (U tau)) / (sqrt(2 pi) s_y U) downwind of each, s_y = max(half a pixel,
/// 0.104 km x^0.894), averaged over the footprint; non-negative least squares.
/// Emission: cross-sections of 5 km, 5 to 50 km downwind, at least three, q(x) U exp(x / (U tau)); else integrated mass enhancement
/// Q = IME / (tau_e (1 - exp(-L / (U_eff tau_e)))), L = sqrt(area); inert: IME U_eff / L. U_eff of methane 0.59 U10. Its sigma joins the
/// wind's, the noise of the mass, the scatter of the sections, and 30 % of the method for the integrated mass.
/// @param wind  nullptr = none
[[nodiscard]] SceneAnalysis analyseScene(const PlumeScene& scene, const PixelGraph& graph, const PixelFinder& finder,
                                         const std::vector<PlumeSource>& known, const WindField* wind, const AnalysisSettings& settings);

} // namespace phidias::processing::plume
