#pragma once

#include "core/io/NetcdfFile.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <array>
#include <cstring>
#include <string>
#include <vector>

namespace phidias::tests {

/// A folder with synthetic granules of band 7, and screenings of them.
class PcaRuns {
public:
    struct Run {
        int status = 0;
        QString text; ///< what it said on standard error
    };

    /// @returns false when the sample could not be written
    bool makeSample(int granules, std::size_t scanlines, const QStringList& settings = {}) {
        QStringList arguments{QStringLiteral("sample"), QStringLiteral("s5p-l1b"), m_folder.path()};
        for (const auto& setting :
             QStringList{QStringLiteral("granules=%1").arg(granules), QStringLiteral("scanlines=%1").arg(scanlines)} + settings) {
            arguments << QStringLiteral("--set") << setting;
        }
        const int status = runPhidias(PHIDIAS_BINARY, arguments).status;
        m_granules.clear();
        for (const auto& name : QDir(m_folder.path()).entryList({QStringLiteral("S5P_TEST_L1B_RA_BD7*.nc")}, QDir::Files, QDir::Name)) {
            m_granules << path(name);
        }
        return status == 0 && m_granules.size() == granules;
    }

    [[nodiscard]] const QStringList& granules() const { return m_granules; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList files(const QString& pattern = QStringLiteral("*")) const {
        return QDir(m_folder.path()).entryList({pattern}, QDir::Files | QDir::Hidden, QDir::Name);
    }

    /// @param outputs  "selection=name.nc", in the folder
    [[nodiscard]] Run run(const QString& process, const QStringList& settings, const QStringList& outputs, int threads = 2) const {
        QStringList arguments{QStringLiteral("run"),        process,
                              QStringLiteral("--threads"),  QString::number(threads),
                              QStringLiteral("--progress"), QStringLiteral("none")};
        for (const auto& setting : settings) {
            arguments << QStringLiteral("--set") << setting;
        }
        for (const auto& output : outputs) {
            arguments << QStringLiteral("--out")
                      << output.section(QLatin1Char('='), 0, 0) + QLatin1Char('=') + path(output.section(QLatin1Char('='), 1));
        }
        const auto done = runPhidias(PHIDIAS_BINARY, arguments);
        return {done.status, QString::fromUtf8(done.err)};
    }

    [[nodiscard]] static QStringList asSettings(const QStringList& granules) {
        QStringList settings;
        for (const auto& granule : granules) {
            settings << QStringLiteral("granules=") + granule;
        }
        return settings;
    }

    /// Screens into NAME.nc, NAME-scores.nc, NAME.geojson, NAME.json.
    [[nodiscard]] Run screen(const QString& name, const QString& basis, const QStringList& granules, const QStringList& settings = {},
                             int threads = 2) const {
        return run(QStringLiteral("atmosphere.pca-screen"),
                   QStringList{QStringLiteral("basis=") + path(basis)} + settings + asSettings(granules),
                   {QStringLiteral("selection=%1.nc").arg(name), QStringLiteral("scores=%1-scores.nc").arg(name),
                    QStringLiteral("events=%1.geojson").arg(name), QStringLiteral("report=%1.json").arg(name)},
                   threads);
    }

    /// All spectra of the granules into a basis. @returns what failed, or empty
    [[nodiscard]] QString makeBasis(const QString& basis, const QStringList& granules, const QStringList& accumulating,
                                    const QStringList& analysing = {}) const {
        const QString accumulator = QStringLiteral("of-") + basis;
        const auto first = run(QStringLiteral("atmosphere.pca-accumulate"),
                               QStringList{QStringLiteral("sampling=all")} + accumulating + asSettings(granules),
                               {QStringLiteral("accumulator=") + accumulator});
        if (first.status != 0) {
            return first.text;
        }
        const auto second =
            run(QStringLiteral("atmosphere.pca-basis"), QStringList{QStringLiteral("accumulators=") + path(accumulator)} + analysing,
                {QStringLiteral("basis=") + basis});
        return second.status == 0 ? QString() : second.text;
    }

    [[nodiscard]] core::NetcdfGroup open(const QString& name) const { return core::NetcdfFile::open(path(name).toStdString()).root(); }
    [[nodiscard]] std::vector<double> numbers(const QString& file, const std::string& variable) const {
        return open(file).requireVariable(variable).readDoubles();
    }
    /// A file that is no JSON gives null.
    [[nodiscard]] nlohmann::json json(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString(), nullptr, false) : nlohmann::json();
    }
    /// (granule, scanline, ground pixel) of the rows of a selection.
    [[nodiscard]] std::vector<std::array<int, 3>> placesOf(const QString& file) const {
        const auto granule = numbers(file, "granule");
        const auto scanline = numbers(file, "scanline");
        const auto pixel = numbers(file, "ground_pixel");
        std::vector<std::array<int, 3>> places;
        for (std::size_t row = 0; row < granule.size(); ++row) {
            places.push_back({static_cast<int>(granule[row]), static_cast<int>(scanline[row]), static_cast<int>(pixel[row])});
        }
        return places;
    }

    /// Name of a variable that differs in any bit between two files; empty = none.
    [[nodiscard]] QString differenceOf(const QString& a, const QString& b) const {
        const auto first = open(a);
        const auto second = open(b);
        if (first.variables().size() != second.variables().size()) {
            return QStringLiteral("count of variables");
        }
        for (const auto& variable : first.variables()) {
            const auto other = second.requireVariable(variable.name());
            bool isSame = variable.type() == other.type() && variable.shape() == other.shape();
            if (isSame && variable.type() == core::NetcdfType::String) {
                isSame = variable.readTexts() == other.readTexts();
            } else if (isSame) {
                const auto one = variable.readDoubles();
                const auto two = other.readDoubles();
                isSame = std::memcmp(one.data(), two.data(), one.size() * sizeof(double)) == 0;
            }
            if (!isSame) {
                return QString::fromStdString(variable.name());
            }
        }
        return {};
    }

private:
    QTemporaryDir m_folder;
    QStringList m_granules;
};

} // namespace phidias::tests
