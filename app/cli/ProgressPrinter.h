#pragma once

#include "core/jobs/JobFolder.h"
#include "core/process/RunContext.h"

#include <mutex>
#include <string>

namespace phidias::cli {

enum class ProgressStyle { Bar, Json, None };

/// Shows progress on standard error and passes it on to the job folder. Any thread.
class ProgressPrinter : public core::ProgressSink {
public:
    ProgressPrinter(ProgressStyle style, core::JobFolder& folder) : m_style(style), m_folder(folder) {}
    void progress(double fraction, std::string_view message) override;
    void log(core::LogLevel level, std::string_view message) override;
    /// The last line: result.json of INTERFACES (JSON style), or the end of the bar.
    void finish(const core::Json& result);

private:
    ProgressStyle m_style;
    core::JobFolder& m_folder;
    std::mutex m_mutex;
    double m_shownFraction = -1.0;
    std::string m_shownMessage;
    bool m_hasBar = false;
};

} // namespace phidias::cli
