// Loaded before the C library (LD_PRELOAD): makes one call of the program fail, as a disk, a network or an
// overcrowded machine would. FAIL_CALL=write FAIL_AT=2 FAIL_WITH=28: the second write of a file above the
// standard streams fails with ENOSPC. FAIL_CALL=malloc, FAIL_CALL=thread: that one and all later ones.
// FAIL_CALL=shrink: a file loses its second half when it is first read. FAIL_CALL=moment: the process gets
// the signal FAIL_WITH at the FAIL_AT-th moment, of which there is one before and one behind each call on the
// way to a file.
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

long number(const char* name) {
    const char* const text = std::getenv(name);
    return text == nullptr ? 0 : std::atol(text);
}

/// Whether this call of `name` is the one to fail; sets errno.
bool fails(const char* name) {
    static long calls = 0;
    const char* const wanted = std::getenv("FAIL_CALL");
    if (wanted == nullptr || std::strcmp(wanted, name) != 0 || ++calls != number("FAIL_AT")) return false;
    errno = static_cast<int>(number("FAIL_WITH"));
    return true;
}

/// A moment before or behind a call; errno stays.
void moment() {
    static long moments = 0;
    static const char* const wanted = std::getenv("FAIL_CALL");
    if (wanted == nullptr || std::strcmp(wanted, "moment") != 0) return;
    const int error = errno;
    if (++moments == number("FAIL_AT")) kill(getpid(), static_cast<int>(number("FAIL_WITH")));
    errno = error;
}
struct Moments {
    Moments() { moment(); }
    ~Moments() { moment(); }
    Moments(const Moments&) = delete;
    Moments& operator=(const Moments&) = delete;
};

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

void* __libc_malloc(std::size_t size);

void* malloc(std::size_t size) {
    static long left = -1; // until the first failure; -1: not looked up
    static bool failing = false, once = false;
    if (left == -1) {
        const char* const wanted = std::getenv("FAIL_CALL");
        once = wanted != nullptr && std::strcmp(wanted, "malloc-once") == 0;
        left = once || (wanted != nullptr && std::strcmp(wanted, "malloc") == 0) ? number("FAIL_AT") : 0;
    }
    const bool now = left > 0 && --left == 0;
    failing = failing || (now && !once);
    if (!now && !failing) return __libc_malloc(size);
    errno = ENOMEM;
    return nullptr;
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                   void* argument) {
    static long left = number("FAIL_AT");
    const char* const wanted = std::getenv("FAIL_CALL");
    if (wanted != nullptr && std::strcmp(wanted, "thread") == 0 && --left <= 0) return EAGAIN;
    return next<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create")(
        thread, attributes, start, argument);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
    if (file <= STDERR_FILENO)
        return next<ssize_t(int, const void*, std::size_t)>("write")(file, bytes, size);
    const Moments around;
    if (fails("signal")) raise(errno);
    if (fails("write")) return -1;
    return next<ssize_t(int, const void*, std::size_t)>("write")(file, bytes, size);
}

ssize_t read(int file, void* bytes, std::size_t size) {
    const char* const name = std::getenv("FAIL_FILE");
    struct stat opened, wanted;
    const bool same = name != nullptr && fstat(file, &opened) == 0 && stat(name, &wanted) == 0 &&
                      opened.st_ino == wanted.st_ino && opened.st_dev == wanted.st_dev;
    if (same && fails("shrink") && truncate(name, wanted.st_size / 2) != 0) std::abort();
    if (same && fails("read")) return -1;
    return next<ssize_t(int, void*, std::size_t)>("read")(file, bytes, size);
}

int sigaction(int signal, const struct sigaction* action, struct sigaction* before) {
    const Moments around;
    return next<int(int, const struct sigaction*, struct sigaction*)>("sigaction")(signal, action, before);
}
int pthread_sigmask(int how, const sigset_t* set, sigset_t* before) {
    const Moments around;
    return next<int(int, const sigset_t*, sigset_t*)>("pthread_sigmask")(how, set, before);
}
int fsync(int file) {
    const Moments around;
    return fails("fsync") ? -1 : next<int(int)>("fsync")(file);
}
int fchmod(int file, mode_t mode) {
    const Moments around;
    return fails("fchmod") ? -1 : next<int(int, mode_t)>("fchmod")(file, mode);
}
int rename(const char* from, const char* to) {
    const Moments around;
    if (fails("signal-late")) raise(errno);
    return fails("rename") ? -1 : next<int(const char*, const char*)>("rename")(from, to);
}
int mkostemp(char* pattern, int flags) {
    const Moments around;
    return fails("mkostemp") ? -1 : next<int(char*, int)>("mkostemp")(pattern, flags);
}
int close(int file) {
    const Moments around;
    const int result = next<int(int)>("close")(file);
    return file > STDERR_FILENO && fails("close") ? -1 : result;
}

} // extern "C"
