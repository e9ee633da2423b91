// What fmt's headers leave to be compiled once. Debian has it as a shared library alone, which every start
// would pay for; header-only, every file that formats something pays for it when it is compiled, more than
// for all of its own.
#include <fmt/format-inl.h>

// Of fmt's templates these are wanted by other files; numbers with a binary point are not among them.
template void fmt::detail::vformat_to<char>(fmt::detail::buffer<char>&, fmt::string_view,
                                            fmt::basic_format_args<fmt::buffer_context<char>>,
                                            fmt::detail::locale_ref);
template void fmt::detail::buffer<char>::append<char>(const char*, const char*);
template fmt::detail::thousands_sep_result<char>
    fmt::detail::thousands_sep_impl<char>(fmt::detail::locale_ref);
template char fmt::detail::decimal_point_impl<char>(fmt::detail::locale_ref);
