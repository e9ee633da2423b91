# How everything is compiled and linked: the interface target gapcalc_build carries it.
add_library(gapcalc_warnings INTERFACE)
target_compile_options(gapcalc_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2)

add_library(gapcalc_build INTERFACE)
target_link_libraries(gapcalc_build INTERFACE gapcalc_warnings)
target_compile_options(gapcalc_build INTERFACE -ffunction-sections -fdata-sections)
# Functions of libc are looked up when they are called, since most runs call few of them.
target_link_options(gapcalc_build INTERFACE -Wl,--gc-sections -Wl,--as-needed -Wl,-O1 -Wl,-z,lazy)

# -O2 is as fast as -O3 here and smaller; assertions stay out of releases.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# A binary without libstdc++.so starts in half the time. libc stays dynamic: in a fully static binary the first
# exception is slower than the whole start-up. The sanitizers want the shared library.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    target_compile_definitions(gapcalc_build INTERFACE GAPCALC_SANITIZED)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    # A target that is built with a sanitizer by itself says so by this property.
    target_link_options(gapcalc_build INTERFACE
        $<$<NOT:$<BOOL:$<TARGET_PROPERTY:GAPCALC_SANITIZER>>>:-static-libstdc++> -static-libgcc)
endif()

# ccache where there is one; the base folder lets two checkouts share what they compiled.
find_program(GAPCALC_CCACHE ccache)
mark_as_advanced(GAPCALC_CCACHE)
if(GAPCALC_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} ${GAPCALC_CCACHE})
endif()
