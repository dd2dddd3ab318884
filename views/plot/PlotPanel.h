#pragma once

#include <QSize>
#include <QStringList>
#include <QWidget>
#include <filesystem>
#include <functional>
#include <set>
#include <vector>

class QCustomPlot;
class QLabel;
class QPaintDevice;
class QStackedWidget;
class QTableView;

namespace phidias::views {

class NumberModel;

/// The numbers that a plot draws, as a table asks for them. @thread of `value`: any, so that it holds what it reads
struct NumberTable {
    QStringList headers;
    std::size_t rows = 0;
    std::function<double(std::size_t row, std::size_t column)> value; ///< NaN = none
    std::set<std::size_t> timeColumns;                                ///< whose numbers are Unix seconds
};

/// The table as CSV, numbers in the C locale. @thread any
[[nodiscard]] QString csvOf(const NumberTable& table);

/// A plot with what every plot of the workstation offers: colours of the palette, a text while it is empty, a table with the same numbers,
/// export as picture or CSV (context menu).
/// @thread GUI
class PlotPanel : public QWidget {
    Q_OBJECT

public:
    /// @param name   objectName of the panel; its parts add "/plot", "/table", "/hint"
    /// @param title  accessible name, and the name of exported files
    PlotPanel(const QString& name, const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] QCustomPlot& plot() { return *m_plot; }
    /// What to show instead of the plot; empty = the plot.
    void setHint(const QString& hint);
    [[nodiscard]] QString hint() const;
    /// The numbers that the plot draws; read when somebody looks at them.
    void setNumbers(NumberTable table);
    /// @param rows  [row][column]; NaN = no value
    void setNumbers(const QStringList& headers, const std::vector<std::vector<double>>& rows);
    /// Columns whose numbers are Unix seconds: shown and copied as dates.
    void setTimeColumns(const std::set<std::size_t>& columns) { m_timeColumns = columns; }
    [[nodiscard]] const NumberTable& numbers() const { return m_numbers; }
    void setTableShown(bool isShown);
    [[nodiscard]] bool isTableShown() const { return m_isTableShown; }
    /// The table as CSV, numbers in the C locale.
    [[nodiscard]] QString toCsv() const { return csvOf(m_numbers); }
    /// Writes the plot in its present size; PNG, SVG or PDF by the ending. @throws core::Error{InvalidRequest, WriteFailed}
    void savePicture(const std::filesystem::path& out);

    [[nodiscard]] QSize sizeHint() const override { return {420, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void paletteChanged(); ///< the owner draws anew with other colours
    void saveFailed(const QString& message);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void showPage();
    void exportPicture();
    void copyCsv();

    QStackedWidget* m_pages;
    QCustomPlot* m_plot;
    QTableView* m_table;
    NumberModel* m_model;
    QLabel* m_hintLabel;
    NumberTable m_numbers;
    std::set<std::size_t> m_timeColumns;
    bool m_isTableShown = false;
};

/// Gives background, axes, grid and texts of a plot the colours of a palette.
void applyPalette(QCustomPlot& plot, const QPalette& palette);

/// Draws a plot into a new file; PNG, SVG or PDF by the ending of `out`. On failure no file is left.
/// @throws core::Error{InvalidRequest} another ending; core::Error{WriteFailed}
void savePlot(QCustomPlot& plot, const std::filesystem::path& out, QSize size, const QString& title);

} // namespace phidias::views
