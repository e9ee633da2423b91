// How often likelihoods come true, over as many walks as are asked for. usage: calibration [TRIALS [SEED]]
#include "random_walk.hpp"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    const long trials = argc > 1 ? std::atol(argv[1]) : 100'000;
    const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    random_walk::Tenths tenths{};
    for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(trials); ++seed)
        random_walk::try_once(seed, tenths);
    std::puts("likelihood   foretold   mean      came true");
    for (std::size_t at = 0; at < tenths.size(); ++at) {
        const random_walk::Tenth& tenth = tenths[at];
        if (tenth.foretold == 0) continue;
        std::printf("%.1f to %.1f %10d   %s  %.6f\n", static_cast<double>(at) / 10,
                    static_cast<double>(at + 1) / 10, tenth.foretold,
                    (tenth.sum / tenth.foretold).fixed(6).c_str(),
                    static_cast<double>(tenth.true_ones) / tenth.foretold);
    }
    return 0;
}
