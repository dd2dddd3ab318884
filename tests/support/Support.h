#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <string>

namespace phidias::tests {

/// Folder with the shared test data: $PHIDIAS_TEST_DATA, else ../shared/data beside the checkout; empty path when there is none.
[[nodiscard]] std::filesystem::path dataFolder();

/// What a finished command left.
struct CommandResult {
    int status = -1; ///< exit status; 128 + signal when killed
    QByteArray out;
    QByteArray err;
};

/// Runs the `phidias` of this build and waits for it.
[[nodiscard]] CommandResult runPhidias(const std::string& binary, const QStringList& arguments, int timeoutSeconds = 120);

} // namespace phidias::tests

/// Skips the current test, visibly, when the shared data are not there.
#define PHIDIAS_NEEDS_DATA()                                                                                                               \
    do {                                                                                                                                   \
        if (phidias::tests::dataFolder().empty())                                                                                          \
            QSKIP("the shared test data are not here (set PHIDIAS_TEST_DATA)");                                                            \
    } while (false)
