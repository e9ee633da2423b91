#include "render/json_values.hpp"

#include "base/utf8.hpp"
#include "render/machine.hpp"

namespace gapcalc::render {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr PlainBytes k_plain('"', '\\');

void append_escape(TextBuffer& out, unsigned unit) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[(unit >> shift) & 0xFU];
}

void append_control(TextBuffer& out, char c) {
    const std::string shown = visible({&c, 1});
    // \n is JSON as it is; \x1b has another form there.
    if (shown.starts_with("\\x"))
        append_escape(out, static_cast<unsigned char>(c));
    else
        out += shown;
}

/// Appends a run of characters beyond ASCII, nearly always as they are.
void append_run(TextBuffer& out, std::string_view run) {
    if (visible(run) == run) {
        out += run;
        return;
    }
    for (std::size_t at = 0; at < run.size();) {
        const CodePoint point = code_point_at(run, at);
        if (point.valid && !is_unseen(run, at)) {
            out += run.substr(at, point.length);
        } else if (point.value < 0x10000) {
            append_escape(out, point.value);
        } else { // a pair of surrogates
            append_escape(out, 0xD800U + ((point.value - 0x10000U) >> 10));
            append_escape(out, 0xDC00U + (point.value & 0x3FFU));
        }
        at += point.length;
    }
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
        if (!range.machines_low) out += '"';
        append_machine_range(out, range);
        if (!range.machines_low) out += '"';
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
            append_control(out, text[0]);
            size = 1;
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
