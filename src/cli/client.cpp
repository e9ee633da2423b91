#include "cli/client.hpp"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace gapcalc::cli {
namespace {

/// A descriptor that is closed at its end.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { shut(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    void shut() {
        if (number_ >= 0) close(number_);
        number_ = -1;
    }
    int number() const { return number_; }

  private:
    int number_ = -1;
};

struct Pipe {
    Descriptor read, write;
    bool open() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) return false;
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
        return true;
    }
};

/// A client that stops reading is no reason to end.
class PipeSignal {
  public:
    PipeSignal() {
        struct sigaction ignored {};
        ignored.sa_handler = SIG_IGN;
        sigaction(SIGPIPE, &ignored, &before_);
    }
    ~PipeSignal() { sigaction(SIGPIPE, &before_, nullptr); }
    PipeSignal(const PipeSignal&) = delete;
    PipeSignal& operator=(const PipeSignal&) = delete;

  private:
    struct sigaction before_ {};
};

[[noreturn]] void become(const char* command, const Pipe& in, const Pipe& out, int errors) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    std::signal(SIGPIPE, SIG_DFL);
    if (dup2(in.read.number(), STDIN_FILENO) < 0 || dup2(out.write.number(), STDOUT_FILENO) < 0 ||
        dup2(errors, STDERR_FILENO) < 0)
        _exit(126);
    execl("/bin/sh", "sh", "-c", command, static_cast<char*>(nullptr));
    _exit(127);
}

std::string words_of(int error) {
    const char* const words = strerrordesc_np(error);
    return words != nullptr ? words : "error " + std::to_string(error);
}

/// The talk with a client that runs.
class Talk {
  public:
    Talk(pid_t client, Pipe& in, Pipe& out, const std::string& input, int seconds)
        : client_(client), in_(in), out_(out), input_(input) {
        in_.read.shut();
        out_.write.shut();
        fcntl(in_.write.number(), F_SETFL, O_NONBLOCK);
        timer_ = Descriptor(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
        itimerspec end{};
        end.it_value.tv_sec = seconds;
        timerfd_settime(timer_.number(), 0, &end, nullptr);
    }

    ClientRun finish() {
        ClientRun run;
        bool in_time = exchange(run.answer);
        int status = 0;
        // Its output is closed: mostly it has ended, and otherwise is about to.
        while (in_time && waitpid(client_, &status, WNOHANG) == 0) in_time = !is_over(10);
        if (!in_time) {
            kill(-client_, SIGKILL);
            while (waitpid(client_, &status, 0) < 0 && errno == EINTR) continue;
            run.ended = ClientRun::Ended::late;
            return run;
        }
        kill(-client_, SIGKILL); // what it left behind
        if (error_ != 0)
            run.how = words_of(error_);
        else if (WIFSIGNALED(status))
            run.how = "signal " + std::to_string(WTERMSIG(status));
        else if (WEXITSTATUS(status) != 0)
            run.how = "exit " + std::to_string(WEXITSTATUS(status));
        else
            run.ended = ClientRun::Ended::well;
        return run;
    }

  private:
    /// Whether the time is over within so many milliseconds.
    bool is_over(int milliseconds) const {
        pollfd timer{timer_.number(), POLLIN, 0};
        return poll(&timer, 1, milliseconds) > 0;
    }

    /// Feeds and reads until the client closes its output; false when the time is over.
    bool exchange(std::string& answer) {
        std::size_t fed = 0;
        if (input_.empty()) in_.write.shut();
        while (out_.read.number() >= 0) {
            pollfd all[] = {{timer_.number(), POLLIN, 0},
                            {out_.read.number(), POLLIN, 0},
                            {in_.write.number(), POLLOUT, 0}}; // a number below 0 is passed over
            if (poll(all, 3, -1) < 0 && errno != EINTR) return fail(errno);
            if ((all[0].revents & POLLIN) != 0) return false;
            if (all[1].revents != 0) read_some(answer);
            if (all[2].revents != 0) feed(fed);
        }
        return true;
    }

    bool fail(int error) {
        error_ = error;
        out_.read.shut();
        kill(-client_, SIGKILL);
        return true;
    }

    void read_some(std::string& answer) {
        constexpr std::size_t k_most = std::size_t{4} << 30;
        char bytes[1 << 16];
        const ssize_t got = read(out_.read.number(), bytes, sizeof bytes);
        if (got > 0) answer.append(bytes, static_cast<std::size_t>(got));
        if (answer.size() > k_most) fail(EFBIG);
        if (got < 0 && errno != EINTR && errno != EAGAIN) fail(errno);
        if (got == 0) out_.read.shut();
    }

    void feed(std::size_t& fed) {
        const ssize_t put = write(in_.write.number(), input_.data() + fed, input_.size() - fed);
        if (put > 0) fed += static_cast<std::size_t>(put);
        const bool refused = put < 0 && errno != EINTR && errno != EAGAIN;
        if (refused || fed == input_.size()) in_.write.shut();
    }

    pid_t client_;
    Pipe &in_, &out_;
    const std::string& input_;
    Descriptor timer_;
    int error_ = 0;
};

} // namespace

ClientRun run_client(const std::string& command, const std::string& input, int seconds, int errors) {
    const PipeSignal ignored;
    Pipe in, out;
    ClientRun failed;
    if (!in.open() || !out.open()) {
        failed.how = words_of(errno);
        return failed;
    }
    const pid_t client = fork();
    if (client < 0) {
        failed.how = words_of(errno);
        return failed;
    }
    if (client == 0) become(command.c_str(), in, out, errors);
    setpgid(client, client); // whoever is first
    return Talk(client, in, out, input, seconds).finish();
}

} // namespace gapcalc::cli
