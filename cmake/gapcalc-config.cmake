# find_package(gapcalc): the target gapcalc::gapcalc (docs/library.md).
include(CMakeFindDependencyMacro)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/static_libraries.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/gapcalc-targets.cmake)
