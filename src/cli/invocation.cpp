#include "cli/invocation.hpp"
#include "cli/problems.hpp"

#include <algorithm>
#include <charconv>

namespace gapcalc::cli {
namespace {

std::string_view lookup(const Environment& environment, const char* name) {
    const auto found = environment.variables.find(name);
    return found == environment.variables.end() ? std::string_view{} : std::string_view(found->second);
}

DiagnosticStyle diagnostic_style(const Invocation& invocation) {
    return {.language = invocation.language,
            .color = use_color(invocation, invocation.environment.err_is_terminal),
            .ambiguous_width = invocation.options.ambiguous_width};
}

/// Data go first where both streams end in one terminal or file.
void write_message(const Environment& environment, const std::string& text) {
    std::fflush(environment.out);
    std::fwrite(text.data(), 1, text.size(), environment.err);
    std::fflush(environment.err);
}

/// The UTC day of a count of seconds since 1970; empty when the text is no such count.
std::optional<Date> day_of_epoch(std::string_view text) {
    std::int64_t seconds = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t k_last = 253'402'300'799; // the end of the year 9999
    if (fault != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > k_last)
        return std::nullopt;
    return date_of(static_cast<std::int32_t>(seconds / 86'400));
}

} // namespace

std::string_view Invocation::variable(const char* name) const { return lookup(environment, name); }

Language environment_language(const Environment& environment) {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto value = lookup(environment, name); !value.empty())
            return value.starts_with("zh") ? Language::zh : Language::en;
    return Language::en;
}

bool use_color(const Invocation& invocation, bool is_terminal) {
    if (invocation.options.color != Choice::automatic) return invocation.options.color == Choice::always;
    if (!invocation.variable("NO_COLOR").empty()) return false;
    const auto force = invocation.variable("CLICOLOR_FORCE");
    if (!force.empty() && force != "0") return true;
    return is_terminal && invocation.variable("TERM") != "dumb";
}

bool tell(const Invocation& invocation, const Diagnostics& problems) {
    const auto style = diagnostic_style(invocation);
    std::string text;
    for (const auto* const problem : problems.sorted()) {
        if (invocation.options.quiet && problem->kind->severity != Severity::error) continue;
        if (!text.empty()) text += '\n';
        text += describe(*problem, invocation.sources, style);
        if (!text.ends_with('\n')) text += '\n';
    }
    if (!text.empty()) write_message(invocation.environment, text);
    return problems.has_errors();
}

void tell(const Invocation& invocation, const ProblemKind& kind, std::initializer_list<Text> arguments) {
    Diagnostics one;
    one.add(kind, {}, arguments);
    tell(invocation, one);
}

bool tell_unusable_epoch(const Invocation& invocation) {
    const auto& options = invocation.options;
    const auto epoch = invocation.variable("SOURCE_DATE_EPOCH");
    const bool asked = !options.as_of && spec(OptionKey::as_of).serves(options.command);
    if (!asked || epoch.empty() || day_of_epoch(epoch)) return false;
    tell(invocation, problems::not_an_epoch, {std::string(epoch)});
    return true;
}

void FaultLog::add(const assess::IndicatorFault& fault) {
    const std::lock_guard lock(mutex_);
    // An indicator that is computed in several runs may fail in each.
    const bool known = std::ranges::any_of(all_, [&](const assess::IndicatorFault& one) {
        return one.id() == fault.id() && one.span().source == fault.span().source &&
               one.span().line == fault.span().line;
    });
    if (!known) all_.push_back(fault);
}

bool tell_faults(const Invocation& invocation) {
    Diagnostics problems;
    for (const assess::IndicatorFault& fault : invocation.faults->all())
        problems.add(problems::indicator_failed, fault.span(), {fault.id(), std::string(fault.what())});
    return tell(invocation, problems);
}

Period as_of_date(const Invocation& invocation) {
    if (invocation.options.as_of) return invocation.options.as_of->period;
    if (const auto day = day_of_epoch(invocation.variable("SOURCE_DATE_EPOCH"))) return Period::of_day(*day);
    if (!invocation.today) invocation.today = invocation.environment.today();
    return Period::of_day(*invocation.today);
}

} // namespace gapcalc::cli
