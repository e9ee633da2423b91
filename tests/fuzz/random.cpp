// Runs a fuzz target on inputs of seeds that follow each other, without libFuzzer: the same on every machine.
// usage: random_TARGET SECONDS [SEED]
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// splitmix64
std::uint64_t next(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::chrono::seconds most(std::atol(argv[1]));
    std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1, runs = 0;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::uint8_t> bytes;
    for (; std::chrono::steady_clock::now() - begin < most; ++seed, ++runs) {
        std::uint64_t state = seed;
        bytes.resize(100 + next(state) % 1900);
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next(state));
        // The last one named is the one that failed.
        if (std::FILE* const file = std::fopen("seed", "w"); file != nullptr) {
            std::fprintf(file, "%llu\n", static_cast<unsigned long long>(seed));
            std::fclose(file);
        }
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    std::printf("%llu runs, to seed %llu\n", static_cast<unsigned long long>(runs),
                static_cast<unsigned long long>(seed - 1));
    return 0;
}
