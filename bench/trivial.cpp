// The least that a C++ program does: what start-up is measured against. Without a string it would be a C
// program, which no libstdc++ is loaded for.
#include <cstdio>
#include <string>

int main(int argc, char** argv) {
    std::string words;
    for (int at = 0; at < argc; ++at) words += std::string(at > 0 ? " " : "") + argv[at];
    std::puts(words.c_str());
    return 0;
}
