#include "app/workstation/JourneyPlayer.h"

#include "app/workstation/ActionList.h"
#include "app/workstation/TextCatalog.h"
#include "core/project/ProjectDelta.h"
#include "core/util/AtomicFile.h"
#include "core/util/Sha256.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTabWidget>
#include <cmath>
#include <iostream>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

constexpr int kTickMs = 16; // a person's hand moves the mouse about as often
constexpr double kTimeoutSeconds = 30.0;
constexpr std::array<const char*, 19> kSteps{"open",   "drop",  "trigger", "click",  "doubleClick", "move", "drag",
                                             "wheel",  "type",  "key",     "wait",   "check",       "file", "layers",
                                             "figure", "pause", "choose",  "invoke", "offerRestore"};

core::Error failure(const std::string& id, core::MessageArguments arguments) {
    return core::Error(core::ErrorCode::ComputationFailed, id, std::move(arguments));
}

/// ${NAME} by the environment.
QString expanded(QString text) {
    static const QRegularExpression kVariable(QStringLiteral("\\$\\{(\\w+)\\}"));
    for (auto match = kVariable.match(text); match.hasMatch(); match = kVariable.match(text)) {
        text.replace(match.capturedStart(), match.capturedLength(), qEnvironmentVariable(match.captured(1).toLatin1().constData()));
    }
    return text;
}

QString textOfStep(const Json& step, const char* member) {
    return expanded(toQt(step.value(member, std::string())));
}

QPointF placeIn(const QWidget& widget, const Json& step, const char* member) {
    double x = 0.5;
    double y = 0.5;
    if (step.contains(member)) {
        x = step.at(member).at(0).get<double>();
        y = step.at(member).at(1).get<double>();
    }
    return {x * widget.width(), y * widget.height()};
}

void sendMouse(QWidget& widget, QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons held) {
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

Json jsonOf(const QVariant& value) {
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::Double:
        return value.toDouble();
    default:
        return fromQt(value.toString());
    }
}

} // namespace

JourneyPlayer::JourneyPlayer(MainWindow& window, TimedApplication& application, Json journey, Options options)
    : QObject(&window), m_window(window), m_application(application), m_journey(std::move(journey)), m_options(std::move(options)) {
    for (const char* part : {"before", "steps"}) {
        for (const auto& step : m_journey.value(part, Json::array())) {
            const std::string what = step.is_object() ? step.value("do", "") : "";
            if (std::find(kSteps.begin(), kSteps.end(), what) == kSteps.end()) {
                throw core::Error(core::ErrorCode::InvalidRequest, "journey.unknownStep", {{"step", core::toText(step)}});
            }
        }
    }
    startTrail();
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &JourneyPlayer::tick);
}

void JourneyPlayer::start() {
    m_application.setMeasuring(true);
    m_since.start();
    m_sinceStep.start();
    m_timer.start();
}

void JourneyPlayer::startTrail() {
    if (m_options.trail.isEmpty()) {
        return;
    }
    auto file = std::make_shared<QFile>(m_options.trail);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        throw core::Error(core::ErrorCode::WriteFailed, "core.file.writeFailed",
                          {{"path", fromQt(m_options.trail)}, {"reason", fromQt(file->errorString())}}, "hint.core.file.checkFolder");
    }
    connect(&m_window.document(), &ProjectDocument::changed, this, [this, file] {
        const std::string line =
            core::toText(Json{{"ms", QDateTime::currentMSecsSinceEpoch()}, {"state", historyHash(m_window.document().project())}}) + "\n";
        file->write(line.data(), static_cast<qint64>(line.size()));
    });
}

void JourneyPlayer::tick() {
    const auto& steps = m_journey.value(m_isBefore ? "before" : "steps", Json::array());
    if (m_step >= steps.size()) {
        const double seconds = static_cast<double>(m_since.elapsed()) * 1e-3;
        const bool isOver = !m_isBefore && (seconds >= m_options.repeatSeconds || steps.empty());
        m_isBefore = false;
        m_step = 0;
        if (isOver) {
            end({});
        }
        return;
    }
    noteStalls();
    const auto step = steps[m_step];
    try {
        if (play(step) == Progress::Done) {
            next();
        }
    } catch (...) {
        if (step.value("optional", false)) {
            next();
            return;
        }
        end(tr("step %1 %2: %3").arg(m_step + 1).arg(toQt(core::toText(step)), errorText(core::currentError())));
    }
}

void JourneyPlayer::next() {
    ++m_step;
    ++m_played;
    m_dragged = -1;
    m_sinceStep.restart();
}

void JourneyPlayer::noteStalls() {
    const auto& steps = m_journey.value(m_isBefore ? "before" : "steps", Json::array());
    const std::string at = m_step < steps.size() ? core::toText(steps[m_step]) : std::string();
    if (m_application.longest().ms > m_longest.ms) {
        m_longest = m_application.longest();
        m_longestAt = at;
    }
    for (const auto& stall : m_application.take()) {
        m_stalls.push_back({{"ms", std::round(stall.ms * 10.0) / 10.0},
                            {"cpuMs", std::round(stall.cpuMs * 10.0) / 10.0},
                            {"receiver", fromQt(stall.receiver)},
                            {"event", stall.event},
                            {"step", at}});
    }
}

void JourneyPlayer::end(const QString& failure) {
    m_timer.stop();
    noteStalls();
    m_application.setMeasuring(false);
    m_report = {{"journey", m_journey.value("name", "")},
                {"seconds", std::round(static_cast<double>(m_since.elapsed()) * 1e-2) / 10.0},
                {"steps", m_played},
                {"longestStallMs", std::round(m_longest.ms * 10.0) / 10.0},
                {"longestStallCpuMs", std::round(m_longest.cpuMs * 10.0) / 10.0},
                {"longestStallReceiver", fromQt(m_longest.receiver)},
                {"longestStallStep", m_longestAt},
                {"stallsAbove50Ms", m_stalls},
                {"failure", fromQt(failure)}};
    Q_EMIT finished(failure.isEmpty() ? 0 : 5);
}

JourneyPlayer::Progress JourneyPlayer::play(const Json& step) {
    const std::string what = step.at("do").get<std::string>();
    if (what == "wait") {
        return waitFor(step);
    }
    if (what == "drag") {
        return drag(step);
    }
    if (what == "pause") {
        return static_cast<double>(m_sinceStep.elapsed()) * 1e-3 >= step.value("seconds", 1.0) ? Progress::Done : Progress::Waiting;
    }
    if (what == "open") {
        m_window.openPaths(files(step));
    } else if (what == "trigger") {
        auto* action = m_window.findChild<QAction*>(QStringLiteral("action/") % textOfStep(step, "action"));
        if (action == nullptr || !action->isEnabled()) {
            throw failure("journey.noAction", {{"name", step.value("action", "")}});
        }
        // Queued: a dialog with a loop of its own must not hold this step.
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
    } else if (what == "click" || what == "doubleClick" || what == "move") {
        pointAt(step, what);
    } else if (what == "wheel") {
        turnWheel(step);
    } else if (what == "key") {
        pressKeys(step);
    } else if (what == "type") {
        typeText(step);
    } else if (what == "drop") {
        drop(step);
    } else if (auto* tabs = what == "choose" ? qobject_cast<QTabWidget*>(target(step)) : nullptr) {
        tabs->setCurrentIndex(std::min(step.value("index", 0), tabs->count() - 1));
    } else if (what == "choose") {
        auto* box = qobject_cast<QComboBox*>(target(step));
        if (box == nullptr || step.value("index", 0) >= box->count()) {
            throw failure("journey.noChoice", {{"name", step.value("target", "")}});
        }
        box->setCurrentIndex(step.value("index", 0));
        Q_EMIT box->activated(box->currentIndex());
    } else if (what == "invoke") {
        if (!QMetaObject::invokeMethod(target(step), step.value("method", "").c_str(), Q_ARG(QString, textOfStep(step, "argument")))) {
            throw failure("journey.noMethod", {{"name", step.value("target", "")}, {"method", step.value("method", "")}});
        }
    } else if (what == "figure") {
        takePicture(step);
    } else if (what == "offerRestore") {
        m_window.offerLeftOverWork();
    } else {
        check(step);
    }
    return Progress::Done;
}

QWidget* JourneyPlayer::target(const Json& step) const {
    const QString name = textOfStep(step, "target");
    if (name.isEmpty()) {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &m_window;
    }
    for (auto* widget : QApplication::allWidgets()) {
        if (widget->objectName() == name && widget->isVisible()) {
            return widget;
        }
    }
    throw failure("journey.noWidget", {{"name", fromQt(name)}});
}

QStringList JourneyPlayer::files(const Json& step) const {
    QStringList paths;
    for (const auto& file : step.value("files", Json::array())) {
        paths += expanded(toQt(file.get<std::string>()));
    }
    return paths;
}

JourneyPlayer::Progress JourneyPlayer::waitFor(const Json& step) {
    const std::string what = step.value("for", "quiet");
    bool isOver = false;
    if (what == "quiet") {
        isOver = !m_window.isOpening() && !m_window.layerStore().isLoading() && !m_window.map().isRendering();
    } else if (what == "jobs") {
        const auto jobs = m_window.desk().context().jobs.jobs();
        isOver = std::none_of(jobs.begin(), jobs.end(), [](const core::JobInfo& job) {
            return job.entry.state == core::JobState::Queued || job.entry.state == core::JobState::Starting ||
                   job.entry.state == core::JobState::Running;
        });
    } else {
        const QString name = textOfStep(step, "target");
        QWidget* found = nullptr;
        for (auto* widget : QApplication::allWidgets()) {
            found = widget->objectName() == name && widget->isVisible() ? widget : found;
        }
        isOver = what == "gone"     ? found == nullptr
                 : what == "widget" ? found != nullptr
                                    : found != nullptr && jsonOf(found->property(step.value("property", "").c_str())) == step.at("equals");
    }
    if (!isOver && static_cast<double>(m_sinceStep.elapsed()) * 1e-3 > step.value("timeoutSeconds", kTimeoutSeconds)) {
        throw failure("journey.timeout", {{"what", what + " " + step.value("target", "")}});
    }
    return isOver ? Progress::Done : Progress::Waiting;
}

JourneyPlayer::Progress JourneyPlayer::drag(const Json& step) {
    auto& widget = *target(step);
    const QPointF from = placeIn(widget, step, "from");
    const QPointF to = placeIn(widget, step, "to");
    const int moves = std::max(2, static_cast<int>(step.value("seconds", 0.5) * 1000.0 / kTickMs));
    if (m_dragged < 0) {
        m_dragged = 0;
        sendMouse(widget, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        return Progress::Waiting;
    }
    ++m_dragged;
    const double share = static_cast<double>(m_dragged) / moves;
    const QPointF at = from + share * (to - from);
    sendMouse(widget, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
    if (m_dragged < moves) {
        return Progress::Waiting;
    }
    sendMouse(widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    return Progress::Done;
}

void JourneyPlayer::pointAt(const Json& step, const std::string& what) {
    const QPointer<QWidget> widget(target(step));
    const QPointF at = placeIn(*widget, step, "at");
    if (what == "move") {
        sendMouse(*widget, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
        return;
    }
    if (widget->focusPolicy() & Qt::ClickFocus) {
        widget->setFocus(Qt::MouseFocusReason);
    }
    sendMouse(*widget, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
    if (widget) {
        sendMouse(*widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    }
    if (what == "doubleClick" && widget) {
        sendMouse(*widget, QEvent::MouseButtonDblClick, at, Qt::LeftButton, Qt::LeftButton);
        if (widget) {
            sendMouse(*widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
        }
    }
}

void JourneyPlayer::turnWheel(const Json& step) {
    auto& widget = *target(step);
    const QPointF at = placeIn(widget, step, "at");
    const int notches = step.value("notches", 1);
    QWheelEvent event(at, widget.mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void JourneyPlayer::pressKeys(const Json& step) {
    const QKeySequence keys(textOfStep(step, "keys"), QKeySequence::PortableText);
    if (!step.contains("target")) {
        for (const auto& listed : listedActions(m_window)) {
            if (listed.action->isEnabled() && listed.action->shortcut() == keys) {
                QMetaObject::invokeMethod(listed.action, &QAction::trigger, Qt::QueuedConnection);
                return;
            }
        }
    }
    const QPointer<QWidget> widget(target(step));
    for (int number = 0; number < keys.count() && widget; ++number) {
        const QKeyCombination key = keys[static_cast<unsigned>(number)];
        QKeyEvent press(QEvent::KeyPress, key.key(), key.keyboardModifiers());
        QCoreApplication::sendEvent(widget, &press);
        if (widget) {
            QKeyEvent release(QEvent::KeyRelease, key.key(), key.keyboardModifiers());
            QCoreApplication::sendEvent(widget, &release);
        }
    }
}

void JourneyPlayer::typeText(const Json& step) {
    const QPointer<QWidget> widget(target(step));
    for (const QChar letter : textOfStep(step, "text")) {
        if (widget) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(widget, &press);
        }
    }
}

void JourneyPlayer::drop(const Json& step) {
    auto& widget = *target(step);
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files(step)) {
        urls += QUrl::fromLocalFile(file);
    }
    data.setUrls(urls);
    const QPointF at = placeIn(widget, step, "at");
    QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &enter);
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void JourneyPlayer::check(const Json& step) const {
    if (step.at("do") == "layers") {
        const auto count = m_window.document().project().layers.size();
        if (count < step.value("atLeast", std::size_t{1})) {
            throw failure("journey.check", {{"what", "layers"}, {"found", std::to_string(count)}});
        }
        return;
    }
    if (step.at("do") == "file") {
        const QFileInfo file(textOfStep(step, "path"));
        const auto size = file.size();
        if (step.value("absent", false) ? file.exists() : size < step.value("atLeast", 1)) {
            throw failure("journey.check", {{"what", step.value("path", "")}, {"found", std::to_string(size)}});
        }
        return;
    }
    const std::string property = step.value("property", "text");
    const Json found = jsonOf(target(step)->property(property.c_str()));
    const bool isRight = step.contains("equals") ? found == step.at("equals")
                         : step.contains("atLeast")
                             ? found.is_number() && found.get<double>() >= step.at("atLeast").get<double>()
                             : found.is_string() && found.get<std::string>().find(step.value("contains", "")) != std::string::npos;
    if (!isRight) {
        throw failure("journey.check", {{"what", step.value("target", "") + " " + property}, {"found", core::toText(found)}});
    }
}

void JourneyPlayer::takePicture(const Json& step) {
    m_application.setMeasuring(false);
    const bool isWritten = m_window.grab().save(textOfStep(step, "out"));
    m_application.setMeasuring(true);
    if (!isWritten) {
        throw failure("journey.noPicture", {{"path", step.value("out", "")}});
    }
}

std::string historyHash(const core::Project& project) {
    return core::sha256OfText(core::toText(core::deltaBetween({}, project, core::DeltaPart::History)));
}

int playJourney(MainWindow& window, TimedApplication& application, const QString& file, const JourneyPlayer::Options& options) {
    JourneyPlayer player(window, application, Json::parse(core::readTextFile(fromQt(file))), options);
    int status = 0;
    QObject::connect(&player, &JourneyPlayer::finished, &application, [&](int result) {
        status = result;
        QCoreApplication::exit(); // unlike quit() it does not close the window, which would ask about unsaved changes
    });
    player.start();
    static_cast<void>(QApplication::exec());
    const std::string report = core::toText(player.report(), 2) + "\n";
    if (options.report.isEmpty()) {
        std::cout << report;
    } else {
        core::writeFileAtomically(fromQt(options.report), report);
    }
    if (status != 0) {
        std::cerr << "phidias-workstation: " << player.report().value("failure", "") << '\n';
    }
    window.document().undoStack().setClean();
    return status;
}

} // namespace phidias::app
