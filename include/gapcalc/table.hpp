// A grid of typed cells under every output format. It knows no word of indicators.
#pragma once

#include "gapcalc/base/period.hpp"
#include "gapcalc/base/rational.hpp"
#include "gapcalc/base/text.hpp"
#include "gapcalc/base/text_buffer.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gapcalc::table {

/// How a word of a closed list is to be felt: colours and shapes go by it.
enum class Tone : std::uint8_t { none, best, good, fair, poor, bad, worst, way, idle };

/// How a number is written.
enum class Form : std::uint8_t {
    exact,  ///< machines: exact, without trailing zeros, six decimals where none are exact; people: `places`
            ///< decimals, grouped
    six,    ///< machines: six decimals; people: `places` decimals, grouped
    ratio,  ///< machines: six decimals; people: per cent, one decimal and more where 0.0 or 100.0 would lie
    points, ///< machines: six decimals; people: one decimal with its sign
    whole,  ///< an integer for both
};

/// Free text that came from the user's files (guarded in CSV, escaped everywhere). It is borrowed: from the
/// catalogue, or from the table's own `texts`, so that a million lines do not copy the same names.
struct Word {
    std::string_view text;
    Word() = default;
    Word(std::string_view borrowed) : text(borrowed) {}
    Word(const char* borrowed) : text(borrowed) {}
    Word(std::string&&) = delete; ///< it would die at once
};
/// A word of a closed list: a key for machines, words for people.
struct Badge {
    BorrowedText key;
    BorrowedText text;
    Tone tone = Tone::none;
    std::uint8_t place = 0;  ///< in its list, where judgements are counted
    BorrowedText glyph = {}; ///< a shape that says the same without colour
};
/// Several of them (flags).
struct Badges {
    std::vector<Badge> all;
};
struct Number {
    Rational value;
    Form form = Form::exact;
    std::int8_t places = 0;   ///< decimals for people
    BorrowedText prefix = {}; ///< "<= " before a gap with entities missing; people only
    BorrowedText unit = {};   ///< behind it, where lines have several units; people only
    Tone tone = Tone::none;   ///< of a figure that shows a verdict; people only
    std::uint8_t place = 0;   ///< of that verdict in its list, as of a badge
};
/// lo..hi, the bounds of a range as a target.
struct Range {
    Rational low, high;
    std::int8_t places = 0;
    BorrowedText prefix = {};  ///< people only
    bool machines_low = false; ///< machines see `low` alone, as a number
    BorrowedText unit = {};    ///< as of a number
};
/// A part of a whole: a ratio for machines, 42/55 for people.
struct Coverage {
    std::uint32_t part = 0, whole = 0;
};
/// What machines see as blank and people as a word ("never").
struct Remark {
    BorrowedText text;
};
/// Lines for a chart; blank in tables.
struct Chart {
    struct Point {
        Period at;
        Rational value;
        bool hollow = false;    ///< incomplete, or not what is judged by
        std::int8_t open = 0;   ///< a bound: the figure is greater (1) or less (-1); 0: exact
        bool set_aside = false; ///< not among those that are judged by
    };
    std::vector<Point> points;
    std::optional<Rational> value, target, low, high;
    std::optional<Rational> share, due; ///< the part of the way that is done, and that should be by now
    std::optional<Rational> base;       ///< where the way begins
    bool used = false;                  ///< of a ceiling: what is used up of it
    bool running = false;               ///< totals that begin anew every year
    std::optional<Rational> level;      ///< what every year is to hold
    std::vector<Point> way;             ///< from where it begins to the target, with what is due between
    std::optional<Point> goal;          ///< the target at its deadline; of a range its lower end
    std::vector<std::string> steps;     ///< names of the values 0, 1, 2 …; empty: numbers
    std::int8_t places = 0;             ///< decimals for people
    Tone tone = Tone::none;
};

/// A chart behind a pointer, since cells without one should stay small.
using ChartCell = std::shared_ptr<const Chart>;

using Cell =
    std::variant<std::monostate, Word, Badge, Badges, Number, Range, Period, Coverage, Remark, ChartCell>;

enum class Align : std::uint8_t { left, right };

struct Heading {
    BorrowedText key; ///< machine key
    std::string text; ///< in the table's language
    Align align = Align::left;
    bool shrinks = false;              ///< may be cut on a narrow terminal (text only, never digits)
    bool names = false;                ///< its cells name their lines; without one the first column does
    bool excerpt = false;              ///< wanted where only some lines are shown
    bool share = false;                ///< ratios of a whole, which bars can show
    std::optional<Rational> full = {}; ///< figures that bars can show, from 0 to this
    bool hidden = false;               ///< not shown in a workbook; other formats show it
    bool vital = false;                ///< on a narrow terminal the last to be left out
};

/// Cells of one column that a person fills in, and what may stand in them. Only a workbook can say so.
struct FillIn {
    enum class Sort : std::uint8_t {
        any,
        number, ///< or a bound of one, such as >10.5
        choice, ///< one of `choices`
    };
    std::size_t column = 0, first_line = 0, last_line = 0; ///< both lines included
    Sort sort = Sort::any;
    std::optional<std::pair<Rational, Rational>> limits; ///< of a number, both included
    std::vector<std::string> choices;
};

/// A line of the table; `section` is a heading line that stands before it.
struct Line {
    std::vector<Cell> cells;
};
struct Section {
    std::size_t first_line = 0; ///< the heading stands before this line
    std::string title;
    bool outer = false;             ///< of what the next sections are parts of
    std::vector<std::string> notes; ///< under its lines
};

/// A sentence, or the beginning of one and the items that it lists.
struct Passage {
    std::string text;
    std::vector<std::string> items;
    std::size_t left_out = 0; ///< further items that are not listed
    std::string brief = {};   ///< a short form of the text, for where there is little room
};
/// How the lines of a group are judged.
struct HeadlineGroup {
    std::string title;
    std::vector<std::pair<Badge, int>> counts; ///< every judgement, also where it has none
    int kept = 0, judged = 0;
};
/// What a table for people begins with.
struct Headline {
    std::vector<Passage> passages;
    std::vector<std::size_t> exceptions; ///< lines that stand out, the first ones most
    std::vector<HeadlineGroup> groups;
    std::string groups_title, exceptions_title;
};
/// What a judgement means.
struct LegendEntry {
    Badge badge;
    std::string text;
};

/// How a text of a document is written.
enum class TextKind : std::uint8_t { words, figure, formula };

/// A text for people in pieces, which each format lays out in its own way. Figures and formulas are in plain
/// ASCII signs here.
struct Document {
    /// Of the whole; `inner`: of a part of it.
    struct Title {
        std::string text;
        bool inner = false;
    };
    struct Subtitle {
        std::string text;
    };
    struct Paragraph {
        std::string text;
        bool lead = false; ///< says it all
        TextKind kind = TextKind::words;
    };
    /// What is said of something, each beside the word for it.
    struct Facts {
        std::vector<std::pair<std::string, std::string>> all;
    };
    /// Lines of cells; the last one of a line may be long.
    struct Grid {
        std::vector<TextKind> columns;
        std::vector<std::vector<std::string>> lines;
        bool headed = false; ///< the first line says what the columns are
    };
    /// A history drawn.
    struct Drawing {
        ChartCell chart;
        std::string name; ///< whose it is
    };
    using Block = std::variant<Title, Subtitle, Paragraph, Facts, Grid, Drawing>;
    std::vector<Block> blocks;
};

struct Table {
    std::string title;                 ///< of the whole, for people
    std::vector<std::string> preamble; ///< lines under the title, for people
    std::string subtitle;              ///< what its first line says, dates in words, and more: for a page
    std::vector<Heading> headings;
    std::vector<Line> lines;
    std::vector<Section> sections;    ///< group headings, for people
    Headline headline;                ///< for people
    std::vector<LegendEntry> legend;  ///< for people
    std::string colophon;             ///< who made it, how and for when
    std::vector<std::string> summary; ///< closing lines, for people

    struct Field;
    /// Objects that are made one at a time, since there may be as many as lines.
    struct Objects {
        std::size_t count = 0;
        std::function<std::vector<Field>(std::size_t)> make;
    };
    /// What JSON puts around the rows: a cell, an object, or a list of objects.
    struct Field {
        std::string key;
        std::variant<Cell, std::vector<Field>, Objects> value;
    };
    std::vector<Field> envelope; ///< before the rows, in order
    std::vector<Field> closing;  ///< behind them

    std::vector<FillIn> to_fill;        ///< for a workbook
    std::vector<Document> explanations; ///< of each line; empty, or empty ones: none

    bool crossed = false;        ///< lines by columns of one sort: wide, its first column to stay in view
    std::string sheet_name;      ///< in a workbook; empty: the title
    std::vector<Table> attached; ///< further sheets of a workbook

    /// Keeps a text for as long as the table lives, and its copies.
    std::string_view keep(std::string text) {
        if (!texts) texts = std::make_shared<std::deque<std::string>>();
        return texts->emplace_back(std::move(text));
    }
    std::shared_ptr<std::deque<std::string>> texts; ///< what `keep` keeps
};

/// Takes lines cell by cell, so that a million of them need not become a table.
class LineSink {
  public:
    /// Its texts must stay as they are until the lines are taken out of the writer.
    virtual void cell(const Cell& cell) = 0;
    virtual void end_line() = 0;

  protected:
    ~LineSink() = default;
};

/// A number as machines read it, the same bytes in every machine format.
void append_machine_number(TextBuffer& out, const Number& number);
std::string machine_number(const Number& number);
/// A number as people read it, grouped by thousands.
std::string people_number(const Number& number);

} // namespace gapcalc::table
