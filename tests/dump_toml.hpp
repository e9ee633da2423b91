// A document as one text, to compare two.
#pragma once

#include "load/toml/toml.hpp"

#include <fmt/format.h>
#include <string>

namespace gapcalc::test {

inline void dump_value(const load::Document& document, const load::TomlValue& value, std::string& out) {
    const auto place = [](Span span) {
        return fmt::format("{}:{}:{}+{}", span.source, span.line, span.column, span.length);
    };
    out += fmt::format("{}{}{} '{}' @{}", static_cast<int>(value.sort), value.truth ? " true" : "",
                       value.braced ? " braced" : "", value.text, place(value.span));
    if (value.count == 0) return;
    out += " {\n";
    for (const load::TomlEntry& entry : document.children(value)) {
        if (entry.key_span) out += fmt::format("'{}' @{} = ", entry.key, place(entry.key_span));
        dump_value(document, entry.value, out);
        out += '\n';
    }
    out += '}';
}

inline std::string dump(const load::Document& document) {
    std::string out = document.unread ? "unread " : "";
    dump_value(document, document.root, out);
    for (const load::LostStatement& lost : document.lost_statements)
        out += fmt::format("\nlost {} {}", lost.line, lost.path);
    return out + "\nlost: " + document.lost_text;
}

} // namespace gapcalc::test
