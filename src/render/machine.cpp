#include "render/machine.hpp"

#include <algorithm>

namespace gapcalc {

std::vector<std::string> machine_names(const std::vector<Heading>& headings, bool labels) {
    std::vector<std::string> names;
    for (const Heading& heading : headings) {
        std::string name(labels ? std::string_view(heading.text) : heading.key);
        if (std::ranges::count(names, name) > 0) {
            name += " (";
            name += heading.key;
            name += ')';
        }
        names.push_back(std::move(name));
    }
    return names;
}

void append_machine_coverage(TextBuffer& out, const Coverage& coverage) {
    if (coverage.whole == 0) return;
    append_machine_number(out, {Rational::fraction(coverage.part, coverage.whole), Form::ratio, 0, {}});
}

void append_machine_range(TextBuffer& out, const Range& range) {
    append_machine_number(out, {range.low, Form::exact, 0, {}});
    out += "..";
    append_machine_number(out, {range.high, Form::exact, 0, {}});
}

} // namespace gapcalc
