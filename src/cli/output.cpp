#include "cli/output.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gapcalc::cli {
namespace {

/// The stand-in to remove when a signal ends the run; a plain array, since a handler may touch nothing else.
char g_unfinished[PATH_MAX];
std::atomic<bool> g_creating; // the stand-in, which has no name yet
static_assert(std::atomic<bool>::is_always_lock_free);
/// All that ends a process and comes from outside, but for SIGKILL.
constexpr int k_signals[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT, SIGPIPE,   SIGXCPU,
                             SIGALRM, SIGUSR1, SIGUSR2, SIGPROF, SIGVTALRM, SIGXFSZ};
struct sigaction g_before[std::size(k_signals)];

sigset_t guarded_signals() {
    sigset_t all;
    sigemptyset(&all);
    for (const int number : k_signals) sigaddset(&all, number);
    return all;
}

extern "C" void remove_unfinished(int signal_number) {
    // The thread that creates it blocks signals, so this is another one, and it is a matter of microseconds.
    while (g_creating.load()) {
        const timespec moment{0, 100'000};
        nanosleep(&moment, nullptr);
    }
    if (g_unfinished[0] != '\0') unlink(g_unfinished);
    signal(signal_number, SIG_DFL);
    raise(signal_number); // so that a shell sees why it ended: 130 for an interrupt
}

void guard_signals() {
    struct sigaction action {};
    action.sa_handler = remove_unfinished;
    action.sa_flags = SA_RESETHAND;
    action.sa_mask = guarded_signals();
    for (std::size_t at = 0; at < std::size(k_signals); ++at) {
        sigaction(k_signals[at], nullptr, &g_before[at]);
        // One that is ignored (nohup) stays so.
        if (g_before[at].sa_handler != SIG_IGN) sigaction(k_signals[at], &action, nullptr);
    }
}

void release_unfinished() {
    for (std::size_t at = 0; at < std::size(k_signals); ++at)
        sigaction(k_signals[at], &g_before[at], nullptr);
    g_unfinished[0] = '\0';
}

/// Makes a file of a new name like `pattern`, which a signal that ends the run removes, at any moment; -1
/// with errno when it cannot be.
int create_guarded(std::string& pattern) {
    if (pattern.size() >= sizeof g_unfinished) {
        errno = ENAMETOOLONG;
        return -1;
    }
    const sigset_t guarded = guarded_signals();
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &guarded, &before);
    g_creating = true;
    guard_signals();
    const int file = mkostemp(pattern.data(), O_CLOEXEC);
    const int error = errno;
    if (file >= 0)
        std::memcpy(g_unfinished, pattern.c_str(), pattern.size() + 1);
    else
        release_unfinished();
    g_creating = false;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return file;
}

/// The pattern of the stand-in's name: that of `target` with an end of its own, cut to what a name may have.
std::string stand_in(const std::string& target) {
    constexpr std::string_view k_end = ".XXXXXX";
    const auto slash = target.rfind('/');
    const std::size_t folder = slash == std::string::npos ? 0 : slash + 1;
    std::size_t size =
        std::min({target.size(), folder + NAME_MAX - k_end.size(), PATH_MAX - 1 - k_end.size()});
    while (size < target.size() && size > folder &&
           (static_cast<unsigned char>(target[size]) & 0xC0U) == 0x80)
        --size;
    return target.substr(0, size).append(k_end);
}

/// The path with symbolic links followed, also when the last one leads to a file that is yet to be made.
std::string follow_links(std::string path) {
    char target[PATH_MAX];
    for (int hops = 0; hops < 40; ++hops) {
        const auto length = readlink(path.c_str(), target, sizeof target);
        if (length < 0 || std::size_t(length) >= sizeof target) break;
        std::string next(target, std::size_t(length));
        const auto slash = path.rfind('/');
        if (next.starts_with('/') || slash == std::string::npos)
            path = std::move(next);
        else
            path = path.substr(0, slash + 1) + next;
    }
    return path;
}

bool leads_to(const struct stat& file, std::FILE* stream) {
    struct stat opened {};
    return fstat(fileno(stream), &opened) == 0 && file.st_dev == opened.st_dev &&
           file.st_ino == opened.st_ino;
}

mode_t new_file_mode() {
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

constexpr std::size_t k_piece = 1 << 18;

} // namespace

Output::Output(std::FILE* standard, std::optional<std::string> path) : standard_(standard) {
    if (path && *path != "-") open(*path);
}

void Output::open(const std::string& path) {
    struct stat existing {};
    const bool exists = stat(path.c_str(), &existing) == 0;
    if (!exists && errno != ENOENT) { // a ring of links, a name too long
        fail(errno);
        return;
    }
    // /dev/stdout: what the shell has opened there, perhaps to append to, is not to be replaced.
    if (exists && leads_to(existing, standard_)) return;
    standard_ = nullptr;
    if (exists && !S_ISREG(existing.st_mode)) {
        file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file_ < 0) fail(errno);
        return;
    }
    target_ = follow_links(path);
    // A file that may not be written is not to be replaced either.
    if (exists && access(target_.c_str(), W_OK) != 0) {
        fail(errno);
        return;
    }
    temporary_ = stand_in(target_);
    file_ = create_guarded(temporary_);
    if (file_ < 0) {
        const int error = errno;
        temporary_.clear();
        fail(error);
        return;
    }
    if (fchmod(file_, exists ? existing.st_mode & 07777 : new_file_mode()) != 0) fail(errno);
}

Output::~Output() {
    if (file_ >= 0) close(file_);
    if (!temporary_.empty()) {
        unlink(temporary_.c_str());
        release_unfinished();
    }
}

bool Output::fail(int error) {
    if (failure_.empty()) {
        failure_ = std::strerror(error);
        error_ = error;
    }
    return false;
}

Text Output::advice() const {
    switch (error_) {
    case ENOENT:
    case ENOTDIR:
        return {"检查路径：文件夹要先建好", "check the path: its folder must be there first"};
    case EACCES:
    case EPERM:
    case EROFS:
        return {"检查文件和文件夹的权限", "check the permissions of the file and its folder"};
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {"腾出空间，或写到别处", "make room, or write elsewhere"};
    default:
        return {"检查输出的去处，或写到别处", "check where it goes, or write elsewhere"};
    }
}

bool Output::write_all(std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file_, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fail(errno);
        text.remove_prefix(std::size_t(written));
    }
    return true;
}

bool Output::write(std::string_view text) {
    if (!failure_.empty()) return false;
    if (standard_) {
        errno = 0;
        return std::fwrite(text.data(), 1, text.size(), standard_) == text.size() ||
               fail(errno ? errno : EIO);
    }
    if (pending_.empty() && text.size() >= k_piece) return write_all(text);
    pending_ += text;
    if (pending_.size() < k_piece) return true;
    const bool done = write_all(pending_);
    pending_.clear();
    return done;
}

bool Output::finish() {
    if (!failure_.empty()) return false;
    if (standard_) {
        errno = 0;
        if (std::fflush(standard_) != 0 || std::ferror(standard_)) return fail(errno ? errno : EIO);
        return true;
    }
    if (!write_all(pending_)) return false;
    pending_.clear();
    // A pipe or a device cannot be synchronised and needs not be.
    if (!temporary_.empty() && fsync(file_) != 0) return fail(errno);
    const int closed = close(file_);
    file_ = -1;
    if (closed != 0) return fail(errno);
    if (temporary_.empty()) return true;
    if (rename(temporary_.c_str(), target_.c_str()) != 0) return fail(errno);
    temporary_.clear();
    release_unfinished();
    // The new name outlives a power failure only when its folder is on disk too; the file is whole either
    // way.
    const auto slash = target_.rfind('/');
    const auto folder = slash == std::string::npos ? std::string(".") : target_.substr(0, slash + 1);
    if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
        fsync(handle);
        close(handle);
    }
    return true;
}

bool same_file(const std::string& one, const std::string& other) {
    struct stat a {
    }, b{};
    return stat(one.c_str(), &a) == 0 && stat(other.c_str(), &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool is_standard_input(const std::string& path) {
    struct stat a {
    }, b{};
    return stat(path.c_str(), &a) == 0 && fstat(STDIN_FILENO, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

} // namespace gapcalc::cli
