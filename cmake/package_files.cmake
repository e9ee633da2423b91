# The files that Debian's policy asks for, put into the staged tree before CPack packs it.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(docs ${root}/doc/gapcalc)

file(RENAME ${docs}/CHANGELOG.md ${docs}/changelog)
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, when set
file(WRITE ${docs}/changelog.Debian
"gapcalc (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) UNRELEASED; urgency=medium

  * Built from the project's own sources; changelog.gz says what changed.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
execute_process(COMMAND gzip -9n ${docs}/changelog ${docs}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)

file(WRITE ${root}/lintian/overrides/gapcalc
"# Static libraries, so that a start has nothing to find and relocate.
gapcalc: embedded-library expat [usr/bin/gapcalc]
gapcalc: embedded-library zlib [usr/bin/gapcalc]
# An example of a table in that encoding, which is what it shows.
gapcalc: national-encoding [usr/share/doc/gapcalc/examples/variants/gb18030.csv]
# Not meant for Debian's archive.
gapcalc: initial-upload-closes-no-bugs [usr/share/doc/gapcalc/changelog.Debian.gz:1]
")
