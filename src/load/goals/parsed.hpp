// What one file says, read and checked for form; names are not looked up yet and units not converted.
#pragma once

#include "gapcalc/model.hpp"
#include "load/sheet/csv.hpp"
#include "load/toml/toml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gapcalc::load {

/// A word of the file, as an id or a unit.
struct Word {
    std::string_view text;
    Span span;
    explicit operator bool() const { return bool(span); }
};

/// A number with what followed it, or a word that is none (a stage).
struct Figure {
    Decimal number;
    std::string_view unit;                 ///< 亿元, 万, %; empty: none
    std::string_view written;              ///< all of it
    bool is_word = false;                  ///< no number, but a text: a stage
    Bound bound = Bound::exact;            ///< what the number is
    NumberFault fault = NumberFault::none; ///< of a text, why it is no number
    std::size_t fault_at = 0;              ///< and where
    bool verbatim = false;                 ///< of a text, `written` is all between its quotes
    Span span;
};

/// A value of a closed list.
template <class Value>
struct Choice {
    Value value;
    Span span;
};

/// A figure of a period.
struct ParsedPoint {
    WrittenPeriod period;
    Span key_span;
    Figure figure;
    std::uint32_t detail = 0; ///< place in ParsedRecords::details and one more; 0: none
};

/// What is said of a figure beside its number.
struct ParsedDetail {
    Statuses statuses;
    std::optional<Choice<WrittenPeriod>> published;
    Text source, note;
};

/// The figures of one entity: a run of `ParsedRecords::points`.
struct EntityPoints {
    Word name;
    std::size_t first = 0, count = 0;
};

struct ParsedRecords {
    std::vector<ParsedPoint> whole;
    std::vector<EntityPoints> entities;
    std::vector<ParsedPoint> points;
    std::vector<ParsedDetail> details;
};

/// What is to be reached, or a test to pass: a kind of target with its arguments.
struct ParsedAim {
    const TargetKind* kind = nullptr; ///< none: a target that names nothing (a milestone's last stage)
    Figure first, second;
    bool is_range = false; ///< both are given
    Span span;             ///< of the value
};

struct ParsedTarget {
    ParsedAim aim;
    std::optional<Choice<WrittenPeriod>> by, during;
    bool dated = false; ///< one of these is given, whether it could be read or not
    bool each_year = false, assumed = false;
    Span each_year_span;
    Text note;
    std::vector<ParsedPoint> path;
    Span path_span;
    std::vector<std::pair<Word, Figure>> entity_targets;
    Span entity_targets_span;
    Span span;
    bool tainted = false; ///< has problems of its own
};

struct ParsedBaseline {
    WrittenPeriod at;
    std::optional<Figure> value;
    Span span;
};

struct ParsedRange {
    Figure low, high;
    Span span;
};

struct ParsedStages {
    std::vector<Text> names;
    Span span;
};

/// What every [[…]] of a file has.
struct ParsedItem {
    Word id;
    Text name;
    Span span;
    bool tainted = false; ///< a key that others depend on could not be read: what is lacking may be that
    bool flawed = false;  ///< something of it could not be read
};

struct ParsedGroup : ParsedItem {};

struct ParsedMember {
    Word id;
    Text name;
    Word parent;
    Span span;
};
struct ParsedSet : ParsedItem {
    Text unit;
    std::optional<Choice<std::int64_t>> count;
    Word within;
    std::vector<ParsedMember> members;
};

/// What series and indicators share.
struct ParsedMeasured : ParsedItem {
    Text note, source;
    Word unit, over;
    Text unit_words; ///< where it has a name in each language
    std::optional<Choice<Kind>> kind;
    std::optional<ParsedStages> stages;
    std::optional<ParsedRange> limits;
    ParsedRecords records;
    bool kind_unsure = false; ///< what says whether there are stages could not be read
    std::optional<Choice<std::int64_t>> year_starts;
    bool needed_fell = false; ///< a key that others depend on stands among the observations
};
struct ParsedSeries : ParsedMeasured {};

struct ParsedAmong {
    Word series;
    ParsedAim test;
    Span span;
    bool tainted = false;
};
struct ParsedIndicator : ParsedMeasured {
    bool nameless = false; ///< without an id of its own: looked at, and left out
    Word group, series;
    Word of, to, weight; ///< series by id or name
    std::optional<Figure> per;
    Attribute attribute = Attribute::expected;
    std::optional<ParsedBaseline> baseline;
    std::vector<ParsedTarget> targets;
    std::optional<Choice<Measure>> measure;
    std::optional<ParsedAim> where;
    Span where_span;
    std::optional<ParsedAmong> among;
    std::vector<std::pair<Word, Figure>> entity_targets;
    Span entity_targets_span;
    std::optional<Figure> step;
    std::optional<int> decimals;
    Span decimals_span;
    Span target_span; ///< of the key that gave the targets
};

struct ParsedContestant {
    Word indicator;
    Figure weight;
};
struct ParsedArena : ParsedItem {
    Word over;
    std::optional<Figure> cap;
    std::vector<ParsedContestant> indicators;
    Span indicators_span;
};

/// A [[table]]: where an engine keeps figures.
struct ParsedTable {
    std::string name, query; ///< one of them is given
    std::vector<Word> series;
    std::string series_column;
    std::string entity = "entity", period = "period", value = "value";
    std::string status, published;
    std::vector<std::string> whole;
    Word unit;
    Span span, source_span; ///< the latter of `name` or `query`
};

/// One file.
struct ParsedFile {
    std::string path;
    std::string text; ///< moves into the Sources; its bytes stay where they are
    Document document;
    Word plan;
    Text title, source;
    Language language = Language::zh;
    std::optional<Choice<WrittenPeriod>> by, from;
    int year_starts = 1;
    bool defaults_tainted = false;
    bool tainted = false; ///< something that stands before all [[…]] could not be read
    std::vector<ParsedGroup> groups;
    std::vector<ParsedSet> sets;
    std::vector<ParsedSeries> series;
    std::vector<ParsedIndicator> indicators;
    std::vector<ParsedArena> arenas;
    std::vector<CsvRequest> data;
    std::vector<ParsedTable> tables;
    Diagnostics problems;
};

/// Reads the values of `file.document` into the rest of `file`.
void read_definitions(ParsedFile& file);

} // namespace gapcalc::load
