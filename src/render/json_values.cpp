#include "render/json_values.hpp"

#include "render/machine.hpp"
#include "render/reading.hpp"

namespace gapcalc {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr PlainBytes k_plain =
    plain_bytes([](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });

/// Bytes of the character that begins with `lead`, by what it promises.
std::size_t promised_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0x80 ? 2 : 1;
}

/// Appends the character at the beginning of `text` and returns its bytes.
std::size_t append_character(std::string& out, std::string_view text) {
    const std::string_view one = text.substr(0, promised_length(text[0]));
    if (invalid_utf8(one)) {
        out += "\\ufffd";
        return 1;
    }
    const std::size_t begin = out.size();
    append_visible(out, one);
    // \n and \u202e are JSON as they are; \x1b has another form there.
    if (std::string_view(out).substr(begin).starts_with("\\x")) out.replace(begin, 2, "\\u00");
    return one.size();
}

/// Appends a run of characters beyond ASCII, nearly always as they are.
void append_run(std::string& out, std::string_view run) {
    const std::size_t begin = out.size();
    append_visible(out, run);
    if (std::string_view(out).substr(begin) == run) return;
    out.resize(begin);
    while (!run.empty()) run.remove_prefix(append_character(out, run));
}

struct Writer {
    std::string& out;
    bool labels;

    void null() const { out += "null"; }
    void text(std::string_view its) const { its.empty() ? null() : append_json_string(out, its); }

    void operator()(std::monostate) const { null(); }
    void operator()(const Word& word) const { text(word.text); }
    void operator()(const Badge& badge) const { text(machine_word(badge, labels)); }
    void operator()(const Badges& badges) const {
        out += '[';
        for (const Badge& badge : badges.all) {
            if (&badge != badges.all.data()) out += ',';
            append_json_string(out, machine_word(badge, labels));
        }
        out += ']';
    }
    void operator()(const Number& number) const { append_machine_number(out, number); }
    void operator()(const Range& range) const {
        out += '"';
        append_machine_range(out, range);
        out += '"';
    }
    void operator()(const Period& period) const {
        out += '"';
        out += to_string(period);
        out += '"';
    }
    void operator()(const Coverage& coverage) const {
        const std::size_t begin = out.size();
        append_machine_coverage(out, coverage);
        if (out.size() == begin) null();
    }
    void operator()(const Remark&) const { null(); }
    void operator()(const ChartCell&) const { null(); }
};

} // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        std::size_t size = plain_length(text, k_plain);
        out += text.substr(0, size);
        text.remove_prefix(size);
        if (text.empty()) break;

        for (size = 0; size < text.size() && !is_ascii(text[size]);) ++size;
        if (size > 0) {
            append_run(out, text.substr(0, size));
        } else if (text[0] == '"' || text[0] == '\\') {
            out += '\\';
            out += text[0];
            size = 1;
        } else {
            size = append_character(out, text);
        }
        text.remove_prefix(size);
    }
    out += '"';
}

void append_json_cell(std::string& out, const Cell& cell, bool labels) {
    std::visit(Writer{out, labels}, cell);
}

JsonRows::JsonRows(const Table& table, bool labels) : labels_(labels) {
    for (const std::string& name : machine_names(table, labels)) {
        std::string& start = names_.emplace_back(names_.empty() ? "{" : ",");
        append_json_string(start, name);
        start += ':';
    }
}

void JsonRows::append(std::string& out, const Line& line) const {
    if (names_.empty()) out += '{';
    for (std::size_t at = 0; at < names_.size(); ++at) {
        out += names_[at];
        append_json_cell(out, cell_at(line, at), labels_);
    }
    out += '}';
}

} // namespace gapcalc
