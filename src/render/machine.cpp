#include "render/machine.hpp"

#include <algorithm>

namespace gapcalc::render {

std::vector<std::string> machine_names(const std::vector<table::Heading>& headings, bool labels) {
    std::vector<std::string> names;
    for (const table::Heading& heading : headings) {
        std::string name(labels ? std::string_view(heading.text) : std::string_view(heading.key));
        if (std::ranges::count(names, name) > 0) {
            name += " (";
            name += heading.key;
            name += ')';
        }
        names.push_back(std::move(name));
    }
    return names;
}

void append_machine_coverage(TextBuffer& out, const table::Coverage& coverage) {
    if (coverage.whole == 0) return;
    table::append_machine_number(
        out, {Rational::fraction(coverage.part, coverage.whole), table::Form::ratio, 0, {}});
}

void append_machine_range(TextBuffer& out, const table::Range& range) {
    table::append_machine_number(out, {range.low, table::Form::exact, 0, {}});
    if (range.machines_low) return;
    out += "..";
    table::append_machine_number(out, {range.high, table::Form::exact, 0, {}});
}

} // namespace gapcalc::render
