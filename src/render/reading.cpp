#include "render/reading.hpp"

#include <algorithm>
#include <iterator>

namespace gapcalc::render {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Appends a word as it stands inside a line: "No data", but not "GDP", begins in lower case there.
void append_inner_word(std::string& out, std::string_view word) {
    const std::size_t first = out.size();
    append_visible(out, word);
    const bool sentence_case =
        word.size() > 1 && out.size() > first + 1 && is_upper(out[first]) && !is_upper(out[first + 1]);
    if (sentence_case) out[first] = static_cast<char>(out[first] - 'A' + 'a');
}

/// A judgement is followed by what it rests on ("Pending: no data, late"); others are a plain list.
struct Reader {
    Language language;
    Reading reading;

    std::string_view comma() const { return language == Language::zh ? "、" : ", "; }

    void operator()(std::monostate) {}
    void operator()(const table::Word& word) {
        reading.words = true;
        append_visible(reading.text, word.text);
    }
    void operator()(const table::Badge& badge) {
        reading.words = true;
        append_visible(reading.text, badge.text);
        if (badge.tone == table::Tone::none) return;
        reading.tone = badge.tone;
        reading.toned = reading.text.size();
        reading.glyph = badge.glyph;
    }
    void operator()(const table::Badges& badges) {
        for (std::size_t at = 0; at < badges.all.size(); ++at) {
            const table::Badge& badge = badges.all[at];
            if (at == 0) {
                (*this)(badge);
                continue;
            }
            const bool judged = reading.tone != table::Tone::none;
            if (judged && at == 1)
                reading.text += language == Language::zh ? "：" : ": ";
            else
                reading.text += comma();
            if (judged) {
                append_inner_word(reading.remarks.emplace_back(), badge.text);
                reading.text += reading.remarks.back();
            } else {
                append_visible(reading.text, badge.text);
            }
        }
    }
    void operator()(const table::Number& number) {
        reading.text = table::people_number(number);
        unit(number.unit);
        reading.tone = number.tone;
        if (number.tone != table::Tone::none) reading.toned = reading.text.size();
    }
    void unit(std::string_view its) {
        if (its.empty()) return;
        if (its != "%" && its != "‰") reading.unit += ' ';
        append_visible(reading.unit, its);
    }
    void operator()(const table::Range& range) {
        reading.text = table::people_number({range.low, table::Form::exact, range.places, range.prefix});
        reading.text += "..";
        reading.text += table::people_number({range.high, table::Form::exact, range.places, {}});
    }
    void operator()(const Period& period) { reading.text = to_string(period); }
    void operator()(const table::Coverage& coverage) {
        if (coverage.whole == 0) return;
        reading.text = std::to_string(coverage.part) + '/' + std::to_string(coverage.whole);
    }
    void operator()(const table::Remark& remark) {
        reading.words = true;
        append_visible(reading.text, remark.text);
    }
    void operator()(const table::ChartCell&) {}
};

} // namespace

std::string typographic(std::string_view figure) {
    struct Sign {
        std::string_view plain, typographic;
    };
    static constexpr Sign k_signs[] = {{">= ", "≥ "}, {"<= ", "≤ "}, {"..", "–"}, {"-", "−"}};
    std::string out;
    while (!figure.empty()) {
        const auto* sign =
            std::ranges::find_if(k_signs, [&](const Sign& each) { return figure.starts_with(each.plain); });
        const bool found = sign != std::end(k_signs);
        out += found ? sign->typographic : figure.substr(0, 1);
        figure.remove_prefix(found ? sign->plain.size() : 1);
    }
    return out;
}

std::string typographic_formula(std::string_view formula) {
    struct Sign {
        std::string_view plain, typographic;
    };
    static constexpr Sign k_signs[] = {{" x ", " × "}, {" / ", " ÷ "}, {">=", "≥"}, {"<=", "≤"}, {"..", "–"}};
    std::string out;
    for (std::string_view rest = formula; !rest.empty();) {
        const auto* sign =
            std::ranges::find_if(k_signs, [&](const Sign& each) { return rest.starts_with(each.plain); });
        if (sign != std::end(k_signs)) {
            out += sign->typographic;
            rest.remove_prefix(sign->plain.size());
            continue;
        }
        // A minus, and not what joins words or the parts of a date.
        const bool free = out.empty() || out.back() == ' ' || out.back() == '(';
        out += rest[0] == '-' && free ? std::string_view("−") : rest.substr(0, 1);
        rest.remove_prefix(1);
    }
    return out;
}

std::string typographic(std::string_view text, table::TextKind kind) {
    switch (kind) {
    case table::TextKind::figure:
        return typographic(text);
    case table::TextKind::formula:
        return typographic_formula(text);
    case table::TextKind::words:
        break;
    }
    return std::string(text);
}

Reading typographic_reading_of(const table::Cell& cell, Language language) {
    Reading reading = reading_of(cell, language);
    const bool figure =
        std::holds_alternative<table::Number>(cell) || std::holds_alternative<table::Range>(cell);
    if (figure) reading.text = typographic(reading.text);
    return reading;
}

Reading page_reading_of(const table::Cell& cell, Language language) {
    Reading reading = typographic_reading_of(cell, language);
    if (const Period* period = std::get_if<Period>(&cell)) reading.text = people_text(*period, language);
    return reading;
}

Reading reading_of(const table::Cell& cell, Language language) {
    Reader reader{language, {}};
    std::visit(reader, cell);
    return std::move(reader.reading);
}

} // namespace gapcalc::render
