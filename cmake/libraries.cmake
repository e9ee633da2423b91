# What the program is made of besides its own sources. All of it is Debian's.
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
if(POLICY CMP0167) # Boost's own description of itself
    cmake_policy(SET CMP0167 NEW)
endif()
find_package(Boost 1.74 REQUIRED) # headers of multiprecision only
find_package(Threads REQUIRED)
find_package(doctest QUIET)

get_target_property(fmt_folder fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
add_library(fmt_headers INTERFACE)
target_include_directories(fmt_headers SYSTEM INTERFACE ${fmt_folder})
add_library(fmt_once OBJECT cmake/fmt.cpp)
target_link_libraries(fmt_once PUBLIC fmt_headers)
target_compile_options(fmt_once PRIVATE -ffunction-sections -fdata-sections)
set_target_properties(fmt_once PROPERTIES CXX_CLANG_TIDY "")

find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(tomlplusplus INTERFACE)
target_include_directories(tomlplusplus SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})
target_compile_definitions(tomlplusplus INTERFACE TOML_HEADER_ONLY=1 TOML_FLOAT_CHARCONV=1)

mark_as_advanced(TOMLPLUSPLUS_INCLUDE)

include(cmake/static_libraries.cmake)

# Only its header: the library itself is loaded when a workbook is written.
find_path(XLSXWRITER_INCLUDE xlsxwriter.h REQUIRED)
add_library(xlsxwriter INTERFACE)
target_include_directories(xlsxwriter SYSTEM INTERFACE ${XLSXWRITER_INCLUDE})
mark_as_advanced(XLSXWRITER_INCLUDE)
