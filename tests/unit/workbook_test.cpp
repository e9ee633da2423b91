// Workbooks: what their cells hold, what writers do, and what is refused.
#include "../archive_case.hpp"
#include "load/sheet/worksheet.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using archive_case::Parts;
using Kind = load::WorkbookFault::Kind;

namespace {

/// A sheet as text: cells as ADDRESS=TEXT, with a letter for their kind where they are no text.
struct Told {
    std::string cells;
    load::WorkbookFault fault;
    std::vector<load::CellRange> merged;
};

std::string letter(load::CellKind kind) {
    static constexpr std::string_view k_letters[] = {"", "n:", "d:", "bad:", "e:", "none:"};
    return std::string(k_letters[static_cast<std::size_t>(kind)]);
}

Told tell(std::string bytes) {
    Told told;
    auto archive = load::ZipArchive::open_bytes(std::move(bytes), told.fault);
    const auto workbook = load::Workbook::open(std::move(archive), told.fault);
    if (!workbook) return told;
    load::Worksheet sheet(*workbook, 0, told.fault);
    told.merged = sheet.merged();
    while (const load::WorksheetRow* const row = sheet.next()) {
        for (std::size_t at = 0; at < row->count; ++at) {
            const load::WorksheetCell& cell = row->cells[at];
            told.cells += (told.cells.empty() ? "" : " ") +
                          to_string(load::CellAddress{row->number, cell.column}) + '=' + letter(cell.kind) +
                          cell.text + (row->hidden ? "(hidden)" : "");
        }
    }
    return told;
}
Told tell(const Parts& parts) { return tell(archive_case::zip(parts)); }

std::string cells_of(const std::string& rows, const std::string& styles = "", const std::string& texts = "",
                     const std::string& properties = "") {
    const Told told =
        tell(archive_case::workbook("<sheetData>" + rows + "</sheetData>", styles, texts, properties));
    CHECK_MESSAGE(!told.fault, told.fault.detail.en);
    return told.cells;
}

constexpr const char* k_styles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"m/d\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
    "numFmtId=\"10\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"57\"/></cellXfs>";

} // namespace

TEST_CASE("cells of every type") {
    struct Case {
        const char* rows;
        const char* cells;
    };
    const Case cases[] = {
        {R"(<row r="1"><c r="A1"><v>18.600000000000001</v></c></row>)", "A1=n:18.6"},
        {R"(<row r="1"><c r="A1"><v>2025.0</v></c><c r="B1" t="n"><v>-1E-3</v></c></row>)",
         "A1=n:2025 B1=n:-0.001"},
        {R"(<row r="1"><c r="A1" t="s"><v>1</v></c></row>)", "A1=东湾镇"},
        {R"(<row r="1"><c r="A1" t="s"><v>2</v></c></row>)", "A1=工业投资"},
        {R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>)", "A1=a"},
        {R"(<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c></row>)",
         "A1=ab"},
        {R"(<row r="1"><c r="A1" t="str"><f>B1</f><v>x_x000D_</v></c></row>)", "A1=x\r"},
        {R"(<row r="1"><c r="A1" t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row>)",
         "A1=TRUE B1=e:#DIV/0!"},
        {R"(<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c></row>)",
         "A1=none: B1=none:"},
        {R"(<row r="1"><c r="A1" s="1"><v>0.625</v></c><c s="1"><v>1.005</v></c></row>)",
         "A1=n:62.5 B1=n:100.5"},
        {R"(<row r="1"><c r="A1" s="2"><v>45809</v></c><c s="3"><v>45838.75</v></c><c s="4"><v>45838</v></c></row>)",
         "A1=d:2025-06 B1=d:2025-06-30 C1=bad:45838"},
        {R"(<row r="1"><c r="A1" s="3"><v>60</v></c><c s="5"><v>45809</v></c></row>)",
         "A1=bad:60 B1=d:2025-06"},
        {R"(<row r="1"><c r="A1" t="d"><v>2025-06-30T00:00:00</v></c><c t="d" s="2"><v>2025-06-30</v></c></row>)",
         "A1=d:2025-06-30 B1=d:2025-06"},
        // What writers do.
        {R"(<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>)", "A1=n:1 B1=n:2 A2=n:3"},
        {R"(<row r="3"><c r="C3"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>)",
         "A1=n:1 B1=n:2 C3=n:3"},
        {R"(<x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>)", "A1=n:1(hidden)"},
        {R"(<row r="1"/><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)", "XFD1048576=n:1"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.rows);
        CHECK(cells_of(row.rows, k_styles,
                       "<si><t>a</t></si><si><t>东湾镇</t><rPh sb=\"0\" eb=\"1\"><t>ドン</t></rPh></si>"
                       "<si><r><t>工业</t></r><r><rPr><b/></rPr><t>投资</t></r></si>") == row.cells);
    }
}

TEST_CASE("dates that count from 1904") {
    CHECK(cells_of(R"(<row r="1"><c r="A1" s="2"><v>44347</v></c><c t="d"><v>2025-06-30</v></c></row>)",
                   k_styles, "", "<workbookPr date1904=\"1\"/>") == "A1=d:2025-06 B1=d:2025-06-30");
}

TEST_CASE("merged cells hold what their first one does") {
    const Told told = tell(archive_case::workbook(
        R"(<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>9</v></c>)"
        R"(<c r="B2"><v>3</v></c></row><row r="4"><c r="A4"><v>5</v></c></row></sheetData>)"
        R"(<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/></mergeCells>)"));
    CHECK(told.cells == "A1=n:1 B1=n:2 C1=n:2 A2=n:1 B2=n:3 A4=n:5");
    CHECK(told.merged.size() == 2);
}

TEST_CASE("workbooks that are refused") {
    const auto with = [](const std::string& sheet) { return archive_case::workbook(sheet); };
    const auto without = [](std::string_view part) {
        Parts parts = archive_case::workbook("<sheetData/>");
        std::erase_if(parts, [&](const auto& one) { return one.first == part; });
        return parts;
    };
    std::string damaged = archive_case::zip(with("<sheetData/>"), false);
    damaged[damaged.find("<worksheet>") + 1] =
        'v'; // still well-formed at the front; the checksum is not right
    damaged[damaged.rfind("</worksheet>") + 2] = 'v';
    const std::string whole = archive_case::zip(with("<sheetData/>"));
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    for (int i = 0; i < 100; ++i) deep += "</a>";
    const std::string bomb = "<sheetData>" + std::string(std::size_t{100} << 20, ' ') + "</sheetData>";
    const auto elsewhere = [&](const std::string& target) {
        Parts parts = archive_case::workbook("<sheetData/>");
        for (auto& [name, text] : parts)
            if (const std::size_t at = text.find("worksheets/sheet1.xml"); at != text.npos)
                text.replace(at, std::string("worksheets/sheet1.xml").size(), target);
        return parts;
    };
    struct Case {
        const char* what;
        std::string bytes;
        Kind kind;
    };
    const Case cases[] = {
        {"truncated", whole.substr(0, whole.size() - 40), Kind::broken},
        {"nothing but the beginning", "PK\3\4", Kind::broken},
        {"a wrong checksum", damaged, Kind::broken},
        {"encrypted parts", archive_case::zip(with("<sheetData/>"), true, 1), Kind::encrypted},
        {"no sheet", archive_case::zip(without("xl/worksheets/sheet1.xml")), Kind::broken},
        {"no workbook", archive_case::zip(without("xl/workbook.xml")), Kind::not_a_workbook},
        {"no styles", archive_case::zip(without("xl/styles.xml")), Kind::broken},
        {"another archive", archive_case::zip({{"a.csv", "x"}}), Kind::not_a_workbook},
        {"binary", archive_case::zip({{"_rels/.rels", "<Relationships/>"}, {"xl/workbook.bin", "x"}}),
         Kind::not_a_workbook},
        {"ill-formed", archive_case::zip(with("<sheetData>")), Kind::broken},
        {"entities", archive_case::zip({{"_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}}),
         Kind::broken},
        {"nested deeply", archive_case::zip(with(deep)), Kind::too_large},
        {"a bomb", archive_case::zip(with(bomb)), Kind::too_large},
        {"a long tag",
         archive_case::zip(with("<a b=\"" + std::string(std::size_t{6} << 20, 'x') + "\"/>"), false),
         Kind::too_large},
        {"a name twice", archive_case::zip({{"_rels/.rels", ""}, {"_rels/.RELS", ""}}), Kind::twice},
        {"a cell twice",
         archive_case::zip(
             with(R"(<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row></sheetData>)")),
         Kind::twice},
        {"a row twice",
         archive_case::zip(with(
             R"(<sheetData><row r="1"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row></sheetData>)")),
         Kind::twice},
        {"a row beyond", archive_case::zip(with(R"(<sheetData><row r="1048577"/></sheetData>)")),
         Kind::out_of_range},
        {"a column beyond",
         archive_case::zip(with(R"(<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>)")),
         Kind::out_of_range},
        {"a cell of another row",
         archive_case::zip(with(R"(<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>)")),
         Kind::out_of_range},
        {"a text that is not there",
         archive_case::zip(with(R"(<sheetData><row r="1"><c t="s"><v>4</v></c></row></sheetData>)")),
         Kind::out_of_range},
        {"a range beyond",
         archive_case::zip(with(R"(<sheetData/><mergeCells><mergeCell ref="A0:B1"/></mergeCells>)")),
         Kind::out_of_range},
        {"a style that is not there",
         archive_case::zip(with(R"(<sheetData><row r="1"><c s="4000000000"><v>1</v></c></row></sheetData>)")),
         Kind::out_of_range},
        {"a text before the first",
         archive_case::zip(with(R"(<sheetData><row r="1"><c t="s"><v>-1</v></c></row></sheetData>)")),
         Kind::out_of_range},
        {"a row before the first",
         archive_case::zip(with(R"(<sheetData><row r="0"><c><v>1</v></c></row></sheetData>)")),
         Kind::out_of_range},
        {"a part outside", archive_case::zip(elsewhere("../../../etc/passwd")), Kind::broken},
        {"a part far away", archive_case::zip(elsewhere("http://example.org/sheet.xml")), Kind::broken},
        {"the workbook as its own sheet", archive_case::zip(elsewhere("workbook.xml")), Kind::none},
        {"a billion laughs",
         archive_case::zip(with("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><sheetData/>")),
         Kind::broken},
        {"an external entity",
         archive_case::zip(
             {{"_rels/.rels", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"}}),
         Kind::broken},
        {"no number", archive_case::zip(with(R"(<sheetData><row r="1"><c><v>a</v></c></row></sheetData>)")),
         Kind::broken},
    };
    for (const Case& row : cases) {
        CAPTURE(row.what);
        CHECK(tell(row.bytes).fault.kind == row.kind);
    }
}

TEST_CASE("two sheets of one name are refused") {
    Parts parts = archive_case::workbook("<sheetData/>");
    for (auto& [name, text] : parts)
        if (name == "xl/workbook.xml")
            text = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/><sheet name=\"a\" "
                   "r:id=\"r1\"/>"
                   "</sheets></workbook>";
    CHECK(tell(parts).fault.kind == Kind::twice);
}

TEST_CASE("number formats") {
    using Shows = load::NumberFormat::Shows;
    struct Case {
        const char* code;
        Shows shows;
        bool divides;
        const char* suffix;
    };
    const Case cases[] = {
        {"General", Shows::number, false, ""},
        {"0.00", Shows::number, false, ""},
        {"#,##0.0_ ", Shows::number, false, ""},
        {"0%", Shows::percent, false, ""},
        {"0.0\"%\"", Shows::number, false, "%"},
        {"0.0\\%", Shows::number, false, "%"},
        {"0.0\"亿元\"", Shows::number, false, "亿元"},
        {"#,##0.00\"亿元\";[Red]-#,##0.00\"亿元\"", Shows::number, false, "亿元"},
        {"General\"家\"", Shows::number, false, "家"},
        {"0,", Shows::number, true, ""},
        {"0!.0,", Shows::number, true, ""},
        {"0.0,,", Shows::number, true, ""},
        {"0!.0000\"万元\"", Shows::number, true, "万元"},
        {"0\\.00", Shows::number, true, ""},
        {"0\".\"", Shows::number, false, "."},
        {"[>=10000]0!.0,\"万元\";0\"元\"", Shows::number, false, ""},
        {"[=0]\"-\";0.0\"亿元\"", Shows::number, false, "亿元"},
        {"[>=10000]0\"元\";0\"元\"", Shows::number, false, "元"},
        {"#,##0,\"千\"", Shows::number, true, "千"},
        {"0.00E+00", Shows::number, false, ""},
        {"yyyy/m/d", Shows::day, false, ""},
        {"yyyy\"年\"m\"月\"", Shows::month, false, ""},
        {"[$-804]yyyy\"年\"m\"月\";@", Shows::month, false, ""},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", Shows::day, false, ""},
        {"yyyy", Shows::year, false, ""},
        {"e\"年\"", Shows::year, false, ""},
        {"mmm-yy", Shows::month, false, ""},
        {"m/d", Shows::no_year, false, ""},
        {"h:mm", Shows::no_year, false, ""},
        {"[h]:mm:ss", Shows::no_year, false, ""},
        {"yyyy-mm-dd hh:mm:ss", Shows::day, false, ""},
        {"yyyy hh:mm", Shows::year, false, ""},
        {"dddd", Shows::no_year, false, ""},
        {"aaaa", Shows::no_year, false, ""},
        {"@", Shows::number, false, ""},
        {"", Shows::number, false, ""},
        {"\"", Shows::number, false, ""},
        {"0\\", Shows::number, false, ""},
        {"[", Shows::number, false, ""},
    };
    for (const Case& row : cases) {
        CAPTURE(row.code);
        const load::NumberFormat format = load::read_number_format(row.code);
        CHECK(format.shows == row.shows);
        CHECK(format.divides == row.divides);
        CHECK(format.suffix == row.suffix);
    }
    CHECK(load::built_in_number_format(27).shows == Shows::month);
    CHECK(load::built_in_number_format(31).shows == Shows::day);
    CHECK(load::built_in_number_format(28).shows == Shows::no_year);
    CHECK(load::built_in_number_format(9).shows == Shows::percent);
    CHECK(load::built_in_number_format(0).shows == Shows::number);
}

TEST_CASE("number formats that show another number than the one in the cell") {
    for (const char* code : {"0,", "0\"万\"", "0万", "#,##0.00\"亿\"", "0\"千\"", "\">\"0", "\"超\"0.0",
                             "0\"以上\"", "\"约\"0", "\"-\"0", "0!.0000", "[>=10000]0!.0,\"万元\";0\"元\""}) {
        CAPTURE(code);
        CHECK(load::read_number_format(code).shows_another());
    }
    for (const char* code :
         {"General", "0.00", "0.0%", "0.0\"亿元\"", "0\"万人\"", "\"¥\"#,##0", "_-* #,##0.00_-",
          "#,##0;-#,##0", "0\"家\"", "yyyy-mm-dd", "0!.0,\"万元\"", "[Red]0;0"}) {
        CAPTURE(code);
        CHECK_FALSE(load::read_number_format(code).shows_another());
    }
}

TEST_CASE("addresses of cells") {
    CHECK(to_string(load::CellAddress{0, 0}) == "A1");
    CHECK(to_string(load::CellAddress{13, 26}) == "AA14");
    for (const char* text : {"A1", "Z9", "AA10", "XFD1048576", "$B$2"}) {
        CAPTURE(text);
        std::string plain(text);
        std::erase(plain, '$');
        REQUIRE(load::parse_cell_address(text));
        CHECK(to_string(*load::parse_cell_address(text)) == plain);
    }
    for (const char* text : {"", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "A99999999999"}) {
        CAPTURE(text);
        CHECK(!load::parse_cell_address(text));
    }
}
