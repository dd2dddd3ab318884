#include "app/workstation/FigureForm.h"

#include "views/scene/Text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kLeastWidth = 340;
constexpr int kLineFrame = 16; ///< of a line for text, px
constexpr double kMillimetresPerInch = 25.4;
constexpr double kLeastPixels = 16.0;
constexpr double kMostPixels = 16384.0;

std::optional<std::string> textOf(const QCheckBox& isShown, const QLineEdit& line) {
    if (!isShown.isChecked()) {
        return std::string();
    }
    const QString text = line.text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(fromQt(text));
}

void showText(QCheckBox& isShown, QLineEdit& line, const std::optional<std::string>& text) {
    isShown.setChecked(!text || !text->empty());
    line.setText(text ? toQt(*text) : QString());
    line.setEnabled(isShown.isChecked());
}

} // namespace

FigureForm::FigureForm(const QString& name, QWidget* parent)
    : QWidget(parent), m_rows(new QFormLayout(this)), m_title(new QLineEdit(this)), m_hasSubtitle(new QCheckBox(tr("Su&btitle"), this)),
      m_subtitle(new QLineEdit(this)), m_hasCredits(new QCheckBox(tr("C&redits"), this)), m_credits(new QLineEdit(this)),
      m_width(new QDoubleSpinBox(this)), m_height(new QDoubleSpinBox(this)), m_unit(new QComboBox(this)), m_dpi(new QSpinBox(this)),
      m_theme(new QComboBox(this)), m_hasDecorations(new QCheckBox(tr("&Page around the data"), this)),
      m_hasLegend(new QCheckBox(tr("&Legend"), this)), m_hasBaseMap(new QCheckBox(tr("Bath&ymetry and coast"), this)) {
    setObjectName(QString(name % QStringLiteral("/form")));
    const auto named = [&](QWidget* widget, const char* part, const QString& accessible) {
        widget->setObjectName(QString(name % QLatin1Char('/') % QLatin1String(part)));
        widget->setAccessibleName(accessible);
    };
    named(m_title, "title", tr("Title"));
    named(m_hasSubtitle, "hasSubtitle", tr("Show a subtitle"));
    named(m_subtitle, "subtitle", tr("Subtitle"));
    named(m_hasCredits, "hasCredits", tr("Show credits"));
    named(m_credits, "credits", tr("Credits"));
    named(m_width, "width", tr("Width"));
    named(m_height, "height", tr("Height"));
    named(m_unit, "unit", tr("Unit of width and height"));
    named(m_dpi, "dpi", tr("Resolution"));
    named(m_theme, "theme", tr("Background"));
    named(m_hasDecorations, "decorations", tr("Page around the data"));
    named(m_hasLegend, "legend", tr("Legend"));
    named(m_hasBaseMap, "baseMap", tr("Bathymetry and coast"));
    m_subtitle->setPlaceholderText(tr("time and depth of the data"));
    m_credits->setPlaceholderText(tr("files, sources and program"));
    m_hasDecorations->setToolTip(tr("Title, legend, graticule, frame and margins; without it the picture is exactly the extent"));
    m_unit->addItem(tr("pixels"));
    m_unit->addItem(tr("mm"));
    m_dpi->setRange(36, 1200);
    m_dpi->setToolTip(tr("With the size in pixels it gives the size on paper, and that of the text"));
    m_theme->addItem(tr("Light"));
    m_theme->addItem(tr("Dark"));
    for (auto* length : {m_width, m_height}) {
        length->setAlignment(Qt::AlignRight);
        length->setDecimals(0);
        length->setRange(kLeastPixels, kMostPixels);
    }
    m_dpi->setAlignment(Qt::AlignRight);
    for (auto* line : {m_subtitle, m_credits}) {
        line->setMinimumWidth(line->fontMetrics().horizontalAdvance(line->placeholderText()) + kLineFrame);
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    setMinimumWidth(kLeastWidth);
    makeRows();
    connectAll();
    setPage({});
}

void FigureForm::makeRows() {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setVerticalSpacing(8);
    m_rows->setHorizontalSpacing(12);
    m_rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_rows->addRow(tr("&Title"), m_title);
    m_rows->addRow(m_hasSubtitle, m_subtitle);
    m_rows->addRow(m_hasCredits, m_credits);
    auto* size = new QHBoxLayout;
    size->addWidget(m_width);
    size->addWidget(new QLabel(QStringLiteral("×"), this));
    size->addWidget(m_height);
    size->addWidget(m_unit);
    size->addStretch(1);
    auto* sizeLabel = new QLabel(tr("S&ize"), this);
    sizeLabel->setBuddy(m_width);
    m_rows->addRow(sizeLabel, size);
    auto* resolution = new QHBoxLayout;
    resolution->addWidget(m_dpi);
    resolution->addWidget(new QLabel(tr("pixels an inch"), this));
    resolution->addStretch(1);
    auto* resolutionLabel = new QLabel(tr("Reso&lution"), this);
    resolutionLabel->setBuddy(m_dpi);
    m_rows->addRow(resolutionLabel, resolution);
    m_rows->addRow(tr("Bac&kground"), m_theme);
    m_rows->addRow(QString(), m_hasDecorations);
    m_rows->addRow(QString(), m_hasLegend);
    m_rows->addRow(QString(), m_hasBaseMap);
}

void FigureForm::connectAll() {
    for (auto* line : {m_title, m_subtitle, m_credits}) {
        connect(line, &QLineEdit::textChanged, this, &FigureForm::edited);
    }
    for (auto* box : {m_hasSubtitle, m_hasCredits, m_hasDecorations, m_hasLegend, m_hasBaseMap}) {
        connect(box, &QCheckBox::toggled, this, [this] {
            m_subtitle->setEnabled(m_hasSubtitle->isChecked());
            m_credits->setEnabled(m_hasCredits->isChecked());
            for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_hasSubtitle, m_hasCredits, m_hasLegend}) {
                part->setEnabled(m_hasDecorations->isChecked());
            }
            Q_EMIT edited();
        });
    }
    for (auto* length : {m_width, m_height}) {
        connect(length, &QDoubleSpinBox::valueChanged, this, &FigureForm::edited);
    }
    connect(m_dpi, &QSpinBox::valueChanged, this, &FigureForm::edited);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &FigureForm::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &FigureForm::changeUnit);
}

double FigureForm::pixelsPerUnit() const {
    return m_isInMillimetres ? m_dpi->value() / kMillimetresPerInch : 1.0;
}

void FigureForm::changeUnit() {
    const double before = pixelsPerUnit();
    m_isInMillimetres = m_unit->currentIndex() == 1;
    const double factor = before / pixelsPerUnit();
    for (auto* length : {m_width, m_height}) {
        const QSignalBlocker quiet(length); // the same size in another unit
        const double value = length->value() * factor;
        length->setDecimals(m_isInMillimetres ? 1 : 0);
        // The bounds in pixels are checked when the pixels are made, as they depend on the resolution.
        length->setRange(m_isInMillimetres ? 1.0 : kLeastPixels, m_isInMillimetres ? 10000.0 : kMostPixels);
        length->setValue(value);
    }
    Q_EMIT edited();
}

void FigureForm::setPage(const views::FigureSpec& spec) {
    const QSignalBlocker quiet(this);
    m_title->setText(toQt(spec.title));
    showText(*m_hasSubtitle, *m_subtitle, spec.subtitle);
    showText(*m_hasCredits, *m_credits, spec.credits);
    m_dpi->setValue(static_cast<int>(std::lround(spec.dpi)));
    m_width->setValue(spec.size[0] / pixelsPerUnit());
    m_height->setValue(spec.size[1] / pixelsPerUnit());
    m_theme->setCurrentIndex(spec.isDark ? 1 : 0);
    m_hasDecorations->setChecked(spec.hasDecorations);
    m_hasLegend->setChecked(spec.hasLegend);
    m_hasBaseMap->setChecked(spec.hasBaseMap);
}

void FigureForm::apply(views::FigureSpec& spec) const {
    spec.title = fromQt(m_title->text().trimmed());
    spec.subtitle = textOf(*m_hasSubtitle, *m_subtitle);
    spec.credits = textOf(*m_hasCredits, *m_credits);
    const auto pixels = [this](const QDoubleSpinBox& length) {
        return static_cast<int>(std::lround(std::clamp(length.value() * pixelsPerUnit(), kLeastPixels, kMostPixels)));
    };
    spec.size = {pixels(*m_width), pixels(*m_height)};
    spec.dpi = m_dpi->value();
    spec.isDark = m_theme->currentIndex() == 1;
    spec.hasDecorations = m_hasDecorations->isChecked();
    spec.hasLegend = m_hasLegend->isChecked();
    spec.hasBaseMap = m_hasBaseMap->isChecked();
}

} // namespace phidias::app
