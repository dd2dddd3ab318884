#include "tests/support/Support.h"

#include <QProcess>
#include <cstdlib>

namespace phidias::tests {

std::filesystem::path dataFolder() {
    if (const char* given = std::getenv("PHIDIAS_TEST_DATA"); given != nullptr && std::filesystem::is_directory(given)) {
        return given;
    }
    const std::filesystem::path beside = std::filesystem::path(PHIDIAS_SOURCE_DIR).parent_path() / "shared" / "data";
    return std::filesystem::is_directory(beside) ? beside : std::filesystem::path();
}

CommandResult runPhidias(const std::string& binary, const QStringList& arguments, int timeoutSeconds) {
    QProcess process;
    process.start(QString::fromStdString(binary), arguments, QIODevice::ReadOnly);
    CommandResult result;
    if (!process.waitForFinished(timeoutSeconds * 1000)) {
        process.kill();
        process.waitForFinished(5000);
        return result;
    }
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode();
    return result;
}

} // namespace phidias::tests
