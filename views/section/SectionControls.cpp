#include "views/section/SectionControls.h"

#include "views/scene/Text.h"
#include "views/section/SectionAxes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace phidias::views {

namespace {

constexpr int kLeastOptionsWidth = 260;
constexpr int kMostOptionsWidth = 460;

void name(QWidget* widget, const char* objectName, const QString& accessibleName, const QString& tip = {}) {
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(tip);
}

void prepare(QDoubleSpinBox* box, double least, double most, int decimals, const QString& suffix) {
    box->setDecimals(decimals);
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setKeyboardTracking(false);
}

/// Entries that cannot be chosen now stay to be seen, and say why.
void setAvailable(QComboBox* box, int index, bool isAvailable, const QString& why) {
    if (auto* item = qobject_cast<QStandardItemModel*>(box->model())->item(index)) {
        item->setEnabled(isAvailable);
        item->setToolTip(isAvailable ? QString() : why);
    }
}

} // namespace

SectionControls::SectionControls(QWidget* title, QWidget* parent)
    : QWidget(parent), m_source(new QComboBox(this)), m_cruise(new QComboBox(this)), m_place(new QDoubleSpinBox(this)),
      m_atCursor(new QToolButton(this)), m_more(new QToolButton(this)), m_options(new QWidget(parent)), m_field(new QComboBox),
      m_observations(new QToolButton), m_observationMenu(new QMenu(m_observations)), m_corridor(new QDoubleSpinBox),
      m_range(new QDoubleSpinBox), m_axis(new QComboBox), m_vertical(new QComboBox), m_bottom(new QCheckBox(tr("Bottom"))),
      m_contours(new QCheckBox(tr("Contour lines"))), m_smooth(new QCheckBox(tr("Smooth field"))) {
    setObjectName(QStringLiteral("section/controls"));
    makeRow(title);
    makeOptions();
    showSetup();
}

void SectionControls::makeRow(QWidget* title) {
    name(m_source, "section/source", tr("What the section goes along"));
    m_source->addItems({tr("Drawn line"), tr("Cruise"), tr("Parallel"), tr("Meridian")}); // as core::SectionSource
    name(m_cruise, "section/cruise", tr("Cruise"), tr("Casts in the order of time"));
    m_cruise->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_cruise->addItem(tr("All casts"), QString());
    name(m_place, "section/place", tr("Latitude of the parallel or longitude of the meridian"), tr("Drag the line on the map to move it"));
    prepare(m_place, -180.0, 180.0, 2, QStringLiteral("°"));
    m_place->setSingleStep(0.5);
    name(m_atCursor, "section/atCursor", tr("At the cursor"), tr("Put the line through the cursor"));
    m_atCursor->setText(tr("At the cursor"));
    name(m_more, "section/moreOptions", tr("Options of the section"));
    m_more->setText(tr("Options"));
    m_more->setCheckable(true);
    auto* label = new QLabel(tr("Along"), this);
    label->setObjectName(QStringLiteral("section/sourceLabel"));
    label->setBuddy(m_source);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 0);
    row->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{label, m_source, m_cruise, m_place, m_atCursor}) {
        row->addWidget(part);
    }
    row->addWidget(title, 1);
    row->addWidget(m_more);
    connect(m_more, &QToolButton::toggled, m_options, &QWidget::setVisible);
    connect(m_atCursor, &QToolButton::clicked, this, &SectionControls::cursorAsked);
    for (auto* box : {m_source, m_cruise}) {
        connect(box, &QComboBox::currentIndexChanged, this, &SectionControls::take);
    }
    connect(m_place, &QDoubleSpinBox::valueChanged, this, &SectionControls::take);
}

void SectionControls::addRow(QFormLayout& form, const QString& text, QWidget* field, const char* objectName, const QString& tip) {
    QString plain = text;
    name(field, objectName, plain.remove(QLatin1Char('&')), tip);
    auto* label = new QLabel(text);
    label->setObjectName(QString(field->objectName() % QStringLiteral("Label")));
    label->setBuddy(field);
    form.addRow(label, field);
}

void SectionControls::makeOptions() {
    m_options->setObjectName(QStringLiteral("section/options"));
    m_options->setVisible(false);
    auto* inner = new QWidget;
    inner->setObjectName(QStringLiteral("section/optionsForm"));
    auto* form = new QFormLayout(inner);
    form->setContentsMargins(12, 4, 12, 8);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_observations->setPopupMode(QToolButton::InstantPopup);
    m_observations->setMenu(m_observationMenu);
    m_observations->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_observationMenu->setObjectName(QStringLiteral("section/observationMenu"));
    prepare(m_corridor, 0.0, 2000.0, 0, tr(" km"));
    m_corridor->setSpecialValueText(tr("none"));
    prepare(m_range, 0.0, 3660.0, 0, tr(" days"));
    m_range->setSpecialValueText(tr("all times"));
    m_axis->addItems({tr("Distance"), tr("Longitude"), tr("Latitude"), tr("Time")}); // as core::SectionAxis
    m_vertical->addItems({tr("Depth"), tr("Pressure")});                             // as core::SectionVertical
    addRow(*form, tr("Field"), m_field, "section/field",
           tr("The gridded layer that is cut: that chosen in the tree or the uppermost, a certain one, or none"));
    addRow(*form, tr("Observations"), m_observations, "section/observations", tr("Layers of observations that are drawn"));
    addRow(*form, tr("&Observations within"), m_corridor, "section/corridor", tr("Observations up to this far from the line"));
    addRow(*form, tr("&Time within"), m_range, "section/timeRange", tr("Observations up to this many days from the time of the section"));
    addRow(*form, tr("Across"), m_axis, "section/axis", tr("Coordinate along the line"));
    addRow(*form, tr("Down"), m_vertical, "section/vertical", tr("Pressures by TEOS-10 at the mean latitude of the line"));
    name(m_bottom, "section/bottom", tr("Bottom"),
         tr("The ground by a bathymetry of the project, else by that of the system, below the data; its line is above them"));
    name(m_contours, "section/contours", tr("Contour lines"), tr("Lines of equal value of the field"));
    name(m_smooth, "section/smooth", tr("Smooth field"), tr("Linear between the centres of the cells, instead of the cells of the file"));
    for (auto* box : {m_bottom, m_contours, m_smooth}) {
        form->addRow(box);
        connect(box, &QCheckBox::toggled, this, &SectionControls::take);
    }
    for (auto* box : {m_field, m_axis, m_vertical}) {
        connect(box, &QComboBox::currentIndexChanged, this, &SectionControls::take);
    }
    for (auto* box : {m_corridor, m_range}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &SectionControls::take);
    }
    auto* scroll = new QScrollArea(m_options);
    scroll->setObjectName(QStringLiteral("section/optionsScroll"));
    scroll->setAccessibleName(tr("Options of the section"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    auto* layout = new QVBoxLayout(m_options);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setLayers({}, {});
}

void SectionControls::setSetup(const core::SectionSetup& setup) {
    m_setup = setup;
    showSetup();
}

void SectionControls::showSetup() {
    m_isShowing = true;
    using Source = core::SectionSource;
    m_source->setCurrentIndex(static_cast<int>(m_setup.source));
    m_cruise->setVisible(m_setup.source == Source::Cruise);
    const int cruise = m_cruise->findData(toQt(m_setup.cruise));
    if (cruise < 0) { // of a file that is not read yet
        m_cruise->addItem(toQt(m_setup.cruise), toQt(m_setup.cruise));
    }
    m_cruise->setCurrentIndex(cruise < 0 ? m_cruise->count() - 1 : cruise);
    const bool isStraight = m_setup.source == Source::Parallel || m_setup.source == Source::Meridian;
    const double most = m_setup.source == Source::Parallel ? 89.9 : 180.0;
    m_place->setRange(-most, most);
    m_place->setValue(m_setup.placeDeg);
    m_place->setVisible(isStraight);
    m_atCursor->setVisible(isStraight);
    m_field->setCurrentIndex(!m_setup.field ? 0 : std::max(0, m_field->findData(toQt(*m_setup.field))));
    m_corridor->setValue(m_setup.corridorKm);
    m_range->setValue(m_setup.halfRangeDays);
    m_axis->setCurrentIndex(static_cast<int>(m_setup.axis));
    m_vertical->setCurrentIndex(static_cast<int>(m_setup.vertical));
    m_bottom->setChecked(m_setup.hasBottom);
    m_contours->setChecked(m_setup.hasContours);
    m_smooth->setChecked(m_setup.isSmooth);
    showObservations();
    m_isShowing = false;
}

void SectionControls::showObservations() {
    m_observationMenu->clear();
    int shown = 0;
    for (const auto& [id, title] : m_observationLayers) {
        const bool isLeftOut = std::find(m_setup.leftOut.begin(), m_setup.leftOut.end(), id) != m_setup.leftOut.end();
        shown += isLeftOut ? 0 : 1;
        auto* action = m_observationMenu->addAction(QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(!isLeftOut);
        connect(action, &QAction::toggled, this, [this, layer = id](bool isOn) {
            auto& out = m_setup.leftOut;
            out.erase(std::remove(out.begin(), out.end(), layer), out.end());
            if (!isOn) {
                out.push_back(layer);
            }
            Q_EMIT setupChanged();
        });
    }
    const auto all = static_cast<int>(m_observationLayers.size());
    m_observations->setEnabled(all > 0);
    m_observations->setText(all == 0       ? tr("no layer is visible")
                            : shown == all ? tr("all visible layers")
                                           : tr("%1 of %2 layers").arg(shown).arg(all));
}

void SectionControls::take() {
    if (m_isShowing) {
        return;
    }
    const auto before = m_setup;
    m_setup.source = static_cast<core::SectionSource>(m_source->currentIndex());
    m_setup.cruise = fromQt(m_cruise->currentData().toString());
    m_setup.placeDeg = m_place->value();
    const QVariant field = m_field->currentData();
    m_setup.field = field.isValid() ? std::optional(fromQt(field.toString())) : std::nullopt;
    m_setup.corridorKm = m_corridor->value();
    m_setup.halfRangeDays = m_range->value();
    m_setup.axis = static_cast<core::SectionAxis>(m_axis->currentIndex());
    m_setup.vertical = static_cast<core::SectionVertical>(m_vertical->currentIndex());
    m_setup.hasBottom = m_bottom->isChecked();
    m_setup.hasContours = m_contours->isChecked();
    m_setup.isSmooth = m_smooth->isChecked();
    if (m_setup == before) {
        return;
    }
    const bool isOtherSource = m_setup.source != before.source;
    showSetup();
    if (isOtherSource && (m_setup.source == core::SectionSource::Parallel || m_setup.source == core::SectionSource::Meridian)) {
        Q_EMIT cursorAsked();
    }
    Q_EMIT setupChanged();
}

void SectionControls::setLayers(const Choices& fields, const Choices& observations) {
    m_isShowing = true;
    m_field->clear();
    m_field->addItem(tr("Chosen layer"));
    for (const auto& [id, title] : fields) {
        m_field->addItem(title, toQt(id));
    }
    m_field->addItem(tr("None"), QString());
    m_observationLayers = observations;
    showSetup();
    fitOptions();
}

void SectionControls::fitOptions() {
    auto* scroll = m_options->findChild<QScrollArea*>();
    const int wanted = scroll->widget()->sizeHint().width() + scroll->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    m_options->setFixedWidth(std::clamp(wanted, kLeastOptionsWidth, kMostOptionsWidth));
}

void SectionControls::setCruises(const std::vector<std::string>& names) {
    m_isShowing = true;
    m_cruise->clear();
    m_cruise->addItem(tr("All casts"), QString());
    for (const auto& cruise : names) {
        m_cruise->addItem(toQt(cruise), toQt(cruise));
    }
    showSetup();
}

void SectionControls::setAvailable(const core::Section& section) {
    const QString turns = tr("The line does not go one way along this coordinate.");
    const QString timeless = tr("Only a cruise has times along it.");
    for (const auto axis : {core::SectionAxis::Longitude, core::SectionAxis::Latitude, core::SectionAxis::Time}) {
        views::setAvailable(m_axis, static_cast<int>(axis), SectionAxes::isAvailable(section.places, axis),
                            axis == core::SectionAxis::Time ? timeless : turns);
    }
    views::setAvailable(m_vertical, static_cast<int>(core::SectionVertical::Pressure), SectionAxes::hasPressure(section),
                        tr("The levels are no depths of the sea."));
}

} // namespace phidias::views
