// Whether an output is what its format promises, whatever texts stand in it. Each check returns what is
// wrong, or nothing.
#pragma once

#include "gapcalc/base/text.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace well_formed {

using Fault = std::string; ///< empty: none

/// `text` without the colours that the program itself writes.
inline std::string without_colors(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find("\x1b["), text.size());
        plain += text.substr(0, at);
        text.remove_prefix(at);
        if (text.empty()) break;
        const std::size_t end = text.find_first_not_of("0123456789;", 2);
        if (end == text.npos || text[end] != 'm') plain += text.substr(0, 2);
        text.remove_prefix(end == text.npos || text[end] != 'm' ? 2 : end + 1);
    }
    return plain;
}

/// UTF-8 without a control character but those in `allowed`, and without one that turns the direction of
/// writing round.
inline Fault tame(std::string_view text, std::string_view allowed = "\n") {
    if (gapcalc::invalid_utf8(text)) return "not UTF-8";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 || byte == 0x7F) && allowed.find(c) == allowed.npos) return "a control character";
    }
    for (std::size_t at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 1))
        if (static_cast<unsigned char>(text[at + 1]) < 0xA0) return "a control character of eight bits";
    for (std::string_view const mark :
         {"\u061C", "\u200E", "\u200F", "\u2028", "\u2029", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
          "\u2066", "\u2067", "\u2068", "\u2069", "\u200B", "\u2060"})
        if (text.find(mark) != text.npos) return "an invisible character that moves or hides text";
    return {};
}

/// RFC 4180 with LF: every record has as many cells as the first.
inline Fault csv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (Fault fault = tame(text, "\t\r\n"); !fault.empty()) return fault;
    if (!text.empty() && text.back() != '\n') return "the last record has no end";
    std::size_t cells = 1, expected = 0;
    bool at_start = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            if (!at_start) return "a quote inside a bare cell";
            for (++at; at < text.size(); ++at) {
                if (text[at] != '"') continue;
                if (at + 1 >= text.size() || text[at + 1] != '"') break;
                ++at;
            }
            if (at >= text.size()) return "a quote is not closed";
            if (text[at + 1] != ',' && text[at + 1] != '\n') return "something behind a quoted cell";
            at_start = false;
        } else if (text[at] == ',') {
            ++cells;
            at_start = true;
        } else if (text[at] == '\n') {
            if (expected == 0) expected = cells;
            if (cells != expected) return "a record of another number of cells";
            cells = 1;
            at_start = true;
        } else if (text[at] == '\r') {
            return "a carriage return outside quotes";
        } else {
            at_start = false;
        }
    }
    return {};
}

/// Lines of as many tabs as the first.
inline Fault tsv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (Fault fault = tame(text, "\t\n"); !fault.empty()) return fault;
    const auto tabs = [](std::string_view line) { return std::count(line.begin(), line.end(), '\t'); };
    const auto expected = tabs(text.substr(0, text.find('\n')));
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return "the last line has no end";
        if (tabs(text.substr(0, end)) != expected) return "a line of another number of tabs";
        text.remove_prefix(end + 1);
    }
    return {};
}

/// Rows of one table: as many bars that are not escaped in each.
inline Fault markdown(std::string_view text) {
    if (Fault fault = tame(text); !fault.empty()) return fault;
    std::ptrdiff_t expected = -1;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.starts_with('|')) continue;
        std::ptrdiff_t bars = 0;
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (line[at] == '\\') {
                ++at;
            } else if (line[at] == '|') {
                ++bars;
            } else if (line[at] == '<' && line[at + 1] != ' ' && line[at + 1] != '=') {
                return "a tag in a cell";
            }
        }
        if (line.back() != '|') return "a row without an end";
        if (expected < 0) expected = bars;
        if (bars != expected) return "a row of another number of cells";
    }
    return {};
}

/// One JSON value from the front of `text`.
class JsonReader {
  public:
    explicit JsonReader(std::string_view text) : text_(text) {}
    Fault document() {
        if (!value(0)) return "not JSON at byte " + std::to_string(at_);
        blanks();
        return at_ == text_.size() ? Fault() : "something behind the JSON value";
    }

  private:
    void blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    }
    bool take(char c) {
        blanks();
        const bool there = at_ < text_.size() && text_[at_] == c;
        if (there) ++at_;
        return there;
    }
    bool take(std::string_view word) {
        const bool there = text_.substr(at_).starts_with(word);
        if (there) at_ += word.size();
        return there;
    }
    bool string() {
        if (!take('"')) return false;
        for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (static_cast<unsigned char>(text_[at_]) < 0x20) return false;
            if (text_[at_] != '\\') continue;
            ++at_;
            if (at_ >= text_.size()) return false;
            if (text_[at_] != 'u') {
                if (std::string_view("\"\\/bfnrt").find(text_[at_]) == std::string_view::npos) return false;
                continue;
            }
            for (int digit = 0; digit < 4; ++digit)
                if (++at_ >= text_.size() || std::isxdigit(static_cast<unsigned char>(text_[at_])) == 0)
                    return false;
        }
        return take('"');
    }
    bool number() {
        const std::size_t begin = at_;
        if (at_ < text_.size() && text_[at_] == '-') ++at_;
        const std::size_t first = at_;
        const auto digits = [&] {
            const std::size_t from = at_;
            while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
            return at_ - from;
        };
        if (digits() == 0) return at_ = begin, false;
        if (text_[first] == '0' && at_ > first + 1) return false;
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            if (digits() == 0) return false;
        }
        return true;
    }
    bool value(int depth) {
        if (depth > 8) return false;
        blanks();
        if (at_ >= text_.size()) return false;
        if (text_[at_] == '"') return string();
        if (text_[at_] == '{' || text_[at_] == '[') {
            const bool object = text_[at_++] == '{';
            const char end = object ? '}' : ']';
            if (take(end)) return true;
            do {
                if (object && (!string() || !take(':'))) return false;
                if (!value(depth + 1)) return false;
            } while (take(','));
            return take(end);
        }
        return take("null") || take("true") || take("false") || number();
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

inline Fault json(std::string_view text) {
    if (Fault fault = tame(text); !fault.empty()) return fault;
    return JsonReader(text).document();
}

inline Fault jsonl(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return "the last line has no end";
        if (Fault fault = json(text.substr(0, end)); !fault.empty()) return fault;
        text.remove_prefix(end + 1);
    }
    return {};
}

/// Tags that close in turn, attributes in quotes, nothing that runs or is fetched.
inline Fault html(std::string_view text) {
    if (Fault fault = tame(text); !fault.empty()) return fault;
    std::vector<std::string> open;
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
        std::size_t end = at + 1;
        bool quoted = false;
        for (; end < text.size() && (quoted || text[end] != '>'); ++end) {
            if (text[end] == '"') quoted = !quoted;
            if (text[end] == '<') return "a tag in a tag";
        }
        if (end >= text.size()) return "a tag without an end";
        const std::string_view tag = text.substr(at + 1, end - at - 1);
        at = end;
        if (tag.starts_with('!')) continue;
        const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
        for (const char* const bad : {"script", "iframe", "img", "link", "object", "embed", "base", "form"})
            if (name == bad) return "a tag that the page never has: " + name;
        if (name == "a" && !tag.starts_with("a href=\"#")) return "a link that leads away";
        if (tag.find("\" on") != tag.npos) return "an attribute that runs something";
        if (tag.starts_with('/')) {
            if (open.empty() || '/' + open.back() != name) return "closed out of turn: " + name;
            open.pop_back();
        } else if (!tag.ends_with('/') && name != "meta" && name != "wbr" && name != "br") {
            open.push_back(name);
        }
    }
    return open.empty() ? Fault() : "never closed: " + open.back();
}

/// A table for people: nothing but what a terminal prints.
inline Fault table(std::string_view text) { return tame(text); }

/// By the name of the format; formats that are not known are not looked at.
inline Fault output(std::string_view format, std::string_view text) {
    if (format == "csv") return csv(text);
    if (format == "tsv") return tsv(text);
    if (format == "json") return json(text);
    if (format == "jsonl") return jsonl(text);
    if (format == "markdown") return markdown(text);
    if (format == "html") return html(text);
    if (format == "table") return table(text);
    if (format == "xlsx")
        return text.starts_with("PK\3\4") ? Fault() : "no archive"; // script/workbook reads it
    return tame(text, "\t\n"); // of a format without a reader here no more is known
}

} // namespace well_formed
