#include "views/figure/Animation.h"

#include "core/io/OpenDataset.h"
#include "core/util/AtomicFile.h"
#include "core/util/ChildProcess.h"
#include "core/util/Error.h"
#include "core/util/ScratchFolder.h"
#include "views/figure/FigureWriter.h"
#include "views/map/FigurePainter.h"
#include "views/scene/Text.h"

#include <QStandardPaths>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>

namespace phidias::views {

namespace {

using core::Error;
using core::ErrorCode;
namespace fs = std::filesystem;

constexpr std::size_t kLayersKept = 6;
constexpr std::chrono::milliseconds kPoll{100};
constexpr std::chrono::milliseconds kPatience{500};

void require(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
}

std::string numbered(const std::string& stem, std::size_t number, int digits) {
    std::string text = std::to_string(number);
    text.insert(0, static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0');
    return stem + "_" + text + ".png";
}

/// Runs a program; it ends with us when we are stopped. @returns its exit status
int run(const std::vector<std::string>& command, const core::ChildProcess::Files& files, const std::stop_token& stop) {
    core::ChildProcess child(command, files);
    while (true) {
        if (const auto status = child.waitFor(kPoll)) {
            return *status;
        }
        if (stop.stop_requested()) {
            child.terminate();
            if (!child.waitFor(kPatience)) {
                child.kill();
                static_cast<void>(child.waitFor(kPatience));
            }
            require(stop);
        }
    }
}

void encode(const fs::path& frames, double framesPerSecond, const fs::path& out, const std::stop_token& stop) {
    const std::string program = fromQt(QStandardPaths::findExecutable(QStringLiteral("ffmpeg")));
    if (program.empty()) {
        throw Error(ErrorCode::ComputationFailed, "figure.animation.noFfmpeg", {{"path", out.string()}}, "hint.figure.animation.noFfmpeg");
    }
    const fs::path list = frames / "encoders.txt";
    const fs::path log = frames / "ffmpeg.txt";
    static_cast<void>(run({program, "-hide_banner", "-encoders"}, {.out = list, .err = {}}, stop));
    const fs::path part = core::partPath(out);
    const auto command = ffmpegCommand(program, core::readTextFile(list), frames, framesPerSecond, part, out.extension() == ".gif");
    std::error_code ignored;
    try {
        if (const int status = run(command, {.out = {}, .err = log}, stop); status != 0 || !fs::exists(part, ignored)) {
            const std::string said = core::readTextFile(log);
            throw Error(ErrorCode::ComputationFailed, "figure.animation.ffmpegFailed",
                        {{"path", out.string()}, {"status", std::int64_t{status}}, {"said", said.substr(0, 400)}});
        }
    } catch (...) {
        fs::remove(part, ignored);
        throw;
    }
    core::commitPart(out);
}

/// Moves the finished frames into the folder that was asked for.
void moveFrames(const fs::path& from, std::size_t count, const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    const int digits = std::max(4, static_cast<int>(std::to_string(count).size()));
    for (std::size_t k = 1; k <= count && !failed; ++k) {
        // Copied under an unfinished name first: the temporary folder may lie on another disk.
        const fs::path final = folder / numbered(folder.filename().string(), k, digits);
        fs::copy_file(from / numbered("frame", k, 5), core::partPath(final), fs::copy_options::overwrite_existing, failed);
        if (!failed) {
            core::commitPart(final);
        }
    }
    if (failed) {
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", folder.string()}, {"reason", failed.message()}},
                    "hint.core.file.checkFolder");
    }
}

/// Numbers of the animated axis of a layer; empty when it has none.
std::vector<double> axisOf(const core::Layer& layer, bool isOverDepth, const core::MemoryBudget& budget) {
    const core::Dataset dataset = core::openDataset(layer.href, {.budget = budget, .stop = {}, .csvColumns = {}});
    const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    const auto variable = grid == nullptr ? std::nullopt : (*grid)->findVariable(layer.variable);
    const auto axis = variable ? (*grid)->axisOf(*variable, isOverDepth ? core::AxisRole::Vertical : core::AxisRole::Time) : std::nullopt;
    return axis ? core::axisNumbers((*grid)->axes[(*grid)->variables[*variable].axes[*axis]]) : std::vector<double>();
}

} // namespace

std::vector<double> animationSteps(const FigureSpec& spec, const core::MemoryBudget& budget) {
    const FigureAnimation animation = spec.animation.value_or(FigureAnimation());
    std::set<double> numbers;
    for (const auto& layer : spec.layers) {
        for (const double number : axisOf(resolvedLayer(layer, {}, {}, budget), animation.isOverDepth, budget)) {
            const bool isInRange = number >= animation.from.value_or(-std::numeric_limits<double>::infinity()) &&
                                   number <= animation.to.value_or(std::numeric_limits<double>::infinity());
            if (std::isfinite(number) && isInRange) {
                numbers.insert(number);
            }
        }
    }
    std::vector<double> steps;
    std::size_t at = 0;
    for (const double number : numbers) {
        if (at++ % static_cast<std::size_t>(std::max(1, animation.step)) == 0) {
            steps.push_back(number);
        }
    }
    if (steps.empty()) {
        throw Error(ErrorCode::EmptySelection, "figure.animation.noSteps",
                    {{"over", std::string(animation.isOverDepth ? "depth" : "time")}}, "hint.figure.animation.noSteps");
    }
    return steps;
}

FigureSpec frameOf(const FigureSpec& spec, double step) {
    FigureSpec frame = spec;
    frame.animation.reset();
    auto& wanted = spec.animation && spec.animation->isOverDepth ? frame.depths : frame.times;
    std::fill(wanted.begin(), wanted.end(), step);
    return frame;
}

FigureSpec withFixedRanges(const FigureSpec& spec, const std::vector<double>& steps, const LayerLoader& loader,
                           const core::MemoryBudget& budget, const AnimationProgress& progress, std::stop_token stop) {
    FigureSpec fixed = spec;
    int done = 0;
    for (std::size_t k = 0; k < spec.layers.size(); ++k) {
        auto& style = fixed.layers[k].style;
        if ((style.low && style.high) || style.colorMap == "classes") {
            done += static_cast<int>(steps.size());
            continue;
        }
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        std::uint32_t below = 0;
        std::uint32_t above = 0;
        for (const double step : steps) {
            require(stop);
            const FigureSpec frame = frameOf(spec, step);
            const core::Layer layer = resolvedLayer(frame.layers[k], frame.depths[k], frame.times[k], budget);
            const auto scale = loader(layer, stop)->scale(layer.style);
            low = std::min(low, scale.low());
            high = std::max(high, scale.high());
            below = scale.colorAt(0.0);
            above = scale.colorAt(1.0);
            progress(++done, static_cast<int>(spec.layers.size() * steps.size()));
        }
        style.low = low;
        style.high = high;
        // The legend still shows that values lie outside.
        const auto name = [](std::uint32_t color) {
            std::array<char, 8> written{};
            std::snprintf(written.data(), written.size(), "#%06x", color & 0xffffffU);
            return std::string(written.data());
        };
        style.belowColor = style.belowColor.empty() ? name(below) : style.belowColor;
        style.aboveColor = style.aboveColor.empty() ? name(above) : style.aboveColor;
    }
    return fixed;
}

std::vector<std::string> ffmpegCommand(const std::string& program, const std::string& encoders, const fs::path& frames,
                                       double framesPerSecond, const fs::path& out, bool isGif) {
    std::array<char, 32> rate{};
    std::snprintf(rate.data(), rate.size(), "%.4g", framesPerSecond);
    std::vector<std::string> command{
        program, "-hide_banner", "-loglevel", "error", "-y", "-framerate", rate.data(), "-i", (frames / "frame_%05d.png").string()};
    const auto add = [&](std::initializer_list<const char*> words) { command.insert(command.end(), words.begin(), words.end()); };
    if (isGif) {
        add({"-filter_complex", "[0:v]split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none", "-loop", "0", "-f",
             "gif"});
    } else {
        // Colours stay what they are: the matrix is named, and pale flat areas are not smeared.
        add({"-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p",
             "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"});
        if (encoders.find(" libx264 ") != std::string::npos) {
            add({"-c:v", "libx264", "-crf", "14", "-preset", "medium", "-tune", "animation"});
        } else if (encoders.find(" libopenh264 ") != std::string::npos) {
            add({"-c:v", "libopenh264", "-b:v", "8M"});
        } else {
            add({"-c:v", "mpeg4", "-q:v", "2"});
        }
        add({"-movflags", "+faststart", "-f", "mp4"});
    }
    command.push_back(out.string());
    return command;
}

void writeAnimation(const FigureSpec& spec, const fs::path& out, const FigureMaker& maker, const core::MemoryBudget& budget,
                    const AnimationProgress& progress, std::stop_token stop) {
    const std::string ending = out.extension().string();
    const bool isVideo = ending == ".mp4" || ending == ".gif";
    if (!isVideo && !ending.empty() && !fs::is_directory(out)) {
        throw Error(ErrorCode::InvalidRequest, "figure.animation.ending", {{"path", out.string()}});
    }
    if (!spec.animation) {
        throw Error(ErrorCode::InvalidRequest, "figure.animation.missing", {}, "hint.figure.animation.missing");
    }
    if (isVideo && QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty()) { // said before the work, not after
        throw Error(ErrorCode::ComputationFailed, "figure.animation.noFfmpeg", {{"path", out.string()}}, "hint.figure.animation.noFfmpeg");
    }
    const auto steps = animationSteps(spec, budget);
    const LayerCache cache(fileLoader(budget), kLayersKept);
    const LayerLoader loader = cache.loader();
    const int rangeSteps = static_cast<int>(spec.layers.size() * steps.size());
    const int total = rangeSteps + static_cast<int>(steps.size()) + 1;
    const FigureSpec fixed = withFixedRanges(
        spec, steps, loader, budget, [&](int done, int) { progress(done, total); }, stop);
    const core::ScratchFolder scratch("phidias-animation");
    for (std::size_t k = 0; k < steps.size(); ++k) {
        require(stop);
        const FigureSpec frame = frameOf(fixed, steps[k]);
        const auto view = maker(frame, loader, stop);
        writePng(pageImage(frame, *view, 1.0, budget, stop), scratch.path() / numbered("frame", k + 1, 5), stop);
        progress(rangeSteps + static_cast<int>(k) + 1, total);
    }
    if (isVideo) {
        encode(scratch.path(), spec.animation->framesPerSecond, out, stop);
    } else {
        moveFrames(scratch.path(), steps.size(), out.filename().empty() ? out.parent_path() : out);
    }
    progress(total, total);
}

} // namespace phidias::views
