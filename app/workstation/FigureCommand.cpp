#include "app/workstation/FigureCommand.h"

#include "app/workstation/ResidualFigure.h"
#include "core/util/Error.h"
#include "views/figure/Animation.h"
#include "views/figure/FigureWriter.h"
#include "views/globe/GlobeFigure.h"
#include "views/scatter/ScatterFigure.h"
#include "views/scene/Text.h"
#include "views/section/SectionFigure.h"
#include "views/series/SeriesFigure.h"
#include "views/spectrum/SpectrumFigure.h"

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>

namespace phidias::app {

namespace {

volatile std::sig_atomic_t stopSignal = 0;

extern "C" void noteStopSignal(int number) {
    stopSignal = number;
}

/// Asks for a stop when the terminal or a parent wants the program to end; the work then tidies up after itself.
class StopOnSignal {
public:
    StopOnSignal() {
        std::signal(SIGINT, noteStopSignal);
        std::signal(SIGTERM, noteStopSignal);
        m_waiter = std::jthread([this](const std::stop_token& end) {
            std::mutex mutex;
            std::condition_variable_any ended;
            std::unique_lock lock(mutex);
            // A signal handler may do next to nothing: the note it leaves is read ten times a second.
            while (!ended.wait_for(lock, end, std::chrono::milliseconds(100), [&end] { return end.stop_requested(); })) {
                if (stopSignal != 0) {
                    m_stop.request_stop();
                }
            }
        });
    }
    ~StopOnSignal() {
        m_waiter.request_stop();
        m_waiter.join();
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
    }
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_waiter;
};

/// Runs the work; an error goes to standard error. @returns the exit status
int reported(const QString& out, const std::function<void(std::stop_token)>& work) {
    try {
        if (out.isEmpty()) {
            throw core::Error(core::ErrorCode::InvalidRequest, "figure.noOut");
        }
        const StopOnSignal stop;
        work(stop.token());
        return 0;
    } catch (...) {
        const core::Error error = core::currentError();
        std::cerr << "phidias-workstation: error: " << error.message() << '\n';
        if (!error.hint().empty()) {
            std::cerr << "  " << error.hint() << '\n';
        }
        return core::exitStatus(error.code());
    }
}

} // namespace

std::unique_ptr<views::FigureView> makeFigureView(const views::FigureSpec& spec, const views::LayerLoader& loader,
                                                  const core::MemoryBudget& budget, std::stop_token stop) {
    if (spec.view == "map") {
        return views::makeMapFigure(spec, loader, budget, std::move(stop));
    }
    if (spec.view == "globe") {
        return views::makeGlobeFigure(spec, loader, budget, std::move(stop));
    }
    if (spec.view == "section") {
        return views::makeSectionFigure(spec, loader, budget, std::move(stop));
    }
    if (spec.view == "timeseries") {
        return views::makeSeriesFigure(spec, budget, std::move(stop));
    }
    if (spec.view == "spectrum") {
        return views::makeSpectrumFigure(spec, loader, budget, std::move(stop));
    }
    if (spec.view == "residual") {
        return makeResidualFigure(spec, loader, budget, std::move(stop));
    }
    if (spec.view == "scatter") {
        return views::makeScatterFigure(spec, loader, budget, std::move(stop));
    }
    throw core::Error(core::ErrorCode::InvalidRequest, "figure.view", {{"view", spec.view}});
}

int drawFigure(const QString& spec, const QString& out, const core::MemoryBudget& budget) {
    return reported(out, [&](std::stop_token stop) {
        const auto figure = views::FigureSpec::read(views::fromQt(spec));
        const auto view = makeFigureView(figure, views::fileLoader(budget), budget, stop);
        views::writeFigure(figure, *view, views::fromQt(out), budget, std::move(stop));
    });
}

int drawAnimation(const QString& spec, const QString& out, const core::MemoryBudget& budget) {
    return reported(out, [&](std::stop_token stop) {
        const auto figure = views::FigureSpec::read(views::fromQt(spec));
        const views::FigureMaker maker = [&budget](const views::FigureSpec& frame, const views::LayerLoader& loader,
                                                   std::stop_token token) {
            return makeFigureView(frame, loader, budget, std::move(token));
        };
        const auto progress = [](int done, int total) { std::cout << done << '/' << total << std::endl; };
        views::writeAnimation(figure, views::fromQt(out), maker, budget, progress, std::move(stop));
    });
}

} // namespace phidias::app
