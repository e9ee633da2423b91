// The least that a C++ program does: what start-up is measured against.
#include <cstdio>

int main() {
    std::puts("gapcalc 0.0.0");
    return 0;
}
