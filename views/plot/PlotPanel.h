#pragma once

#include <QSize>
#include <QStringList>
#include <QWidget>
#include <filesystem>
#include <set>
#include <vector>

class QCustomPlot;
class QLabel;
class QPaintDevice;
class QStackedWidget;
class QTableWidget;

namespace phidias::views {

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
    /// The numbers that the plot draws. @param rows  [row][column]; NaN = no value
    void setNumbers(const QStringList& headers, const std::vector<std::vector<double>>& rows);
    /// Columns whose numbers are Unix seconds: shown and copied as dates.
    void setTimeColumns(const std::set<std::size_t>& columns) { m_timeColumns = columns; }
    void setTableShown(bool isShown);
    [[nodiscard]] bool isTableShown() const { return m_isTableShown; }
    /// The table as CSV, numbers in the C locale.
    [[nodiscard]] QString toCsv() const;
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

    QStackedWidget* m_pages;
    QCustomPlot* m_plot;
    QTableWidget* m_table;
    QLabel* m_hintLabel;
    QStringList m_headers;
    std::vector<std::vector<double>> m_rows;
    std::set<std::size_t> m_timeColumns;
    bool m_isTableShown = false;
};

/// Gives background, axes, grid and texts of a plot the colours of a palette.
void applyPalette(QCustomPlot& plot, const QPalette& palette);

/// Draws a plot into a new file; PNG, SVG or PDF by the ending of `out`. On failure no file is left.
/// @throws core::Error{InvalidRequest} another ending; core::Error{WriteFailed}
void savePlot(QCustomPlot& plot, const std::filesystem::path& out, QSize size, const QString& title);

} // namespace phidias::views
