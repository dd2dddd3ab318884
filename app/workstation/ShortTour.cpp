#include "app/workstation/FirstStart.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <array>

namespace phidias::app {

namespace {

constexpr int kWidth = 320;
constexpr int kMargin = 16;
constexpr int kGap = 12;

struct Note {
    const char* target; ///< objectName; empty = the middle of the window
    const char* title;
    const char* text;
};

const std::array<Note, 4>& notes() {
    static const std::array<Note, 4> kNotes{
        {{"", QT_TRANSLATE_NOOP("ShortTour", "The data have the middle"),
          QT_TRANSLATE_NOOP("ShortTour",
                            "Drop files on the map. Drag moves it, the wheel zooms to the place under the mouse, Home shows all.")},
         {"layersDock", QT_TRANSLATE_NOOP("ShortTour", "Layers and their style"),
          QT_TRANSLATE_NOOP(
              "ShortTour",
              "What is drawn, the topmost last, and below it how: colours, range, opacity. Every step can be undone with Ctrl+Z.")},
         {"inspectorDock", QT_TRANSLATE_NOOP("ShortTour", "Values at the cursor"),
          QT_TRANSLATE_NOOP("ShortTour", "Every visible layer with its unit, quality and source. The table can be copied as CSV.")},
         {"toolBar/search", QT_TRANSLATE_NOOP("ShortTour", "Everything by name"),
          QT_TRANSLATE_NOOP(
              "ShortTour",
              "Ctrl+K finds any command, process, layer or recent file by some letters of its name. F1 explains what has the focus.")}}};
    return kNotes;
}

/// A frame in the accent colour that lets the mouse through.
class Mark : public QWidget {
public:
    explicit Mark(QWidget* parent) : QWidget(parent) {
        setObjectName(QStringLiteral("shortTour/mark"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
};

} // namespace

ShortTour::ShortTour(QMainWindow& window)
    : QFrame(&window), m_window(window), m_mark(new Mark(&window)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_next(new QPushButton(this)) {
    setObjectName(QStringLiteral("shortTour"));
    setAccessibleName(tr("Look around"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setObjectName(QStringLiteral("shortTour/title"));
    m_text->setObjectName(QStringLiteral("shortTour/text"));
    m_text->setWordWrap(true);
    m_next->setObjectName(QStringLiteral("shortTour/nextButton"));
    m_next->setAccessibleName(tr("Next"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("shortTour/closeButton"));
    close->setAccessibleName(close->text());
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 12, kMargin, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    setTabOrder(close, m_next);
    connect(m_next, &QPushButton::clicked, this, [this] { showStep(m_step + 1); });
    connect(close, &QPushButton::clicked, this, &ShortTour::end);
    hide();
    m_mark->hide();
}

void ShortTour::start() {
    showStep(0);
}

void ShortTour::end() {
    m_step = -1;
    hide();
    m_mark->hide();
}

void ShortTour::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        end();
        return;
    }
    QFrame::keyPressEvent(event);
}

void ShortTour::showStep(int step) {
    if (step < 0 || step >= static_cast<int>(notes().size())) {
        end();
        return;
    }
    m_step = step;
    const auto& note = notes()[static_cast<std::size_t>(step)];
    auto* target = *note.target == '\0' ? m_window.centralWidget() : m_window.findChild<QWidget*>(QLatin1String(note.target));
    if (auto* dock = qobject_cast<QDockWidget*>(target)) {
        dock->show();
        dock->raise();
    }
    m_title->setText(tr(note.title));
    m_text->setText(tr(note.text));
    m_next->setText(step + 1 < static_cast<int>(notes().size()) ? tr("Next") : tr("Done"));
    m_next->setAccessibleName(m_next->text());
    setFixedWidth(std::max(kWidth, m_title->sizeHint().width() + 2 * kMargin));
    // A label that wraps tells its height only for a width.
    m_text->setFixedHeight(m_text->heightForWidth(width() - 2 * (kMargin + frameWidth())));
    setFixedHeight(sizeHint().height());
    show();
    const QRect part = target == nullptr ? m_window.rect() : QRect(target->mapTo(&m_window, QPoint(0, 0)), target->size());
    m_mark->setGeometry(part);
    QPoint at = part.center() - rect().center();
    if (*note.target != '\0') {
        const bool isLeft = part.center().x() < m_window.width() / 3;
        at = isLeft ? QPoint(part.right() + kGap, part.top() + kGap) : QPoint(part.left() - width() - kGap, part.top() + kGap);
        if (part.height() < 60) {
            at = QPoint(part.right() - width(), part.bottom() + kGap); // below a field of the tool bar
        }
    }
    move(std::clamp(at.x(), 0, std::max(0, m_window.width() - width())), std::clamp(at.y(), 0, std::max(0, m_window.height() - height())));
    m_mark->show();
    m_mark->raise();
    raise();
    m_next->setFocus();
}

} // namespace phidias::app
