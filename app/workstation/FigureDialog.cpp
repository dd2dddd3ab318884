#include "app/workstation/FigureDialog.h"

#include "app/workstation/FigureCommand.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "views/figure/FigureWriter.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>

namespace phidias::app {

using views::fromQt;
using views::toQt;

FigureDialog::FigureDialog(FigureSource source, QWidget* parent)
    : ExportDialog(std::move(source), QStringLiteral("figureDialog"), "--figure", parent) {
    setWindowTitle(tr("Export figure"));
    for (const auto& [ending, title] : {std::pair{"png", tr("PNG picture")}, std::pair{"pdf", tr("PDF, lines and text as vectors")},
                                        std::pair{"svg", tr("SVG, lines and text as vectors")}}) {
        m_format->addItem(title, QLatin1String(ending));
    }
    auto* save =
        addButton("saveButton", tr("&Save specification..."), tr("A file that gives this figure again: phidias-workstation --figure"));
    connect(save, &QPushButton::clicked, this, &FigureDialog::chooseSpecFile);
    auto* picture = new QHBoxLayout;
    picture->addWidget(m_preview);
    assemble(picture);
    resize(1080, 620);
    refresh();
}

FigureDialog::~FigureDialog() {
    cancel();
}

void FigureDialog::showSpec() {
    m_form->apply(m_spec);
    m_preview->setSpec(m_spec);
    m_export->setEnabled(!m_spec.layers.empty() && !isExporting());
    m_export->setToolTip(m_spec.layers.empty() ? tr("No layer is visible") : QString());
}

QString FigureDialog::fileName(const QString& ending) const {
    return toQt(m_spec.view) % QLatin1Char('.') % ending;
}

QString FigureDialog::askForFile(const QString& folder) {
    const QString ending = m_format->currentData().toString();
    QString path = QFileDialog::getSaveFileName(this, windowTitle(), QString(folder % QLatin1Char('/') % fileName(ending)),
                                                tr("Pictures (*.png *.svg *.pdf)"));
    if (!path.isEmpty() && !views::isFigureFile(fromQt(path))) {
        path += QLatin1Char('.') % ending;
    }
    return path;
}

void FigureDialog::start(const QString& path) {
    if (m_spec.view == "map") {
        startInPool(path);
    } else {
        startProcess(path);
    }
}

void FigureDialog::startInPool(const QString& path) {
    m_stop = std::stop_source();
    const QPointer<FigureDialog> self(this);
    views::workPool().start(
        [self, path, spec = m_spec, loader = m_source.loader, budget = m_source.budget, stop = m_stop.get_token(), serial = ++m_serial] {
            QString failure;
            try {
                const auto view = makeFigureView(spec, loader, budget, stop);
                views::writeFigure(spec, *view, fromQt(path), budget, stop);
            } catch (...) {
                const core::Error error = core::currentError();
                failure = errorText(error);
                if (const QString hint = errorHint(error); !hint.isEmpty()) {
                    failure += QLatin1Char('\n') % hint;
                }
            }
            QMetaObject::invokeMethod(qApp, [self, path, failure, serial] {
                if (self && self->m_serial == serial) {
                    self->end(path, failure);
                }
            });
        });
}

void FigureDialog::saveSpec(const QString& path) const {
    const std::filesystem::path file = std::filesystem::absolute(fromQt(path));
    core::writeFileAtomically(file, m_spec.toJson(file.parent_path()).dump(2) + "\n");
}

void FigureDialog::chooseSpecFile() {
    QString path =
        QFileDialog::getSaveFileName(this, tr("Save specification"), QStringLiteral("figure.json"), tr("Figure specifications (*.json)"));
    if (path.isEmpty()) {
        return;
    }
    try {
        saveSpec(path);
        say(tr("Written: %1").arg(path), false);
    } catch (...) {
        say(errorText(core::currentError()), true);
    }
}

} // namespace phidias::app
