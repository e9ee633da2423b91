# The libraries that are linked as they are, static ones: a start has none to find and to relocate. The installed package
# finds them with this file too.
function(gapcalc_add_static name library header)
    if(TARGET ${name})
        return()
    endif()
    find_library(${name}_LIBRARY NAMES ${library} REQUIRED)
    find_path(${name}_INCLUDE ${header} REQUIRED)
    mark_as_advanced(${name}_LIBRARY ${name}_INCLUDE)
    add_library(${name} STATIC IMPORTED)
    set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${${name}_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${${name}_INCLUDE} INTERFACE_LINK_LIBRARIES "${ARGN}")
endfunction()
gapcalc_add_static(gapcalc_utf8proc libutf8proc.a utf8proc.h)
set_target_properties(gapcalc_utf8proc PROPERTIES INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)
# Workbooks: XML in a ZIP archive.
gapcalc_add_static(gapcalc_expat libexpat.a expat.h)
gapcalc_add_static(gapcalc_zlib libz.a zlib.h)
gapcalc_add_static(gapcalc_minizip libminizip.a minizip/unzip.h gapcalc_zlib)
