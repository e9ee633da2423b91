#include "load/sheet/workbook_parts.hpp"

#include "load/sheet/xml_part.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>

namespace gapcalc::load {
namespace {

using Kind = WorkbookFault::Kind;
constexpr std::size_t k_most_sheets = 10'000, k_most_styles = 100'000, k_longest_code = 1000;

unsigned number_of(const std::optional<std::string_view>& text) {
    unsigned number = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

struct RelationshipHandler : XmlHandler {
    explicit RelationshipHandler(std::vector<Relationship>& to) : all(to) {}
    std::vector<Relationship>& all;
    void open(std::string_view name, const XmlAttributes& attributes, int depth) override {
        if (depth != 2 || name != "Relationship" || all.size() > k_most_sheets) return;
        all.push_back({std::string(attributes.find("Id").value_or("")),
                       std::string(attributes.find("Type").value_or("")),
                       std::string(attributes.find("Target").value_or(""))});
    }
    void close(std::string_view, int) override {}
    void text(std::string_view) override {}
};

struct WorkbookHandler : XmlHandler {
    WorkbookHandler(std::vector<NamedSheet>& to, bool& dates, const std::string& name, WorkbookFault& said)
        : sheets(to), since_1904(dates), part(name), fault(said) {}
    std::vector<NamedSheet>& sheets;
    bool& since_1904;
    const std::string& part;
    WorkbookFault& fault;
    std::unordered_set<std::string> names;
    bool in_sheets = false;
    void open(std::string_view name, const XmlAttributes& attributes, int depth) override {
        if (depth == 2) in_sheets = name == "sheets";
        if (depth == 2 && name == "workbookPr") since_1904 = attributes.is_on("date1904");
        if (depth != 3 || !in_sheets || name != "sheet") return;
        NamedSheet& sheet = sheets.emplace_back();
        sheet.name = attributes.find("name").value_or("");
        sheet.relationship = attributes.find_prefixed("id").value_or("");
        const auto state = attributes.find("state");
        sheet.hidden = state && *state != "visible";
        if (!names.insert(sheet.name).second)
            fault.set(Kind::twice, part,
                      {"有两个工作表叫“" + sheet.name + "”", "two sheets are called \"" + sheet.name + '"'});
        if (sheets.size() > k_most_sheets)
            fault.set(Kind::too_large, part, {"工作表太多", "it has too many sheets"});
    }
    void close(std::string_view, int depth) override {
        if (depth == 2) in_sheets = false;
    }
    void text(std::string_view) override {}
};

struct StylesHandler : XmlHandler {
    StylesHandler(Workbook& to, const std::string& name, WorkbookFault& said)
        : workbook(to), part(name), fault(said) {}
    Workbook& workbook;
    const std::string& part;
    WorkbookFault& fault;
    enum class Section : std::uint8_t { other, formats, styles } section = Section::other;
    std::map<unsigned, std::string> codes;
    std::map<unsigned, std::uint32_t> places; // in workbook.formats, by number
    void open(std::string_view name, const XmlAttributes& attributes, int depth) override {
        if (depth == 2)
            section = name == "numFmts"   ? Section::formats
                      : name == "cellXfs" ? Section::styles
                                          : Section::other;
        if (depth != 3) return;
        if (section == Section::formats && name == "numFmt") {
            const std::string_view code = attributes.find("formatCode").value_or("");
            if (code.size() <= k_longest_code && codes.size() < k_most_styles)
                codes[number_of(attributes.find("numFmtId"))] = code;
        } else if (section == Section::styles && name == "xf") {
            if (workbook.cell_formats.size() >= k_most_styles)
                return fault.set(Kind::too_large, part, {"样式太多", "it has too many styles"});
            workbook.cell_formats.push_back(place_of(number_of(attributes.find("numFmtId"))));
        }
    }
    std::uint32_t place_of(unsigned number) {
        const auto [at, fresh] =
            places.try_emplace(number, static_cast<std::uint32_t>(workbook.formats.size()));
        if (fresh) {
            const auto code = codes.find(number);
            workbook.formats.push_back(code == codes.end() ? built_in_number_format(number)
                                                           : read_number_format(code->second));
        }
        return at->second;
    }
    void close(std::string_view, int) override {}
    void text(std::string_view) override {}
};

/// Texts: `t` directly in `si`, or in its runs `r`; readings in `rPh` are left out.
struct TextsHandler : XmlHandler {
    TextsHandler(SharedTexts& to, const std::string& name, WorkbookFault& said)
        : texts(to), part(name), fault(said) {}
    SharedTexts& texts;
    const std::string& part;
    WorkbookFault& fault;
    bool in_run = false, in_text = false;
    std::string whole, unescaped;
    void open(std::string_view name, const XmlAttributes&, int depth) override {
        if (depth == 2) whole.clear();
        if (depth == 3) in_run = name == "r";
        in_text = name == "t" && (depth == 3 || (depth == 4 && in_run));
    }
    void close(std::string_view name, int depth) override {
        in_text = false;
        if (depth != 2 || name != "si") return;
        unescaped.clear();
        append_unescaped(unescaped, whole);
        texts.append(unescaped);
        texts.end_text();
    }
    void text(std::string_view piece) override {
        if (!in_text) return;
        whole += piece;
        if (texts.bytes() + whole.size() > SharedTexts::k_most_bytes)
            fault.set(Kind::too_large, part, {"文字超过 512 MiB", "its texts take over 512 MiB"});
    }
};

} // namespace

Relationships::Relationships(ZipArchive& archive, const std::string& part, WorkbookFault& fault) {
    if (!archive.has(part)) return;
    RelationshipHandler handler(all_);
    XmlPart(archive, part, handler, fault).finish();
}

const Relationship* Relationships::of_id(std::string_view id) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

const Relationship* Relationships::of_type(std::string_view type) const {
    const auto found =
        std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one.is_type(type); });
    return found == all_.end() ? nullptr : &*found;
}

void read_workbook_part(ZipArchive& archive, const std::string& part, std::vector<NamedSheet>& sheets,
                        bool& since_1904, WorkbookFault& fault) {
    WorkbookHandler handler(sheets, since_1904, part, fault);
    XmlPart(archive, part, handler, fault).finish();
}

void read_styles_part(ZipArchive& archive, const std::string& part, Workbook& workbook,
                      WorkbookFault& fault) {
    StylesHandler handler(workbook, part, fault);
    XmlPart(archive, part, handler, fault).finish();
}

void read_shared_texts(ZipArchive& archive, const std::string& part, SharedTexts& texts,
                       WorkbookFault& fault) {
    TextsHandler handler(texts, part, fault);
    XmlPart(archive, part, handler, fault).finish();
}

void append_unescaped(std::string& out, std::string_view text) {
    const auto hex = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t escape = std::min(text.find("_x", at), text.size());
        out += text.substr(at, escape - at);
        at = escape;
        if (at == text.size()) break;
        unsigned code = 0;
        bool is_one = text.size() - at >= 7 && text[at + 6] == '_';
        for (std::size_t digit = at + 2; is_one && digit < at + 6; ++digit) {
            is_one = hex(text[digit]) >= 0;
            if (is_one) code = code * 16 + static_cast<unsigned>(hex(text[digit]));
        }
        if (!is_one || (code >= 0xD800 && code < 0xE000)) {
            out += text[at++];
            continue;
        }
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else if (code < 0x800) {
            out += static_cast<char>(0xC0 | code >> 6);
            out += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            out += static_cast<char>(0xE0 | code >> 12);
            out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (code & 0x3F));
        }
        at += 7;
    }
}

} // namespace gapcalc::load
