// Keys and headers that stand twice.
#include "load/toml/syntax_examination.hpp"

#include "load/meant_period.hpp"

namespace gapcalc::load {

void Examination::report_duplicate() {
    if (statement_.sort == Statement::Sort::pair && report_dotted_period()) return;
    if (report_duplicate_inside()) return;
    const bool header = statement_.sort != Statement::Sort::pair;
    const std::size_t length = header ? statement_.end - statement_.begin : end_of_key(statement_.of(text_));
    std::string_view key = text_.substr(statement_.begin, length);
    while (!key.empty() && is_blank(key.back())) key.remove_suffix(1);
    Diagnostic& problem = add_to(Problem::duplicate_key, statement_.begin, key.size(), {quoted_short(key)});
    if (const auto first = first_of_path()) {
        const std::string_view line = line_at(fault_.statements[*first].begin);
        const std::size_t shown_length =
            fault_.statements[*first].sort == Statement::Sort::pair ? end_of_key(line) : line.size();
        std::string_view name = line.substr(0, shown_length);
        while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
        problem.related.push_back({fault_.lines.span(fault_.statements[*first].begin, name.size()),
                                   {"第一次在这里", "the first one"},
                                   {}});
        if (header && fault_.statements[*first].sort != statement_.sort) advise_brackets(problem);
    }
}

void Examination::advise_brackets(Diagnostic& problem) const {
    const bool once = statement_.path == "defaults" || statement_.path.find('.') != std::string::npos;
    const std::string right = (once ? "[" : "[[") + quoted_short(statement_.path) + (once ? "]" : "]]");
    problem.help = {"都写成 " + right, "write " + right + " in both places"};
}

bool Examination::report_dotted_period() {
    std::string_view key = text_.substr(statement_.begin, key_end_ - statement_.begin);
    while (!key.empty() && is_blank(key.back())) key.remove_suffix(1);
    const std::size_t dot = key.find('.');
    if (dot != 4 || key.find_first_not_of("0123456789.") != std::string_view::npos) return false;
    const auto meant = meant_period(key);
    if (!meant) return false;
    add(Problem::dotted_period, statement_.begin, key.size(), {quoted_short(key), to_string(*meant)});
    return true;
}

bool Examination::report_duplicate_inside() {
    const std::size_t brace = open_bracket(stop_);
    if (brace == Statement::k_none || text_[brace] != '{') return false;
    std::size_t begin = stop_;
    const std::size_t equals = text_.rfind('=', stop_ < text_.size() ? stop_ : text_.size() - 1);
    if (equals == std::string_view::npos || equals < brace) return false;
    begin = equals;
    while (begin > brace + 1 && text_[begin - 1] != ',' && text_[begin - 1] != '{') --begin;
    const std::string key = plain_key(text_.substr(begin, equals - begin));
    while (begin < equals && is_blank(text_[begin])) ++begin;
    std::size_t end = equals;
    while (end > begin && is_blank(text_[end - 1])) --end;
    Diagnostic& problem = add_to(Problem::duplicate_key, begin, end - begin, {quoted_short(key)});
    for (std::size_t at = brace + 1; at < begin;) {
        const std::size_t stop = at + end_of_key(text_.substr(at, begin - at));
        if (stop >= begin) break;
        std::size_t start = stop;
        while (start > brace + 1 && text_[start - 1] != ',' && text_[start - 1] != '{') --start;
        if (plain_key(text_.substr(start, stop - start)) == key) {
            while (is_blank(text_[start])) ++start;
            problem.related.push_back(
                {fault_.lines.span(start, end - begin), {"第一次在这里", "the first one"}, {}});
            break;
        }
        at = stop + 1;
    }
    return true;
}

std::optional<std::size_t> Examination::first_of_path() const {
    std::optional<std::size_t> within;
    for (std::size_t i = fault_.culprit; i-- > 0;) {
        const Statement& earlier = fault_.statements[i];
        if (earlier.path == statement_.path) return i;
        if (earlier.path.starts_with(statement_.path + '.')) within = i;
        const bool element = earlier.sort == Statement::Sort::array_table;
        if (element && statement_.path.starts_with(earlier.path + '.')) break;
    }
    return within;
}

} // namespace gapcalc::load
