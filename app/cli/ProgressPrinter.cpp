#include "app/cli/ProgressPrinter.h"

#include <algorithm>
#include <iostream>

namespace phidias::cli {

using core::Json;

void ProgressPrinter::progress(double fraction, std::string_view message) {
    const std::lock_guard lock(m_mutex);
    fraction = std::clamp(fraction, 0.0, 1.0);
    if (fraction < m_shownFraction + 0.001 && message == m_shownMessage) {
        return;
    }
    m_shownFraction = fraction;
    m_shownMessage = message;
    m_folder.setProgress(fraction, m_shownMessage);
    if (m_style == ProgressStyle::Json) {
        std::cerr << core::toText(Json{{"t", "progress"}, {"fraction", fraction}, {"message", m_shownMessage}, {"task", nullptr}})
                  << std::endl;
    } else if (m_style == ProgressStyle::Bar) {
        constexpr int kWidth = 30;
        const auto filled = static_cast<std::size_t>(fraction * kWidth);
        std::cerr << "\r\033[K[" << std::string(filled, '=') << std::string(kWidth - filled, ' ') << "] "
                  << static_cast<int>(fraction * 100.0) << " % " << m_shownMessage << std::flush;
        m_hasBar = true;
    }
}

void ProgressPrinter::log(core::LogLevel level, std::string_view message) {
    const std::lock_guard lock(m_mutex);
    const std::string word = level == core::LogLevel::Debug ? "debug" : level == core::LogLevel::Info ? "info" : "warning";
    m_folder.appendLog(word + ": " + std::string(message));
    if (m_style == ProgressStyle::Json) {
        std::cerr << core::toText(Json{{"t", "log"}, {"level", word}, {"message", message}}) << std::endl;
    } else if (m_style == ProgressStyle::Bar && level != core::LogLevel::Debug) {
        std::cerr << "\r\033[K" << (level == core::LogLevel::Warning ? "warning: " : "") << message << '\n';
    }
}

void ProgressPrinter::finish(const Json& result) {
    const std::lock_guard lock(m_mutex);
    if (m_style == ProgressStyle::Json) {
        Json line{{"t", "result"}};
        line.update(result);
        std::cerr << core::toText(line) << std::endl;
    } else if (m_hasBar) {
        std::cerr << "\r\033[K" << std::flush;
    }
}

} // namespace phidias::cli
