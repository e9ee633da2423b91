#include "load/reporter.hpp"

#include <fmt/format.h>

namespace gapcalc::load {

Diagnostic& Reporter::add(Problem problem, Span span, std::initializer_list<Text> arguments) {
    const ProblemKind& kind = kind_of(problem);
    if (kind.severity == Severity::error) {
        tainted_ = true;
        ++errors_;
    }
    if (silent()) {
        hushed_ = true;
        return spare_ = {};
    }
    return problems_->add(kind, span, arguments);
}

Text Reporter::did_you_mean(std::string_view word, std::span<const std::string> candidates, Text otherwise) {
    // Looking for what was meant takes time with each candidate; a file full of wrong names must not take for
    // ever.
    constexpr std::size_t k_longest = 200, k_most = 2'000'000;
    if (word.size() > k_longest || comparisons_ > k_most) return otherwise;
    comparisons_ += candidates.size();
    const auto meant = nearest(word, candidates);
    if (!meant) return otherwise;
    return {fmt::format("是否指 {}？", *meant), fmt::format("did you mean {}?", *meant)};
}

std::string quoted_short(std::string_view text) {
    constexpr std::size_t k_most = 80;
    if (text.size() <= k_most) return std::string(text);
    std::size_t end = k_most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "..";
}

std::string in_digits(const Rational& number) { return number.fixed(number.exact_places().value_or(6)); }

} // namespace gapcalc::load
