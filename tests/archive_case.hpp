// ZIP archives and small workbooks made in memory, for tests of what is read from them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zlib.h>

namespace archive_case {

using Parts = std::vector<std::pair<std::string, std::string>>; ///< names and contents

inline void append_number(std::string& out, std::uint32_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> 8 * i);
}

inline std::string deflated(std::string_view text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// The bytes of an archive; `packed` compresses its parts, and `flags` are those of each (1: encrypted).
inline std::string zip(const Parts& parts, bool packed = true, unsigned flags = 0) {
    std::string out, directory;
    for (const auto& [name, text] : parts) {
        const std::string data = packed ? deflated(text) : text;
        std::string header;
        append_number(header, 20, 2);
        append_number(header, flags, 2);
        append_number(header, packed ? 8 : 0, 2);
        append_number(header, 0, 4); // time
        append_number(header,
                      static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(text.data()),
                                                       static_cast<uInt>(text.size()))),
                      4);
        append_number(header, static_cast<std::uint32_t>(data.size()), 4);
        append_number(header, static_cast<std::uint32_t>(text.size()), 4);
        append_number(header, static_cast<std::uint32_t>(name.size()), 2);
        append_number(header, 0, 2);
        directory += "PK\1\2";
        append_number(directory, 20, 2);
        directory += header;
        append_number(directory, 0, 2);
        append_number(directory, 0, 2);
        append_number(directory, 0, 2);
        append_number(directory, 0, 4);
        append_number(directory, static_cast<std::uint32_t>(out.size()), 4);
        directory += name;
        out += "PK\3\4" + header + name + data;
    }
    const std::size_t at = out.size();
    out += directory + "PK\5\6";
    append_number(out, 0, 4);
    append_number(out, static_cast<std::uint32_t>(parts.size()), 2);
    append_number(out, static_cast<std::uint32_t>(parts.size()), 2);
    append_number(out, static_cast<std::uint32_t>(directory.size()), 4);
    append_number(out, static_cast<std::uint32_t>(at), 4);
    append_number(out, 0, 2);
    return out;
}

/// A row of cells as texts; empty ones are left out.
inline std::string text_row(const std::vector<std::string>& cells) {
    std::string row = "<row>";
    for (const std::string& cell : cells)
        row += cell.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return row + "</row>";
}

/// The parts of a workbook with sheets of those names and rows.
inline Parts workbook_of(const std::vector<std::pair<std::string, std::string>>& sheets) {
    constexpr const char* k_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string relationships, list;
    Parts parts;
    for (std::size_t at = 0; at < sheets.size(); ++at) {
        const std::string number = std::to_string(at + 1);
        relationships += "<Relationship Id=\"r" + number + "\" Type=\"" + k_type +
                         "worksheet\" Target=\"sheet" + number + ".xml\"/>";
        list += "<sheet name=\"" + sheets[at].first + "\" r:id=\"r" + number + "\"/>";
        parts.emplace_back("xl/sheet" + number + ".xml",
                           "<worksheet><sheetData>" + sheets[at].second + "</sheetData></worksheet>");
    }
    parts.emplace_back("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" + std::string(k_type) +
                                          "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relationships + "</Relationships>");
    parts.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>");
    return parts;
}

/// The parts of a workbook with one sheet whose XML is `sheet`, between <worksheet> and </worksheet>.
inline Parts workbook(const std::string& sheet, const std::string& styles = "", const std::string& texts = "",
                      const std::string& properties = "") {
    constexpr const char* k_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto relationship = [&](const char* id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + k_type + type + "\" Target=\"" +
               target + "\"/>";
    };
    return {{"_rels/.rels", "<Relationships>" + relationship("rId1", "officeDocument", "xl/workbook.xml") +
                                "</Relationships>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships>" + relationship("r1", "worksheet", "worksheets/sheet1.xml") +
                 relationship("r2", "styles", "styles.xml") +
                 relationship("r3", "sharedStrings", "sharedStrings.xml") + "</Relationships>"},
            {"xl/workbook.xml",
             "<workbook xmlns:r=\"r\">" + properties +
                 "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
            {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
            {"xl/sharedStrings.xml", "<sst>" + texts + "</sst>"},
            {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}};
}

} // namespace archive_case
