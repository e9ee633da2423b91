// Forms: what `template` makes, and what of them is believed when they come back.
#include "../archive_case.hpp"
#include "cli_run.hpp"
#include "csv_case.hpp"
#include "load/sheet/worksheet.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::testing;
using archive_case::text_row;

namespace {

const std::string k_heading = "id,指标,对象,时期,数值,单位,上期值,备注\n";

std::string heading_row() {
    return text_row({"id", "Indicator", "Entity", "Period", "Value", "Unit", "Previous", "Note"});
}
std::string form_row(const std::string& village, const std::string& value) {
    return text_row(
        {"village-income@" + village, "Village income", village, "2024", value, "", "9 (2023)", ""});
}

/// The cells of a sheet of a workbook in the working folder, rows joined by " | ".
std::string cells_of(const std::string& path, std::size_t sheet = 0) {
    load::WorkbookFault fault;
    auto archive = load::ZipArchive::open_file(path, fault);
    const auto workbook = load::Workbook::open(std::move(archive), fault);
    CHECK_MESSAGE(workbook, fault.detail.en);
    if (!workbook || sheet >= workbook->sheets.size()) return {};
    std::string text = workbook->sheets[sheet].name + ':';
    load::Worksheet rows(*workbook, sheet, fault);
    while (const load::WorksheetRow* const row = rows.next()) {
        text += " |";
        for (std::size_t at = 0; at < row->count; ++at) text += ' ' + row->cells[at].text;
    }
    CHECK(rows.hidden_column(0));
    CHECK_FALSE(rows.hidden_column(1));
    return text;
}

std::string part_of(const std::string& path, const std::string& name) {
    load::WorkbookFault fault;
    const auto archive = load::ZipArchive::open_file(path, fault);
    if (!archive || !archive->open_part(name, fault)) return {};
    std::string text, piece(4096, '\0');
    while (const std::size_t size = archive->read(piece.data(), piece.size(), fault))
        text.append(piece, 0, size);
    return text;
}

constexpr const char* k_goals = R"(
[[entities]]
id = "towns"
name = { zh = "镇街", en = "towns" }
members = [{ id = "east", name = { zh = "东镇", en = "East" } }, { id = "west", name = "a/b*西镇" }]
[[entities]]
id = "villages"
name = "村"
within = "towns"
members = [{ id = "one", name = "新村", in = "east" }, { id = "two", name = "新村", in = "west" }]
[[series]]
id = "income"
name = { zh = "收入", en = "Income" }
unit = "万元"
over = "villages"
[series.observations]
one = { 2023 = ">7.50" }
[[series]]
id = "stage"
name = "评定"
kind = "milestone"
stages = [{ zh = "未评", en = "not yet" }, { zh = "已评", en = "done" }]
over = "villages"
[[indicator]]
id = "share"
name = "占比"
unit = "%"
limits = [0, 100]
target = { at_least = 65, by = 2025 }
observations = { 2023 = 61.5 }
)";

} // namespace

TEST_CASE("a form's hidden ids say what its rows are of") {
    struct Case {
        const char *rows, *figures, *problems;
    };
    static constexpr Case k_cases[] = {
        {"village-income@shangxiang,村级集体经济收入,上巷村,2024,5,万元,,\n",
         "village-income shangxiang 2024 = 5", ""},
        {"village-income@shangxiang,Village income,,2024,5,,,\n", "village-income shangxiang 2024 = 5", ""},
        // Two villages are called so: the id tells which is meant, and the name is what it was.
        {"village-income@杜阮镇/新民村,村级集体经济收入,新民村,2024,5,,,\n", "village-income 新民村 2024 = 5",
         ""},
        {"village-income@shangxiang,村级集体经济收入,松园村,2024,5,,,\n", "", "E324 2:36"},
        {"village-income@shangxiang,村人口,上巷村,2024,5,,,\n", "", "E324 2:27"},
        {"village-income,村级集体经济收入,上巷村,2024,5,,,\n", "", "E324 2:25"},
        // A row of one's own has no id.
        {",村人口,松园村,2024,5,,,\n", "village-population songyuan 2024 = 5", ""},
        {"pj/village-income@shangxiang,村级集体经济收入,上巷村,2024,5,,,\n",
         "village-income shangxiang 2024 = 5", ""},
        {"village-income@shangxiang,村级集体经济收入,上巷村,2024,,,9（2023）,未报\n", "", ""},
    };
    for (const Case& each : k_cases) {
        CAPTURE(each.rows);
        CsvCase csv;
        csv.read(k_heading + each.rows);
        CHECK(joined(csv.figures()) == each.figures);
        CHECK(joined(csv.problems()) == each.problems);
    }
}

TEST_CASE("a form as CSV comes back with names that are guarded against formulas") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", R"(
[[entities]]
id = "towns"
count = 3
members = ["=东", "＠西"]
[[series]]
id = "income"
name = "-收入"
unit = "人"
over = "towns"
[[indicator]]
id = "all"
series = "income"
target = { at_least = 3, by = 2025 }
)");
    const auto made = run_program({"template", "--data", "goals.toml", "--period", "2024", "--labels", "-q"});
    CHECK(made.out ==
          "指标,对象,时期,数值,单位,上期值,备注\n'-收入,'=东,2024,,人,,\n'-收入,'＠西,2024,,人,,\n");
    std::string filled = made.out;
    for (std::size_t at = 0; (at = filled.find("2024,,", at)) != std::string::npos;)
        filled.insert(at + 5, "7");
    ScratchFolder::write("form.csv",
                         filled + filled.substr(filled.find('\n') + 1)); // the second time quickly
    const auto read = run_program({"goals.toml", "--data", "form.csv", "--by", "entity", "-fcsv", "--raw",
                                   "--columns", "entity,value"});
    CHECK_MESSAGE(read.exit == 0, read.err);
    CHECK(read.out == "entity,value\n,14\n=东,7\n＠西,7\n");
}

TEST_CASE("a column headed id is nothing in a sheet that is no form") {
    CsvCase csv;
    csv.read("id,指标,对象,时期,数值\n17,村人口,松园村,2024,5\n");
    CHECK(joined(csv.figures()) == "village-population songyuan 2024 = 5");
}

TEST_CASE("of a workbook's form all sheets are read") {
    const std::string one = heading_row() + form_row("shangxiang", "5"),
                      two = heading_row() + form_row("songyuan", "6");
    {
        CsvCase csv;
        csv.read(archive_case::zip(archive_case::workbook_of({{"A", one}, {"B", two}})));
        CHECK(joined(csv.figures()) ==
              "village-income shangxiang 2024 = 5 | village-income songyuan 2024 = 6");
        CHECK(joined(csv.problems()).empty());
    }
    { // a sheet that somebody added for themselves is told
        CsvCase csv;
        csv.read(archive_case::zip(
            archive_case::workbook_of({{"A", one}, {"mine", text_row({"ask Wang"})}, {"B", two}})));
        CHECK(csv.figures().size() == 2);
        CHECK(csv.described().find("the sheet \"A\", \"B\" was read; there are also \"mine\"") !=
              std::string::npos);
    }
    { // beside another sheet of figures it is for the user to say
        CsvCase csv;
        const std::string other = text_row({"series", "entity", "period", "value"});
        csv.read(archive_case::zip(archive_case::workbook_of({{"A", one}, {"C", other}})));
        CHECK(csv.figures().empty());
        CHECK(joined(csv.problems()).starts_with("E337"));
    }
    { // a figure that two sheets contradict
        CsvCase csv;
        csv.read(archive_case::zip(
            archive_case::workbook_of({{"A", one}, {"B", heading_row() + form_row("shangxiang", "6")}})));
        CHECK(joined(csv.problems()).starts_with("E206"));
        CHECK(csv.described().find("A!E2") != std::string::npos);
        CHECK(csv.described().find("B!E2") != std::string::npos);
    }
}

TEST_CASE("a form in a workbook has names, hidden ids, last figures and checks") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_goals);
    const auto made = run_program(
        {"template", "--data", "goals.toml", "--period", "2024", "-o", "form.xlsx", "--lang", "zh"});
    if (made.err.find("E931") != std::string::npos) {
        MESSAGE("skipped: no libxlsxwriter");
        return;
    }
    CHECK(made.exit == 0);
    CHECK(cells_of("form.xlsx") ==
          "填报: | id 指标 对象 时期 数值 单位 上期值 备注 | income@one 收入 东镇/新村 2024 万元 > "
          "7.5（2023） | "
          "income@two 收入 a/b*西镇/新村 2024 万元 | stage@one 评定 东镇/新村 2024 | "
          "stage@two 评定 a/b*西镇/新村 2024 | share 占比 全部 2024 % 61.5（2023）");
    const std::string xml = part_of("form.xlsx", "xl/worksheets/sheet1.xml");
    for (const char* const check :
         {"sqref=\"E2:E3\"", "\"未评,已评\"", "E6&gt;=0,E6&lt;=100", "LEFT(E2),\"超突逾不\""}) {
        CAPTURE(check);
        CHECK(xml.find(check) != std::string::npos);
    }
    // Left empty it holds no figure.
    const auto read =
        run_program({"goals.toml", "--data", "form.xlsx", "-f", "csv", "--columns", "period,value"});
    CHECK(read.exit == 0);
    CHECK(read.out == "period,value\n2023,61.5\n");
    CHECK(read.err.empty());
}

TEST_CASE("a form by towns has a sheet or a file for each") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_goals);
    const std::vector<std::string> ask = {"template", "--data", "goals.toml", "--period", "2024",
                                          "--by",     "towns",  "--lang",     "en"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), ask.begin(), ask.end());
        return run_program(more);
    };
    const auto made = with({"-o", "form.xlsx"});
    if (made.err.find("E931") == std::string::npos) {
        CHECK(cells_of("form.xlsx", 0)
                  .starts_with("East: | id Indicator Entity Period Value Unit Previous Note | "
                               "income@one Income East/新村 2024 万元 > 7.5 (2023)"));
        CHECK(cells_of("form.xlsx", 1).starts_with("a b 西镇: |"));
        CHECK(cells_of("form.xlsx", 2).starts_with("whole: |"));
        CHECK(with({"-o", "books/"}).exit == 0);
        CHECK(cells_of("books/a_b_西镇.xlsx").starts_with("a b 西镇: |"));
        CHECK(run_program({"check", "--strict", "goals.toml", "--data", "books"}).exit == 0);
    }
    const auto files = with({"-o", "forms/", "-f", "csv", "--labels"});
    CHECK_MESSAGE(files.exit == 0, files.err);
    CHECK(ScratchFolder::read("forms/whole.csv") ==
          "Indicator,Entity,Period,Value,Unit,Previous,Note\n占比,whole,2024,,%,61.5 (2023),\n");
    CHECK(ScratchFolder::read("forms/a_b_西镇.csv").find("Income,a/b*西镇/新村,2024,,万元,,") !=
          std::string::npos);
    CHECK(run_program({"check", "--strict", "goals.toml", "--data", "forms/"}).exit == 0);
    // Without a folder a table of text has no sheets.
    CHECK(with({"-f", "csv"}).err.find("E910") != std::string::npos);
    CHECK(run_program({"template", "--data", "goals.toml", "--period", "2024", "-o", "forms/"})
              .err.find("E920") != std::string::npos);
    const auto wrong =
        run_program({"template", "--data", "goals.toml", "--period", "2024", "--by", "town", "-o", "forms/"});
    CHECK(wrong.err.find("towns") != std::string::npos);
    // What is read is not written over.
    ScratchFolder::write("goals.toml", std::string(k_goals) + "[[data]]\nfile = \"forms/*.csv\"\n");
    const auto over = with({"-o", "forms/", "-f", "csv", "--labels"});
    CHECK(over.exit == 2);
    CHECK(over.err.find("E913") != std::string::npos);
}
