# cmake --install, and cpack -G DEB for a Debian package (tests/scripts/install.sh checks both).
install(TARGETS gapcalc)

# The library is a component of its own: the package is for those who run the program.
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/gapcalc)
install(TARGETS libgapcalc EXPORT gapcalc ARCHIVE COMPONENT library)
install(DIRECTORY include/gapcalc DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(EXPORT gapcalc NAMESPACE gapcalc:: FILE gapcalc-targets.cmake DESTINATION ${package_folder} COMPONENT library)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gapcalc-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/gapcalc-config.cmake cmake/static_libraries.cmake ${PROJECT_BINARY_DIR}/gapcalc-config-version.cmake
    DESTINATION ${package_folder} COMPONENT library)

file(GLOB readmes CONFIGURE_DEPENDS README*.md)
file(GLOB user_docs CONFIGURE_DEPENDS docs/*.md)
list(FILTER user_docs EXCLUDE REGEX "/HACKING.md$")
install(FILES ${readmes} CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${user_docs} DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs) # as their links have it
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY indicators DESTINATION ${CMAKE_INSTALL_DATADIR}/gapcalc)

# Manual pages: docs/NAME.SECTION.scd, and docs/NAME.SECTION.LANGUAGE.scd
find_program(SCDOC scdoc)
find_program(GZIP gzip)
mark_as_advanced(SCDOC GZIP)
file(GLOB manuals CONFIGURE_DEPENDS docs/*.scd)
if(SCDOC AND GZIP)
    set(pages)
    foreach(source ${manuals})
        cmake_path(GET source FILENAME file)
        string(REGEX MATCH "^(.+\\.([1-9]))\\.(([a-z]+)\\.)?scd$" name ${file})
        set(page ${CMAKE_MATCH_1}.gz)
        cmake_path(SET folder NORMALIZE man/${CMAKE_MATCH_4}/man${CMAKE_MATCH_2})
        add_custom_command(OUTPUT ${folder}/${page} DEPENDS ${source} VERBATIM
            COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
            COMMAND sh -c "SOURCE_DATE_EPOCH=0 ${SCDOC} <\"$1\" | ${GZIP} -9n >\"$2\"" scdoc ${source} ${folder}/${page})
        list(APPEND pages ${folder}/${page})
        install(FILES ${PROJECT_BINARY_DIR}/${folder}/${page} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder})
    endforeach()
    add_custom_target(manuals DEPENDS ${pages})
    add_dependencies(gapcalc manuals) # whoever builds the program alone can install it all
endif()

# Completions are the program's own word.
install(CODE "set(gapcalc \"$<TARGET_FILE:gapcalc>\")\nset(made \"${PROJECT_BINARY_DIR}/completions\")")
install(CODE [[
    foreach(place bash:bash-completion/completions/gapcalc zsh:zsh/vendor-completions/_gapcalc
            fish:fish/vendor_completions.d/gapcalc.fish)
        string(REGEX REPLACE ":.*" "" shell ${place})
        string(REGEX REPLACE ".*:" "" path ${place})
        execute_process(COMMAND ${gapcalc} completion ${shell} RESULT_VARIABLE status OUTPUT_VARIABLE words ERROR_QUIET)
        if(status EQUAL 0)
            file(WRITE ${made}/${path} "${words}")
            cmake_path(GET path PARENT_PATH folder)
            file(INSTALL ${made}/${path} DESTINATION ${CMAKE_INSTALL_PREFIX}/share/${folder})
        endif()
    endforeach()
]])

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};${PROJECT_NAME};Unspecified;/")
set(CPACK_PACKAGE_CONTACT "gapcalc authors <authors@gapcalc.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
    WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libxlsxwriter4") # writes workbooks
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "gap between goals and figures, as a table")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"gapcalc reads the goals of a plan and the figures so far from TOML and CSV
files, and says for every goal how far it is from its target, how that
compares with the time gone by, and what is still needed. Tables come as
text, CSV, JSON, Markdown or HTML.")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/package_files.cmake)
include(CPack)
