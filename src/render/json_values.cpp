#include "render/json_values.hpp"

#include "render/machine.hpp"

namespace gapcalc::render {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr PlainBytes k_plain('"', '\\');

/// Bytes of the character that begins with `lead`, by what it promises.
std::size_t promised_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0x80 ? 2 : 1;
}

/// Appends the character at the beginning of `text` and returns its bytes.
std::size_t append_character(TextBuffer& out, std::string_view text) {
    const std::string_view one = text.substr(0, promised_length(text[0]));
    if (invalid_utf8(one)) {
        out += "\\ufffd";
        return 1;
    }
    std::string shown = visible(one);
    // \n and \u202e are JSON as they are; \x1b has another form there.
    if (shown.starts_with("\\x")) shown.replace(0, 2, "\\u00");
    out += shown;
    return one.size();
}

/// Appends a run of characters beyond ASCII, nearly always as they are.
void append_run(TextBuffer& out, std::string_view run) {
    if (visible(run) == run) {
        out += run;
        return;
    }
    while (!run.empty()) run.remove_prefix(append_character(out, run));
}

struct Writer {
    TextBuffer& out;
    bool labels;

    void null() const { out += "null"; }
    void text(std::string_view its) const { its.empty() ? null() : append_json_string(out, its); }

    void operator()(std::monostate) const { null(); }
    void operator()(const table::Word& word) const { text(word.text); }
    void operator()(const table::Badge& badge) const { text(machine_word(badge, labels)); }
    void operator()(const table::Badges& badges) const {
        out += '[';
        for (const table::Badge& badge : badges.all) {
            if (&badge != badges.all.data()) out += ',';
            append_json_string(out, machine_word(badge, labels));
        }
        out += ']';
    }
    void operator()(const table::Number& number) const { table::append_machine_number(out, number); }
    void operator()(const table::Range& range) const {
        out += '"';
        append_machine_range(out, range);
        out += '"';
    }
    void operator()(const Period& period) const {
        out += '"';
        out += to_string(period);
        out += '"';
    }
    void operator()(const table::Coverage& coverage) const {
        const std::size_t begin = out.size();
        append_machine_coverage(out, coverage);
        if (out.size() == begin) null();
    }
    void operator()(const table::Remark&) const { null(); }
    void operator()(const table::ChartCell&) const { null(); }
};

} // namespace

void append_json_string(TextBuffer& out, std::string_view text) {
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

void append_json_cell(TextBuffer& out, const table::Cell& cell, bool labels) {
    std::visit(Writer{out, labels}, cell);
}

JsonObjects::JsonObjects(TextBuffer& out, const std::vector<table::Heading>& headings, bool labels)
    : out_(out), labels_(labels) {
    for (const std::string& name : machine_names(headings, labels)) {
        TextBuffer start;
        start += names_.empty() ? '{' : ',';
        append_json_string(start, name);
        start += ':';
        names_.push_back(start.take());
    }
}

void JsonObjects::cell(const table::Cell& cell) {
    out_ += names_[column_++];
    append_json_cell(out_, cell, labels_);
}

void JsonObjects::end() {
    if (column_ == 0) out_ += '{';
    out_ += '}';
    column_ = 0;
}

} // namespace gapcalc::render
