#pragma once

#include "views/figure/FigureView.h"

#include <filesystem>
#include <functional>

namespace phidias::views {

/// Makes the view of a specification. @throws core::Error as the view's maker
using FigureMaker = std::function<std::unique_ptr<FigureView>(const FigureSpec&, const LayerLoader&, std::stop_token)>;
/// @param done, total  steps of the work
using AnimationProgress = std::function<void(int done, int total)>;

/// Times (Unix seconds) or depths (m) of the frames: those that the layers have, each once, rising, within the range of the animation,
/// every `step` of them.
/// @throws core::Error{EmptySelection} when no layer has any in the range; as core::openDataset()
[[nodiscard]] std::vector<double> animationSteps(const FigureSpec& spec, const core::MemoryBudget& budget);

/// The figure of one frame. @param step  one of animationSteps()
[[nodiscard]] FigureSpec frameOf(const FigureSpec& spec, double step);

/// Gives layers whose range goes by percentiles one fixed range that holds those of all frames, so that a colour means the same value from
/// the first frame to the last.
[[nodiscard]] FigureSpec withFixedRanges(const FigureSpec& spec, const std::vector<double>& steps, const LayerLoader& loader,
                                         const core::MemoryBudget& budget, const AnimationProgress& progress, std::stop_token stop);

/// Command line of ffmpeg for pictures "frame_%05d.png" of a folder: H.264 in 4:2:0 for .mp4 (even sizes; MPEG-4 part 2 where ffmpeg has no
/// H.264), a palette of its own for .gif.
/// @param encoders  what `ffmpeg -encoders` prints
[[nodiscard]] std::vector<std::string> ffmpegCommand(const std::string& program, const std::string& encoders,
                                                     const std::filesystem::path& frames, double framesPerSecond,
                                                     const std::filesystem::path& out, bool isGif);

/// Draws all frames of a specification and writes them as .mp4 or .gif (through the program ffmpeg), or as NAME_0001.png ... into the
/// folder `out` of that name. Nothing is left half-written.
/// @throws core::Error{InvalidRequest} no `animate`, another ending; {ComputationFailed} no ffmpeg, or it failed; {Cancelled}; as
/// writeFigure()
/// @thread GUI when the view needs it, else any
void writeAnimation(const FigureSpec& spec, const std::filesystem::path& out, const FigureMaker& maker, const core::MemoryBudget& budget,
                    const AnimationProgress& progress, std::stop_token stop);

} // namespace phidias::views
