# What the program is made of besides its own sources. All of it is Debian's.
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost 1.74 REQUIRED) # headers of multiprecision only
find_package(Threads REQUIRED)
find_package(doctest QUIET)

add_library(fmt_once STATIC cmake/fmt.cpp)
get_target_property(fmt_headers fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(fmt_once SYSTEM PUBLIC ${fmt_headers})
target_compile_options(fmt_once PRIVATE -ffunction-sections -fdata-sections)
set_target_properties(fmt_once PROPERTIES CXX_CLANG_TIDY "")

find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(tomlplusplus INTERFACE)
target_include_directories(tomlplusplus SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})
target_compile_definitions(tomlplusplus INTERFACE TOML_HEADER_ONLY=1 TOML_FLOAT_CHARCONV=1)

# The static one: its tables are read in place, without a shared library to find and relocate at every start.
find_library(UTF8PROC_LIBRARY NAMES libutf8proc.a REQUIRED)
find_path(UTF8PROC_INCLUDE utf8proc.h REQUIRED)
add_library(utf8proc STATIC IMPORTED)
set_target_properties(utf8proc PROPERTIES IMPORTED_LOCATION ${UTF8PROC_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${UTF8PROC_INCLUDE} INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)

# Workbooks: XML in a ZIP archive. Static ones, so that a start has no library more to find.
function(add_static name library header)
    find_library(${name}_LIBRARY NAMES ${library} REQUIRED)
    find_path(${name}_INCLUDE ${header} REQUIRED)
    add_library(${name} STATIC IMPORTED)
    set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${${name}_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE} INTERFACE_LINK_LIBRARIES "${ARGN}")
    mark_as_advanced(${name}_LIBRARY ${name}_INCLUDE)
endfunction()
add_static(expat libexpat.a expat.h)
add_static(zlib libz.a zlib.h)
add_static(minizip libminizip.a minizip/unzip.h zlib)

mark_as_advanced(TOMLPLUSPLUS_INCLUDE UTF8PROC_LIBRARY UTF8PROC_INCLUDE)
