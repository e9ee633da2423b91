// Times commands against each other: interleave [-n ROUNDS] NAME=COMMAND…
// Each round runs every command once, so that a busy moment of the machine hits all of them; medians are
// compared with the first command's. Output goes to /dev/null; COMMAND is split at blanks, without a shell.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Contender {
    std::string name;
    std::vector<std::string> words;
    std::vector<double> wall, cpu; ///< seconds
    long peak = 0;                 ///< KiB
    int status = 0;
};

double seconds_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    const std::size_t half = all.size() / 2;
    return all.size() % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
}

void run(Contender& contender, bool counts) {
    std::vector<char*> argv;
    for (std::string& word : contender.words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const double start = seconds_now();
    pid_t child = 0;
    rusage used{};
    if (posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ) != 0 ||
        wait4(child, &contender.status, 0, &used) < 0)
        contender.status = 127 << 8;
    const double wall = seconds_now() - start;
    posix_spawn_file_actions_destroy(&actions);
    if (!counts) return;
    const auto in_seconds = [](timeval t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    contender.wall.push_back(wall);
    contender.cpu.push_back(in_seconds(used.ru_utime) + in_seconds(used.ru_stime));
    contender.peak = std::max(contender.peak, used.ru_maxrss);
}

} // namespace

int main(int argc, char** argv) {
    int rounds = 5, first = 1;
    if (argc > 2 && std::string_view(argv[1]) == "-n") {
        rounds = std::max(1, std::atoi(argv[2]));
        first = 3;
    }
    std::vector<Contender> all;
    for (int i = first; i < argc; ++i) {
        const std::string argument = argv[i];
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos || equals + 1 == argument.size()) {
            std::fprintf(stderr, "interleave: '%s' is not NAME=COMMAND\n", argv[i]);
            return 2;
        }
        Contender& contender = all.emplace_back();
        contender.name = argument.substr(0, equals);
        for (std::size_t at = equals + 1; at < argument.size();) {
            const std::size_t blank = std::min(argument.find(' ', at), argument.size());
            if (blank > at) contender.words.push_back(argument.substr(at, blank - at));
            at = blank + 1;
        }
    }
    // Round 0 fills the caches and does not count.
    for (int round = 0; round <= rounds; ++round)
        for (Contender& contender : all)
            if (contender.status == 0) run(contender, round > 0);

    std::printf("%-34s %10s %10s %9s %8s %8s   %s\n", "", "wall ms", "cpu ms", "peak MB", "x wall", "x cpu",
                "fastest .. slowest");
    bool failed = false;
    for (const Contender& contender : all) {
        if (contender.status != 0 || contender.wall.empty()) {
            std::printf("%-34s failed with status %d\n", contender.name.c_str(), contender.status >> 8);
            failed = true;
            continue;
        }
        const double wall = median(contender.wall);
        const double base = all[0].wall.empty() ? wall : median(all[0].wall);
        const double cpu = median(contender.cpu);
        const double base_cpu = all[0].cpu.empty() ? cpu : median(all[0].cpu);
        std::printf("%-34s %10.2f %10.2f %9.1f %8.2f %8.2f   %.2f .. %.2f\n", contender.name.c_str(),
                    wall * 1e3, cpu * 1e3, static_cast<double>(contender.peak) / 1024, wall / base,
                    cpu / base_cpu, *std::min_element(contender.wall.begin(), contender.wall.end()) * 1e3,
                    *std::max_element(contender.wall.begin(), contender.wall.end()) * 1e3);
    }
    return failed ? 1 : 0;
}
