#include "render/workbook_library.hpp"

#include <dlfcn.h>

namespace gapcalc::render {
namespace {

// The one whose header was compiled: another version has other structures.
constexpr const char* k_name = "libxlsxwriter.so." LXW_SOVERSION;

template <class Function>
bool find(void* handle, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(handle, name));
    return function != nullptr;
}

bool load(WorkbookLibrary& library) {
    void* const handle = dlopen(k_name, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return false;
    bool all = true;
#define GAPCALC_FIND(name) all = find(handle, #name, library.name) && all;
    GAPCALC_WORKBOOK_FUNCTIONS(GAPCALC_FIND)
#undef GAPCALC_FIND
    return all;
}

} // namespace

const WorkbookLibrary* workbook_library() {
    static WorkbookLibrary library;
    static const bool loaded = load(library);
    return loaded ? &library : nullptr;
}

} // namespace gapcalc::render
