#include "app/workstation/PreferencesDialog.h"

#include "app/workstation/Appearance.h"
#include "app/workstation/Letters.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>
#include <thread>

namespace phidias::app {

namespace {

constexpr double kGiB = 1024.0 * 1024.0 * 1024.0;
constexpr double kLeastGiB = 0.5;

int processors() {
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

void choose(QComboBox& box, const QString& value) {
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

core::MemoryBudget preferredMemory() {
    const auto bytes = QSettings().value(QStringLiteral("memoryBytes")).toULongLong();
    return bytes >= static_cast<qulonglong>(kLeastGiB * kGiB) ? core::MemoryBudget{bytes} : core::MemoryBudget::standard();
}

int preferredThreads() {
    return std::clamp(QSettings().value(QStringLiteral("threads"), processors()).toInt(), 1, processors());
}

PreferencesDialog::PreferencesDialog(const core::MemoryBudget& budget, QWidget* parent)
    : QDialog(parent), m_budget(budget), m_languageNow(QSettings().value(QStringLiteral("language")).toString()),
      m_theme(new QComboBox(this)), m_textSize(new QDoubleSpinBox(this)), m_language(new QComboBox(this)),
      m_memory(new QDoubleSpinBox(this)), m_threads(new QSpinBox(this)), m_note(new QLabel(this)),
      m_restart(new QPushButton(tr("&Restart now"), this)) {
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeRows();
    connectAll();
    separateLetters(*this);
    showRestart();
}

void PreferencesDialog::makeRows() {
    const auto named = [](QWidget* widget, const char* part, const QString& accessible) {
        widget->setObjectName(QStringLiteral("preferences/") % QLatin1String(part));
        widget->setAccessibleName(accessible);
    };
    named(m_theme, "theme", tr("Theme"));
    named(m_textSize, "textSize", tr("Size of text"));
    named(m_language, "language", tr("Language"));
    named(m_memory, "memory", tr("Memory for data"));
    named(m_threads, "threads", tr("Threads"));
    named(m_note, "note", tr("What the next start brings"));
    named(m_restart, "restartButton", tr("Restart now"));
    for (const auto& [value, text] :
         {std::pair{"system", tr("As the system")}, std::pair{"light", tr("Light")}, std::pair{"dark", tr("Dark")}}) {
        m_theme->addItem(text, QLatin1String(value));
    }
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Français"), QStringLiteral("fr"));
    choose(*m_theme, QSettings().value(QStringLiteral("theme"), QStringLiteral("system")).toString());
    choose(*m_language, m_languageNow);
    m_textSize->setRange(kLeastTextPt, kMostTextPt);
    m_textSize->setDecimals(1);
    m_textSize->setSingleStep(0.5);
    m_textSize->setSuffix(tr(" pt"));
    m_textSize->setKeyboardTracking(false);
    m_textSize->setValue(QApplication::font().pointSizeF());
    m_memory->setRange(kLeastGiB, std::max(1.0, static_cast<double>(core::MemoryBudget::standard().bytes) / kGiB / 0.6));
    m_memory->setDecimals(1);
    m_memory->setSingleStep(0.5);
    m_memory->setSuffix(tr(" GiB"));
    m_memory->setKeyboardTracking(false);
    m_memory->setValue(static_cast<double>(preferredMemory().bytes) / kGiB);
    m_memory->setToolTip(tr("What layers and jobs may hold; work that needs more is refused with what would fit"));
    m_threads->setRange(1, processors());
    m_threads->setValue(preferredThreads());
    m_threads->setToolTip(tr("For jobs on this machine that start from now on, and for drawing"));
    for (QAbstractSpinBox* number : std::initializer_list<QAbstractSpinBox*>{m_textSize, m_memory, m_threads}) {
        number->setAlignment(Qt::AlignRight);
    }
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(12);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("Size of te&xt"), m_textSize);
    form->addRow(tr("&Language"), m_language);
    form->addRow(tr("&Memory for data"), m_memory);
    form->addRow(tr("T&hreads"), m_threads);
    auto* close = new QPushButton(tr("&Close"), this);
    named(close, "closeButton", tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_restart);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addLayout(buttons);
    m_note->setMinimumWidth(336); // of the note, not of the dialog: that stays as wide as its words need
    m_note->setMinimumHeight(3 * m_note->fontMetrics().lineSpacing()); // nothing jumps when it speaks
}

void PreferencesDialog::connectAll() {
    connect(m_theme, &QComboBox::activated, this, [this] {
        QSettings().setValue(QStringLiteral("theme"), m_theme->currentData());
        Q_EMIT themeChosen(m_theme->currentData().toString());
    });
    connect(m_textSize, &QDoubleSpinBox::valueChanged, this, [this](double points) {
        QSettings().setValue(QStringLiteral("textSizePt"), points);
        Q_EMIT textSizeChosen(points);
    });
    connect(m_threads, &QSpinBox::valueChanged, this, [this](int threads) {
        QSettings().setValue(QStringLiteral("threads"), threads);
        Q_EMIT threadsChosen(threads);
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        QSettings().setValue(QStringLiteral("language"), m_language->currentData());
        showRestart();
    });
    connect(m_memory, &QDoubleSpinBox::valueChanged, this, [this](double gibibytes) {
        QSettings().setValue(QStringLiteral("memoryBytes"), static_cast<qulonglong>(std::llround(gibibytes * kGiB)));
        showRestart();
    });
    connect(m_restart, &QPushButton::clicked, this, &PreferencesDialog::restartRequested);
}

bool PreferencesDialog::needsRestart() const {
    const bool isOtherMemory = std::abs(m_memory->value() - static_cast<double>(m_budget.bytes) / kGiB) > 0.06; // its last digit
    return m_language->currentData().toString() != m_languageNow || isOtherMemory;
}

void PreferencesDialog::showRestart() {
    m_restart->setEnabled(needsRestart());
    m_note->setText(needsRestart() ? tr("Language and memory change at the next start. Running jobs go on meanwhile.") : QString());
}

} // namespace phidias::app
