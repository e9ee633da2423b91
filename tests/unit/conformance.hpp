// Tables of published and worked verdicts, which lie beside the checkout, and catalogues made from them.
#pragma once

#include "whole_program.hpp"

#include "gapcalc/base/decimal.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::test {

using CsvRow = std::map<std::string, std::string, std::less<>>;

/// The table's text; empty where it is not there.
inline std::string cases_file(const char* name) {
    return slurp(std::string(GAPCALC_PROJECT "/../shared/cases/") + name);
}

inline std::optional<Rational> value_of(std::string_view text) {
    const ParsedDecimal parsed = parse_decimal(text);
    return parsed.fault == NumberFault::none ? std::optional(parsed.number.value()) : std::nullopt;
}

inline std::string indicator_of(std::string_view id, std::string_view body) {
    return "[[indicator]]\nid = \"" + std::string(id) + "\"\nname = \"" + std::string(id) + "\"\n" +
           std::string(body) + "\n";
}

} // namespace gapcalc::test
