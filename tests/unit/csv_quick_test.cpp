// The quick reader against the rules: whatever a file holds, and wherever it is cut, both come to the same.
#include "csv_case.hpp"
#include "load/sheet/duplicates.hpp"
#include "load/sheet/merge.hpp"
#include "load/sheet/sheet_open.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return state_ >> 33;
    }
    std::size_t below(std::size_t bound) { return next() % bound; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <std::size_t Size>
    std::string pick(const char* const (&words)[Size]) {
        return words[below(Size)];
    }

  private:
    std::uint64_t state_;
};

std::string in_quotes(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

std::string number(Random& random) {
    std::string text = std::to_string(random.next() % (random.one_in(3) ? 100 : 1'000'000));
    if (!random.one_in(3)) text += "." + std::to_string(random.below(1000));
    if (random.one_in(20)) text = "-" + text;
    if (random.one_in(40)) text += "00";
    return text;
}

constexpr const char* k_series[] = {"village-income", "村级集体经济收入",
                                    "road-share",     "village-population",
                                    "grain",          "town-investment",
                                    "investment",     "village-standard",
                                    "nothing",        ""};
constexpr const char* k_names[] = {"上巷村",       "松园村", "songyuan", "新民村",   "杜阮镇/新民村",
                                   "龙溪村",       "上港村", "江沙一带", "甲家庄园", " 松园村",
                                   "　松园村",     "合计",   "2024",     "",         "棠下镇",
                                   "很\"怪\"的村", "a\nb",   "\xC9\xCF", "乙号地块"};
constexpr const char* k_periods[] = {"2023",        "2023",    "2022",      "2024-12", "2024",  "2023年",
                                     "2023年1-9月", "2023-09", "2021/3/31", "20",      " 2023", ""};
constexpr const char* k_values[] = {"",
                                    "-",
                                    "1e3",
                                    "+5",
                                    "007",
                                    "1,234.5",
                                    "123456789012345678",
                                    "1234567890123456789",
                                    "0.000000000000000001",
                                    "9007199254740993.25",
                                    "完成",
                                    "１",
                                    " 8 ",
                                    "0",
                                    "0.000",
                                    "-0",
                                    "."};
constexpr const char* k_statuses[] = {"", "", "P", "p", "A", "初步", "bE", " P ", "Q", "\xC9\xCF"};
constexpr const char* k_days[] = {"2024-02-10", "2024-02-10", "2024年2月10日", "2025-02-10", "", "soon"};
constexpr const char* k_sources[] = {"", "公报", "公报", " 公报", "年鉴"};
constexpr const char* k_bounds[] = {">12", "不足 12.50", "12以上", "约12", ">x", "≥1,2"};
constexpr const char* k_units[] = {"", "", "", "万元", "元", "亿元", "人", "亩", "%", "‰", "x"};

/// A file in which plain rows prevail, as they do in life, and everything else is met with.
std::string make_file(Random& random) {
    const char delimiter = ",;\t"[random.below(3)];
    const char* const line_break = random.one_in(2) ? "\n" : "\r\n";
    const bool always_quoted = random.one_in(4), units = random.one_in(2), remarks = random.one_in(2);
    const std::size_t odd = random.one_in(3) ? 4 : 60;
    std::string text = std::string("series") + delimiter + "entity" + delimiter + "period" + delimiter +
                       "value" + (units ? std::string(1, delimiter) + "unit" : "") + delimiter + "remark";
    if (remarks)
        for (const char* const heading : {"OBS_STATUS", "发布日期", "来源", "note"})
            text += std::string(1, delimiter) + heading;
    text += line_break;
    const std::size_t rows = 1 + random.below(300);
    for (std::size_t row = 0; row < rows; ++row) {
        if (random.one_in(50)) text += line_break;
        std::vector<std::string> cells = {k_series[random.below(3)],
                                          random.one_in(3) ? "村" + std::to_string(random.below(40))
                                                           : k_names[random.below(3)],
                                          k_periods[random.below(5)], number(random)};
        if (random.one_in(2)) {
            cells[0] = "grain";
            cells[1] = "地块" + std::to_string(random.below(100));
        }
        if (random.one_in(odd)) cells[0] = random.pick(k_series);
        if (random.one_in(odd)) cells[1] = random.pick(k_names);
        if (random.one_in(odd)) cells[2] = random.pick(k_periods);
        if (random.one_in(odd)) cells[3] = random.pick(k_values);
        if (units) cells.push_back(random.pick(k_units));
        cells.emplace_back(random.one_in(9) ? "第一行\n第二行, \"引号\"" : random.one_in(9) ? "5\" 管" : "");
        if (remarks) {
            if (random.one_in(odd)) cells[3] = random.pick(k_bounds);
            const bool plain = !random.one_in(odd);
            cells.emplace_back(k_statuses[random.below(plain ? 3 : std::size(k_statuses))]);
            cells.emplace_back(k_days[random.below(plain ? 2 : std::size(k_days))]);
            cells.emplace_back(k_sources[random.below(plain ? 2 : std::size(k_sources))]);
            cells.emplace_back(random.one_in(20) ? "口径见附注" : "");
        }
        if (random.one_in(odd * 3)) cells.emplace_back();
        if (random.one_in(odd * 3)) cells.pop_back();
        for (std::size_t at = 0; at < cells.size(); ++at) {
            if (at != 0) text += delimiter;
            const bool needs = cells[at].find_first_of(std::string("\n") + delimiter) != std::string::npos ||
                               cells[at].starts_with('"');
            text += needs || always_quoted || random.one_in(10) ? in_quotes(cells[at]) : cells[at];
            if (random.one_in(odd * 10)) text += "\"";
        }
        text += line_break;
    }
    if (random.one_in(30)) text += "\"open";
    return text;
}

/// A heading of those columns with [series,] entity, period and value in the first of them.
load::CsvHeading long_heading(std::size_t columns, bool with_series = true) {
    load::CsvHeading heading;
    heading.columns = columns;
    std::size_t column = 0;
    if (with_series) heading.series = column++;
    heading.entity = column++;
    heading.period = column++;
    heading.value = column;
    return heading;
}

struct Result {
    std::vector<std::string> figures, others;
    std::string problems;
    int errors = 0;
    std::vector<int> places;
    std::vector<std::uint64_t> origins;
};

/// Reads `text` in blocks of whole lines, cut by chance, or in one block by the rules alone.
Result read(const std::string& text, bool quick, Random* cuts) {
    CsvCase one;
    const TemporaryFile file(text);
    load::CsvRequest request = csv_request();
    request.path = file.path();
    request.skip = {"合计"};
    const std::uint32_t source = one.sources.add("data.csv", {});
    load::CsvReporter reporter(one.diagnostics, source);
    auto csv = load::open_sheet(
        request, [](std::string_view) { return false; }, one.sources, one.diagnostics, reporter);
    REQUIRE(csv);
    {
        load::CsvCells cells(request, csv->heading, one.state, reporter, text.size());
        load::CsvLayout layout(csv->heading);
        layout.quick = quick;
        load::CsvMerge commit(cells, layout, reporter, csv->line);
        load::ParsedBlock parsed;
        std::string_view rest = csv->block.text();
        while (!rest.empty()) {
            std::size_t size = rest.size();
            if (cuts != nullptr)
                size = rest.find('\n', cuts->below(rest.size() < 400 ? rest.size() : 400)) + 1;
            load::TextBlock block;
            block.append(rest.substr(0, size));
            block.seal();
            block.encoding = "utf-8";
            load::parse_block(block.text(), layout, parsed);
            commit.take(block, parsed);
            rest.remove_prefix(size);
        }
        commit.finish();
        cells.finish();
        one.state.files_read.push_back({request, source, true});
        load::name_earlier(one.state);
        reporter.finish();
    }
    Result result{one.figures(), one.others(), one.described(), one.diagnostics.errors(), {}, {}};
    for (const std::string& name : one.others(2)) result.others.push_back(name);
    for (const Series& series : one.catalogue.series) {
        result.places.push_back(series.records.places);
        for (const Column& column : series.records.columns) {
            result.places.push_back(column.places());
            result.places.push_back(static_cast<int>(column.count()));
        }
        for (const Origin& origin : series.records.origins) {
            result.origins.push_back(origin.figures);
            result.origins.push_back(origin.first.line * 1000ULL + origin.first.column);
        }
    }
    return result;
}

} // namespace

TEST_CASE("csv quick: random files come to the same by the rules alone") {
    std::size_t figures = 0, problems = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::string text = make_file(random);
        CAPTURE(text);
        const Result slow = read(text, false, nullptr);
        for (const bool cut : {false, true}) {
            CAPTURE(cut);
            const Result quick = read(text, true, cut ? &random : nullptr);
            REQUIRE(joined(quick.figures) == joined(slow.figures));
            REQUIRE(joined(quick.others) == joined(slow.others));
            REQUIRE(quick.problems == slow.problems);
            REQUIRE(quick.errors == slow.errors);
            REQUIRE(quick.places == slow.places);
            REQUIRE(quick.origins == slow.origins);
        }
        figures += slow.figures.size();
        problems += static_cast<std::size_t>(slow.errors);
    }
    // The files hold enough of both to mean something.
    CHECK(figures > 15'000);
    CHECK(problems > 5'000);
}

TEST_CASE("csv quick: plain rows do not go through the rules") {
    const std::string text =
        "villages,x,2023,1.50,\nvillages,\"x\",2023,,\nvillages,x,2023,-7,\nvillages,x,2023,07,\nvillages,"
        "x,2023,1e3,\n\n\"villages\",y,2023,\"8\",\"a\nb\"\nvillages, "
        "x,2023,1,\nvillages,x,2023,1\nvillages,,2023,1,\nvillages,"
        "x,2023,1234567890123456789,\nvillages,x\"y,2023,1,\nvillages,\"x\"\"y\",2023,1,\n";
    const load::CsvHeading heading = long_heading(5);
    load::TextBlock block;
    block.append(text);
    block.seal();
    load::ParsedBlock parsed;
    load::parse_block(block.text(), load::CsvLayout(heading), parsed);
    using enum load::ParsedBlock::State;
    const load::ParsedBlock::State expected[] = {figure, empty, figure, other, other, figure,
                                                 other,  other, other,  other, other, other};
    REQUIRE(parsed.rows.size() == std::size(expected));
    for (std::size_t at = 0; at < std::size(expected); ++at) {
        CAPTURE(at);
        CHECK(static_cast<int>(parsed.rows[at].state()) == static_cast<int>(expected[at]));
    }
    CHECK(parsed.rows[0].digits == 150);
    CHECK(parsed.rows[0].places == 2);
    CHECK(parsed.rows[2].digits == -7);
    CHECK(parsed.rows[5].digits == 8);
    CHECK(parsed.keys.size() == 1);
    CHECK(parsed.names.size() == 2);
    CHECK(parsed.lines == 14);
    CHECK(parsed.end == text.size());
}

namespace {

/// What the quick reader makes of one cell: "digits/places", or nothing when it leaves it to the rules.
std::string read_quickly(const std::string& number) {
    const load::CsvHeading heading = long_heading(3, false);
    load::TextBlock block;
    block.append("x,2023," + number + "\n");
    block.seal();
    load::ParsedBlock parsed;
    load::parse_block(block.text(), load::CsvLayout(heading), parsed);
    REQUIRE(parsed.rows.size() == 1);
    const load::ParsedBlock::Row& row = parsed.rows[0];
    if (row.state() != load::ParsedBlock::State::figure) return {};
    return std::to_string(row.digits) + '/' + std::to_string(row.places);
}

/// The same, character by character.
std::string read_plainly(const std::string& number) {
    const bool negative = number.starts_with('-');
    const std::string text = number.substr(negative ? 1 : 0);
    if (text.empty() || text.size() > 18 || text.find_first_not_of("0123456789.") != std::string::npos)
        return {};
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string whole = text.substr(0, point), decimals = text.substr(std::min(point + 1, text.size()));
    if (whole.empty() || (whole.size() > 1 && whole[0] == '0')) return {};
    if (point < text.size() && (decimals.empty() || decimals.find('.') != std::string::npos)) return {};
    const std::int64_t digits = std::stoll(whole + decimals);
    return std::to_string(negative ? -digits : digits) + '/' + std::to_string(decimals.size());
}

} // namespace

TEST_CASE("csv quick: numbers are what they are character by character") {
    // Every short text of a few characters, and longer ones around the eight that are read at once.
    const std::string characters = "019.-/:";
    std::vector<std::string> texts = {""};
    for (std::size_t at = 0; at < texts.size(); ++at)
        if (texts[at].size() < 4)
            for (const char c : characters) texts.push_back(texts[at] + c);
    Random random(7);
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (std::size_t left = 1 + random.below(20); left > 0; --left)
            text += static_cast<char>('0' + random.below(10));
        if (!random.one_in(3)) text[random.below(text.size())] = '.';
        if (random.one_in(9)) text[random.below(text.size())] = ".-/:e\x80\xB0"[random.below(7)];
        if (random.one_in(4)) text.insert(0, "-");
        texts.push_back(text);
    }
    std::size_t figures = 0;
    for (const std::string& text : texts) {
        if (text.empty()) continue; // no figure
        CAPTURE(text);
        const std::string expected = read_plainly(text);
        REQUIRE(read_quickly(text) == expected);
        figures += expected.empty() ? 0 : 1;
    }
    CHECK(figures > 8'000);
}

TEST_CASE("csv quick: rows of more keys than are numbered are left to the rules") {
    const load::CsvHeading heading = long_heading(4);
    constexpr std::size_t k_keys = 65536;
    load::TextBlock block;
    for (std::size_t key = 0; key < k_keys + 2; ++key)
        block.append("s" + std::to_string(key) + ",x,2023,1\n");
    block.append("s1,y,2023,2\n");
    block.seal();
    load::ParsedBlock parsed;
    load::parse_block(block.text(), load::CsvLayout(heading), parsed);
    REQUIRE(parsed.rows.size() == k_keys + 3);
    using enum load::ParsedBlock::State;
    CHECK(parsed.rows[k_keys - 1].state() == figure);
    CHECK(parsed.rows[k_keys - 1].key == k_keys - 1);
    CHECK(parsed.rows[k_keys].state() == other);
    CHECK(parsed.rows[k_keys + 1].state() == other);
    CHECK(parsed.rows[k_keys + 2].state() == figure);
    CHECK(parsed.rows[k_keys + 2].key == 1);
    CHECK(parsed.rows[k_keys + 2].has_next_name());
    CHECK(parsed.names.size() == 2);
}
