#include "gapcalc/base/diagnostic.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace gapcalc {
namespace {

/// What is quoted from a file is shortened where it is quoted; this is for whatever is not. A path may have
/// 4096 bytes.
void append_bounded(std::string& out, std::string_view argument) {
    constexpr std::size_t k_most = 5000;
    if (argument.size() > k_most) {
        std::size_t end = k_most;
        while (end > 0 && (static_cast<unsigned char>(argument[end]) & 0xC0U) == 0x80) --end;
        out += argument.substr(0, end);
        out += "..";
        return;
    }
    out += argument;
}

/// `pattern` with {0} … {9} replaced; other braces stay.
std::string fill(std::string_view pattern, std::initializer_list<Text> arguments, Language language) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool placeholder = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                                 pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
        const auto number = placeholder ? static_cast<std::size_t>(pattern[at + 1] - '0') : arguments.size();
        if (number < arguments.size()) {
            append_bounded(out, std::data(arguments)[number].in(language));
            at += 2;
        } else {
            out += pattern[at];
        }
    }
    return out;
}

Text fill(const ProblemKind::Words& words, std::initializer_list<Text> arguments) {
    return {fill(words.zh, arguments, Language::zh), fill(words.en, arguments, Language::en)};
}

} // namespace

bool Diagnostics::first_of_its_sort(const Diagnostic& problem) {
    std::string key(problem.kind->code);
    for (const std::uint32_t number : {problem.span.source, problem.span.line, problem.span.column}) {
        key += ':' + std::to_string(number);
    }
    key += '\n' + problem.message.zh + '\n' + problem.message.en;
    return seen_.insert(std::move(key)).second;
}

void Diagnostics::count(Severity severity, std::uint64_t change) {
    if (severity == Severity::error) errors_ += static_cast<int>(change);
    if (severity == Severity::warning) warnings_ += static_cast<int>(change);
}

Diagnostics::Tally& Diagnostics::tally(const ProblemKind& kind, std::uint32_t source) {
    Tally& found = tallies_[{kind.code, source}];
    found.kind = &kind;
    return found;
}

Diagnostics::Tally* Diagnostics::full(const ProblemKind& kind, std::uint32_t source) {
    if (Tally& run = tally(kind, k_all_files); run.kept >= k_most_of_a_run) return &run;
    if (Tally& file = tally(kind, source); file.kept >= k_most_of_a_file) return &file;
    return nullptr;
}

Diagnostic& Diagnostics::keep(Diagnostic&& problem) {
    if (!first_of_its_sort(problem)) return unlisted_ = std::move(problem);
    ++tally(*problem.kind, problem.span.source).kept;
    ++tally(*problem.kind, k_all_files).kept;
    count(problem.kind->severity, 1);
    return all_.emplace_back(std::move(problem));
}

void Diagnostics::leave_out(Tally& tally, Span last, std::uint64_t count) {
    tally.left_out += count;
    if (tally.note == nullptr) tally.note = &all_.emplace_back();
    *tally.note = {
        &k_more_of_a_kind,
        last,
        fill(k_more_of_a_kind.message, {std::to_string(tally.left_out), std::string(tally.kind->code)}),
        {},
        {},
        {},
        {}};
    this->count(tally.kind->severity, count);
}

void Diagnostics::suppress(const ProblemKind& kind, Span last, std::uint64_t count) {
    Tally* const whole = full(kind, last.source);
    leave_out(whole != nullptr ? *whole : tally(kind, last.source), last, count);
}

Diagnostic& Diagnostics::add(const ProblemKind& kind, Span span, std::initializer_list<Text> arguments) {
    if (Tally* const whole = full(kind, span.source)) {
        leave_out(*whole, span, 1);
        return unlisted_ = {};
    }
    return keep({&kind,
                 span,
                 fill(kind.message, arguments),
                 fill(kind.caption, arguments),
                 fill(kind.help, arguments),
                 {},
                 {}});
}

std::vector<const Diagnostic*> Diagnostics::sorted() const& {
    std::vector<const Diagnostic*> order;
    order.reserve(all_.size());
    for (const Diagnostic& problem : all_) order.push_back(&problem);
    std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
        return std::tie(a->span.source, a->span.line, a->span.column) <
               std::tie(b->span.source, b->span.line, b->span.column);
    });
    return order;
}

void Diagnostics::merge(Diagnostics&& other) {
    for (Diagnostic& problem : other.all_) {
        if (problem.kind == &k_more_of_a_kind) continue;
        if (Tally* const whole = full(*problem.kind, problem.span.source)) {
            leave_out(*whole, problem.span, 1);
        } else {
            keep(std::move(problem));
        }
    }
    for (const auto& [key, tally] : other.tallies_) {
        if (tally.note != nullptr) suppress(*tally.kind, tally.note->span, tally.left_out);
    }
    other = {};
}

} // namespace gapcalc
