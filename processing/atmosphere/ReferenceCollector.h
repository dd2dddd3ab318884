#pragma once

#include "processing/atmosphere/PcaAccumulator.h"
#include "processing/atmosphere/PreparedGranule.h"
#include "processing/atmosphere/ReferenceSampling.h"
#include "processing/atmosphere/SpectralScore.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace phidias::processing::atmosphere {

/// How spectra of a granule enter the statistics.
struct CollectionSettings {
    MissingChannels missing = MissingChannels::Gappy;
    double missingMaximumFraction = 0.02;        ///< of the grid's channels, 0..1
    std::shared_ptr<const SpectralScorer> basis; ///< of a first pass; nullptr = none
    double scoreMaximum = 0.0;                   ///< spectra above it against the basis do not enter; 0 = no limit
    double t2Maximum = 0.0;                      ///< likewise of T2: a few events may have made a component of their own
    int threads = 1;
    std::stop_token stop;
    std::function<void(double)> progress; ///< 0..1 of the granule, from any thread
};

/// Adds the spectra of a granule to an accumulator that is empty or of the same kind.
///
/// Counts by reason: read, poorQuality, angles, fewChannels, lowSignal, notSampled, missingChannels, aboveScoreMaximum, used.
/// The same for any number of threads, bit by bit: scanlines go to a fixed number of lanes that are merged in order.
/// @throws core::Error{Cancelled}, and those of reading
void collectReference(const PreparedGranule& prepared, const ReferenceSampling& sampling, const CollectionSettings& settings,
                      PcaAccumulator& accumulator);

} // namespace phidias::processing::atmosphere
