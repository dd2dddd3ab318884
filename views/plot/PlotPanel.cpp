#include "views/plot/PlotPanel.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Time.h"
#include "views/plot/CustomPlot.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPageSize>
#include <QPdfWriter>
#include <QStackedWidget>
#include <QSvgGenerator>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>
#include <memory>

namespace phidias::views {

/// Numbers of a table, written when they come into view: a plot may have millions.
class NumberModel : public QAbstractTableModel {
public:
    explicit NumberModel(QObject* parent) : QAbstractTableModel(parent) {}

    void setTable(NumberTable table) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
    }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_table.rows); }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_table.headers.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (role == Qt::TextAlignmentRole) {
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        }
        if (role != Qt::DisplayRole) {
            return {};
        }
        const auto column = static_cast<std::size_t>(index.column());
        const double value = m_table.value(static_cast<std::size_t>(index.row()), column);
        return m_table.timeColumns.contains(column) && std::isfinite(value) ? toQt(core::formatIsoTime(value)) : numberText(value, 6);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_table.headers.value(section)) : QVariant();
    }

private:
    NumberTable m_table;
};

PlotPanel::PlotPanel(const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent), m_pages(new QStackedWidget(this)), m_plot(new QCustomPlot(this)), m_table(new QTableView(this)),
      m_model(new NumberModel(this)), m_hintLabel(new QLabel(this)) {
    setObjectName(name);
    setAccessibleName(title);
    m_pages->setObjectName(QString(name % QStringLiteral("/pages")));
    m_plot->setObjectName(QString(name % QStringLiteral("/plot")));
    m_plot->setAccessibleName(title);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_table->setObjectName(QString(name % QStringLiteral("/table")));
    m_table->setAccessibleName(tr("%1: numbers").arg(title));
    m_table->horizontalHeader()->setResizeContentsPrecision(100); // rows that are looked at for the widths
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_hintLabel->setObjectName(QString(name % QStringLiteral("/hint")));
    m_hintLabel->setAccessibleName(title);
    m_hintLabel->setAlignment(Qt::AlignCenter);
    m_hintLabel->setWordWrap(true);
    m_hintLabel->setMargin(12);
    m_hintLabel->setForegroundRole(QPalette::PlaceholderText);
    for (QWidget* page : std::initializer_list<QWidget*>{m_plot, m_table, m_hintLabel}) {
        m_pages->addWidget(page);
        page->setContextMenuPolicy(Qt::NoContextMenu);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    applyPalette(*m_plot, palette());
}

void PlotPanel::showPage() {
    m_pages->setCurrentWidget(!m_hintLabel->text().isEmpty() ? static_cast<QWidget*>(m_hintLabel)
                              : m_isTableShown               ? static_cast<QWidget*>(m_table)
                                                             : static_cast<QWidget*>(m_plot));
}

void PlotPanel::setHint(const QString& hint) {
    m_hintLabel->setText(hint);
    showPage();
}

QString PlotPanel::hint() const {
    return m_hintLabel->text();
}

void PlotPanel::setNumbers(NumberTable table) {
    m_numbers = std::move(table);
    if (m_isTableShown) {
        setTableShown(true);
    }
}

void PlotPanel::setNumbers(const QStringList& headers, const std::vector<std::vector<double>>& rows) {
    auto held = std::make_shared<const std::vector<std::vector<double>>>(rows);
    const std::size_t count = rows.size();
    setNumbers({.headers = headers,
                .rows = count,
                .value = [held = std::move(held)](std::size_t row, std::size_t column) { return (*held)[row][column]; },
                .timeColumns = m_timeColumns});
}

void PlotPanel::setTableShown(bool isShown) {
    m_isTableShown = isShown;
    if (isShown) { // filled only when somebody looks
        if (m_table->model() == nullptr) {
            m_table->setModel(m_model);
        }
        m_model->setTable(m_numbers);
        m_table->resizeColumnsToContents();
    }
    showPage();
}

QString csvOf(const NumberTable& table) {
    QStringList headers;
    for (const QString& header : table.headers) {
        // A text with a comma stands in quotes.                                                        [RFC 4180, 2.6]
        const bool isPlain = !header.contains(QLatin1Char(',')) && !header.contains(QLatin1Char('"'));
        const QString inner = QString(header).replace(QLatin1Char('"'), QStringLiteral("\"\""));
        headers += isPlain ? header : QString(QLatin1Char('"') % inner % QLatin1Char('"'));
    }
    QString csv = headers.join(QLatin1Char(',')) % QLatin1Char('\n');
    for (std::size_t row = 0; row < table.rows; ++row) {
        QStringList fields;
        for (std::size_t column = 0; column < static_cast<std::size_t>(table.headers.size()); ++column) {
            const double value = table.value(row, column);
            fields += !std::isfinite(value)                ? QString()
                      : table.timeColumns.contains(column) ? toQt(core::formatIsoTime(value))
                                                           : QString::number(value, 'g', 10);
        }
        csv += fields.join(QLatin1Char(',')) % QLatin1Char('\n');
    }
    return csv;
}

void PlotPanel::copyCsv() {
    workPool().start(
        [table = m_numbers] { QMetaObject::invokeMethod(qApp, [csv = csvOf(table)] { QApplication::clipboard()->setText(csv); }); });
}

void PlotPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyPalette(*m_plot, palette());
        Q_EMIT paletteChanged();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    QWidget::changeEvent(event);
}

void PlotPanel::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_hintLabel->text().isEmpty()) {
        return;
    }
    QMenu menu(this);
    menu.setObjectName(QString(objectName() % QStringLiteral("/menu")));
    connect(menu.addAction(m_isTableShown ? tr("Show &plot") : tr("Show &table")), &QAction::triggered, this,
            [this] { setTableShown(!m_isTableShown); });
    connect(menu.addAction(tr("&Copy as CSV")), &QAction::triggered, this, &PlotPanel::copyCsv);
    connect(menu.addAction(tr("&Save picture...")), &QAction::triggered, this, &PlotPanel::exportPicture);
    menu.exec(event->globalPos());
}

void PlotPanel::exportPicture() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save picture"), QString(accessibleName() % QStringLiteral(".png")),
                                                      tr("Pictures (*.png *.svg *.pdf)"));
    if (path.isEmpty()) {
        return;
    }
    try {
        savePicture(fromQt(path));
    } catch (...) {
        Q_EMIT saveFailed(toQt(core::currentError().message()));
    }
}

void PlotPanel::savePicture(const std::filesystem::path& out) {
    savePlot(*m_plot, out, m_plot->size(), accessibleName());
}

void applyPalette(QCustomPlot& plot, const QPalette& palette) {
    const QColor text = palette.color(QPalette::Text);
    QColor quiet = text;
    quiet.setAlphaF(0.65F);
    QColor grid = text;
    grid.setAlphaF(0.12F);
    plot.setBackground(palette.brush(QPalette::Base));
    for (auto* rect : plot.axisRects()) {
        for (auto* axis : rect->axes()) {
            axis->setBasePen(QPen(quiet, 1.0));
            axis->setTickPen(QPen(quiet, 1.0));
            axis->setSubTickPen(Qt::NoPen);
            axis->setTickLabelColor(quiet);
            axis->setLabelColor(text);
            axis->setLabelFont(plot.font());
            axis->setTickLabelFont(plot.font());
            axis->grid()->setPen(QPen(grid, 1.0));
            axis->grid()->setZeroLinePen(QPen(quiet, 1.0));
        }
    }
}

void savePlot(QCustomPlot& plot, const std::filesystem::path& out, QSize size, const QString& title) {
    const std::string ending = out.extension().string();
    if (ending != ".png" && ending != ".svg" && ending != ".pdf") {
        throw core::Error(core::ErrorCode::InvalidRequest, "figure.ending", {{"path", out.string()}});
    }
    const auto part = core::partPath(out);
    const QString file = toQt(part.string());
    bool isWritten = false;
    const auto paintOn = [&](QPaintDevice& device, bool isVector) {
        QCPPainter painter;
        if (painter.begin(&device)) {
            painter.setMode(QCPPainter::pmVectorized, isVector);
            painter.setMode(QCPPainter::pmNoCaching, true);
            plot.toPainter(&painter, size.width(), size.height());
            isWritten = painter.end();
        }
    };
    if (ending == ".png") {
        QImage image(size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        image.setDotsPerMeterX(3780);
        image.setDotsPerMeterY(3780);
        paintOn(image, false);
        isWritten = isWritten && image.save(file, "PNG");
    } else if (ending == ".svg") {
        QSvgGenerator generator;
        generator.setFileName(file);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        generator.setResolution(96);
        generator.setTitle(title);
        paintOn(generator, true);
    } else {
        QPdfWriter writer(file);
        writer.setResolution(96);
        writer.setPageSize(QPageSize(QSizeF(size) * 0.75, QPageSize::Point));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(title);
        paintOn(writer, true);
    }
    std::error_code ignored;
    if (!isWritten || !std::filesystem::exists(part, ignored)) {
        std::filesystem::remove(part, ignored);
        throw core::Error(core::ErrorCode::WriteFailed, "core.file.writeFailed",
                          {{"path", out.string()}, {"reason", std::string("the picture could not be saved")}},
                          "hint.core.file.checkFolder");
    }
    core::commitPart(out);
}

} // namespace phidias::views
