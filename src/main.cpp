// The program: real streams, clock and environment in, exit code out.
#include "cli/cli.hpp"

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fcntl.h>
#include <malloc.h>
#include <new>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace {

/// Today's local date.
gapcalc::Date today() {
    std::time_t const now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {static_cast<std::int16_t>(local.tm_year + 1900), static_cast<std::uint8_t>(local.tm_mon + 1),
            static_cast<std::uint8_t>(local.tm_mday)};
}

/// Texts of some hundred rows are made and dropped by the thousand: their memory is kept for the next, for to
/// give it back and ask for it anew, page by page, takes longer than to write them.
void keep_memory() {
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

/// A count that only moves forward, for the progress line.
std::uint64_t milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::uint64_t(now.tv_sec) * 1000 + std::uint64_t(now.tv_nsec) / 1'000'000;
}

/// A closed standard stream would lend its number to the next file opened, which would then be written over:
/// a stand-in takes it that refuses every read and write.
void occupy_closed_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            _exit(2);
}

void write_error(std::string_view words) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, words.data(), words.size());
}

/// Whatever escapes, on any thread, ends with a message and the exit code of a job not done.
[[noreturn]] void end_on_escape() {
    bool no_memory = true; // even for an exception, when there is none
    try {
        if (const auto escaped = std::current_exception()) std::rethrow_exception(escaped);
    } catch (const std::bad_alloc&) { // as it stands
    } catch (...) {
        no_memory = false;
    }
    if (no_memory)
        gapcalc::cli::tell_no_memory(gapcalc::Language::en, stderr);
    else
        write_error("error[E919]: unexpected end\n"
                    " = help: this is a fault of the program: report it with the command and its input\n");
    _exit(static_cast<int>(gapcalc::cli::Exit::failed));
}

/// Before anything else begins: objects that live as long as the program take memory too.
[[gnu::constructor(101)]] void catch_escapes() { std::set_terminate(end_on_escape); }

} // namespace

int main(int argc, char** argv) {
    keep_memory();
    occupy_closed_streams();
    // A file that may not grow any further (ulimit -f) is then a write error like a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    gapcalc::cli::Environment environment;
    environment.today = today;
    environment.milliseconds = milliseconds;
    environment.out = stdout;
    environment.err = stderr;
    for (const char* const name : gapcalc::cli::known_variables())
        if (const char* const value = std::getenv(name)) environment.variables[name] = value;
    environment.in_is_terminal = isatty(STDIN_FILENO) != 0;
    environment.out_is_terminal = isatty(STDOUT_FILENO) != 0;
    environment.err_is_terminal = isatty(STDERR_FILENO) != 0;
    winsize window{};
    if (environment.out_is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0)
        environment.terminal_width = window.ws_col;
    std::size_t const count = argc > 0 ? std::size_t(argc) - 1 : 0;
    const auto exit_code = gapcalc::cli::run({argv + 1, count}, environment);
    // A network file system may report only now that it could not keep what was written.
    if (std::fclose(stdout) != 0 && exit_code != gapcalc::cli::Exit::failed) {
        write_error("error[E914]: cannot write standard output\n"
                    " = help: check where it goes, or write elsewhere\n");
        return static_cast<int>(gapcalc::cli::Exit::failed);
    }
    return static_cast<int>(exit_code);
}
