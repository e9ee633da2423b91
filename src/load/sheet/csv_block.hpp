// The quick reader: a block of text taken apart without knowing what its words mean, so that every core can
// do it. What is not plain is left to the rules: read by them alone, 1.38 million rows take 8 times as long.
#pragma once

#include "gapcalc/base/growing_array.hpp"
#include "load/sheet/csv_heading.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// What a column is for.
enum class CsvRole : std::uint8_t {
    ignored,
    series,
    entity,
    period,
    value,
    unit,
    status,
    source,
    note,
    published,
    count_ ///< and after it the columns without a role, in their order
};
/// With more columns without a role rows are not read quickly.
inline constexpr std::size_t k_most_loose = 200;

/// The columns of a long table as the quick reader sees them.
struct CsvLayout {
    explicit CsvLayout(const CsvHeading& heading);
    char delimiter;
    std::vector<CsvRole> roles; ///< of each column
    std::size_t loose = 0;      ///< how many columns are looked at though they have no role
    bool units;                 ///< whether one of them holds units
    bool remarks;               ///< whether any of them says more of the figures
    /// Whether rows can be read quickly at all; otherwise each is left to the rules.
    bool quick = true;
};

/// A stretch of a block's text.
struct CsvSlice {
    std::uint32_t begin = 0, size = 0;
    std::string_view in(std::string_view text) const { return {text.data() + begin, size}; }
};

/// A block taken apart: a row for each record that is not blank, in their order.
struct ParsedBlock {
    enum class State : std::uint8_t {
        figure,
        empty, ///< no figure, but names that are to be known
        other, ///< to be read by the rules
    };
    /// Small, so that those of a block stay in a core's cache.
    struct Row {
        std::int64_t digits;
        std::uint32_t begin; ///< of the record
        std::uint16_t key;   ///< place in `keys`
        std::uint8_t places;
        std::uint8_t state_and_name;

        State state() const { return static_cast<State>(state_and_name & 3); }
        /// Whether its name is the next of `names`; otherwise it is that of the row before.
        bool has_next_name() const { return (state_and_name & k_next_name) != 0; }
        static constexpr std::uint8_t k_next_name = 4;
    };
    struct Name {
        CsvSlice text;
        std::uint32_t hash;
    };
    struct Key {
        CsvSlice series, period, unit, status, source, published;
        CsvSlice of(CsvRole role) const {
            switch (role) {
            case CsvRole::series:
                return series;
            case CsvRole::period:
                return period;
            case CsvRole::unit:
                return unit;
            case CsvRole::status:
                return status;
            case CsvRole::source:
                return source;
            default:
                return published;
            }
        }
    };
    /// What the cells of a column without a role hold.
    struct Loose {
        bool figures = false; ///< any of them is a number or a unit
        bool varies = false;  ///< not all filled cells say the same
        CsvSlice last;        ///< that is filled
    };
    std::vector<Loose> loose; ///< in the order of CsvHeading::loose
    GrowingArray<Row> rows;
    GrowingArray<Name> names; ///< in the order of rows; one that returns is listed again
    std::vector<Key> keys;    ///< each once
    /// Where a record begins that does not end in this block, for want of a closing quote; its size
    /// otherwise.
    std::size_t end = 0;
    std::uint32_t lines = 0; ///< line breaks before `end`

    // Places in `keys` by hash, and the key that came after each; kept here to be used again.
    std::vector<std::uint32_t> key_table, next_key;
    std::size_t key_table_used = 0;
};

/// Takes `text` apart: whole lines, behind which TextBlock::k_slack bytes are 0.
void parse_block(std::string_view text, const CsvLayout& layout, ParsedBlock& block);

} // namespace gapcalc::load
