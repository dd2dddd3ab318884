#include "core/io/StoppableFile.h"

#include "core/util/StopPoint.h"

#include <cpl_vsi.h>

#include <mutex>

namespace phidias::core {

namespace {

constexpr const char* kPrefix = "/vsiphidias/";

VSILFILE* fileOf(void* file) {
    return static_cast<VSILFILE*>(file);
}

void* openFile(void*, const char* name, const char* access) {
    return access[0] == 'r' && access[1] != '+' ? VSIFOpenL(name, access) : nullptr;
}

std::size_t readFile(void* file, void* buffer, std::size_t size, std::size_t count) {
    return currentStop().stop_requested() ? 0 : VSIFReadL(buffer, size, count, fileOf(file));
}

void install() {
    auto* calls = VSIAllocFilesystemPluginCallbacksStruct();
    calls->stat = [](void*, const char* name, VSIStatBufL* found, int flags) { return VSIStatExL(name, found, flags); };
    calls->read_dir = [](void*, const char* folder, int most) { return VSIReadDirEx(folder, most); };
    calls->open = openFile;
    calls->tell = [](void* file) { return VSIFTellL(fileOf(file)); };
    calls->seek = [](void* file, vsi_l_offset offset, int whence) { return VSIFSeekL(fileOf(file), offset, whence); };
    calls->read = readFile;
    calls->eof = [](void* file) { return currentStop().stop_requested() ? 1 : VSIFEofL(fileOf(file)); };
    calls->close = [](void* file) { return VSIFCloseL(fileOf(file)); };
    VSIInstallPluginHandler(kPrefix, calls);
    VSIFreeFilesystemPluginCallbacksStruct(calls);
}

} // namespace

std::string stoppablePath(const std::string& path) {
    static std::once_flag once;
    std::call_once(once, install);
    return kPrefix + path;
}

std::string withPlainPaths(std::string message) {
    const std::string prefix(kPrefix);
    for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix, at)) {
        message.erase(at, prefix.size());
    }
    return message;
}

} // namespace phidias::core
