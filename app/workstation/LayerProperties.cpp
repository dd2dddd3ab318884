#include "app/workstation/LayerProperties.h"

#include "app/workstation/TextCatalog.h"
#include "core/geo/CrsName.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPointer>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::app {

using views::toQt;

namespace {

QString extentText(const core::Extent& extent) {
    if (!std::isfinite(extent.west) || !std::isfinite(extent.south)) {
        return LayerProperties::tr("unknown");
    }
    return LayerProperties::tr("%1 to %2, %3 to %4")
        .arg(views::longitudeText(extent.west, 3), views::longitudeText(extent.east, 3), views::latitudeText(extent.south, 3),
             views::latitudeText(extent.north, 3));
}

} // namespace

LayerProperties::LayerProperties(Desk& desk, const core::Layer& layer, std::shared_ptr<const core::LayerData> values)
    : QDialog(&desk.window()), m_layer(layer), m_form(new QFormLayout), m_state(new QLabel(tr("Reading the header..."), this)),
      m_variables(new QTableWidget(0, 4, this)) {
    setObjectName(QStringLiteral("layerProperties"));
    setAccessibleName(tr("Properties of the layer"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Properties of %1").arg(toQt(layer.title)));
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addFact("file", tr("File"), toQt(layer.href));
    addFact("variable", tr("Variable"), toQt(layer.variable));
    if (values) {
        addFact("title", tr("Long name"), toQt(values->title()));
        const QString unit = views::unitText(toQt(values->fileUnit()));
        addFact("unit", tr("Unit"),
                values->fileUnit() == values->unit() ? unit : tr("%1, shown in %2").arg(unit, views::unitText(toQt(values->unit()))));
        addFact("extent", tr("Extent"), extentText(values->extent()));
        addFact("values", tr("Values"), QLocale().toString(static_cast<qulonglong>(values->size())));
        addFact("memory", tr("Memory"), QLocale().formattedDataSize(static_cast<qint64>(core::memoryBytes(*values))));
    }
    m_state->setObjectName(QStringLiteral("layerProperties/state"));
    m_state->setWordWrap(true);
    m_variables->setObjectName(QStringLiteral("layerProperties/variables"));
    m_variables->setAccessibleName(tr("Variables of the file"));
    m_variables->setHorizontalHeaderLabels({tr("Variable"), tr("Unit"), tr("Long name"), tr("Standard name")});
    m_variables->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_variables->horizontalHeader()->setStretchLastSection(true);
    m_variables->verticalHeader()->hide();
    m_variables->verticalHeader()->setDefaultSectionSize(24);
    m_variables->setShowGrid(false);
    m_variables->setWordWrap(false);
    m_variables->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_variables->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_variables->setTabKeyNavigation(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (auto* button : buttons->buttons()) {
        button->setObjectName(QStringLiteral("layerProperties/closeButton"));
        button->setAccessibleName(button->text().remove(QLatin1Char('&')));
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addLayout(m_form);
    layout->addWidget(m_state);
    layout->addWidget(m_variables, 1);
    layout->addWidget(buttons);
    resize(620, 520);
    read(desk);
}

LayerProperties::~LayerProperties() {
    m_stop.request_stop();
}

QLabel* LayerProperties::addFact(const char* name, const QString& title, const QString& text) {
    auto* fact = new QLabel(text.isEmpty() ? tr("none") : text, this);
    fact->setObjectName(QStringLiteral("layerProperties/") % QLatin1String(name));
    fact->setAccessibleName(title);
    fact->setTextFormat(Qt::PlainText);
    fact->setWordWrap(true);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_form->addRow(title, fact);
    return fact;
}

void LayerProperties::read(Desk& desk) {
    if (core::isAddress(m_layer.href)) {
        m_state->setText(tr("The layer comes from the network: its header is not read again for this."));
        return;
    }
    const QPointer<LayerProperties> self(this);
    views::workPool().start([self, layer = m_layer, budget = desk.context().budget, stop = m_stop.get_token()] {
        core::LayerFacts facts;
        std::optional<core::Error> error;
        try {
            facts = core::layerFacts(layer, budget, stop);
        } catch (...) {
            error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, facts = std::move(facts), error] {
            if (self && error) {
                self->m_state->setText(errorText(*error));
            } else if (self) {
                self->showFacts(facts);
            }
        });
    });
}

void LayerProperties::showFacts(const core::LayerFacts& facts) {
    QStringList sizes;
    for (const auto& [name, size] : facts.sizes) {
        sizes += tr("%1 %2").arg(toQt(name), QLocale().toString(static_cast<qulonglong>(size)));
    }
    addFact("format", tr("Format"), toQt(facts.format));
    addFact("bytes", tr("Size on disk"), QLocale().formattedDataSize(static_cast<qint64>(facts.fileBytes)));
    addFact("sizes", tr("Axes"), sizes.join(QStringLiteral(", ")));
    addFact("crs", tr("Coordinates"), facts.crs.empty() ? tr("unknown") : toQt(core::crsName(facts.crs)));
    QStringList warnings;
    for (const auto& warning : facts.warnings) {
        warnings += toQt(warning);
    }
    m_state->setText(warnings.join(QLatin1Char('\n')));
    m_state->setVisible(!warnings.isEmpty());
    m_variables->setRowCount(static_cast<int>(facts.variables.size()));
    for (std::size_t row = 0; row < facts.variables.size(); ++row) {
        const auto& variable = facts.variables[row];
        const QStringList texts{toQt(variable.name), views::unitText(toQt(variable.unit)), toQt(variable.longName),
                                toQt(variable.standardName)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            m_variables->setItem(static_cast<int>(row), column, item);
        }
        if (variable.name == m_layer.variable) {
            m_variables->selectRow(static_cast<int>(row));
        }
    }
    m_variables->resizeColumnsToContents();
    constexpr int kMostWidth = 220;
    for (int column = 0; column < m_variables->columnCount() - 1; ++column) {
        m_variables->setColumnWidth(column, std::min(kMostWidth, m_variables->columnWidth(column)));
    }
}

} // namespace phidias::app
