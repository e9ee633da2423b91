// The quick reader: a block of text taken apart without knowing what its words mean, so that every core can
// do it. What is not plain is left to the rules.
#pragma once

#include "load/csv_heading.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace gapcalc {

/// What a column is for.
enum class CsvRole : std::uint8_t { ignored, series, entity, period, value, unit, count_ };

/// The columns of a long table as the quick reader sees them.
struct CsvLayout {
    explicit CsvLayout(const CsvHeading& heading);
    char delimiter;
    std::vector<CsvRole> roles; ///< of each column
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
    struct Row {
        std::int64_t digits;
        std::uint32_t begin; ///< of the record
        std::uint32_t name;  ///< place in `names`
        std::uint32_t key;   ///< place in `keys`
        std::uint8_t places;
        State state;
    };
    struct Name {
        CsvSlice text;
        std::uint32_t hash;
    };
    struct Key {
        CsvSlice series, period, unit;
    };
    std::vector<Row> rows;
    std::vector<Name> names; ///< as they follow each other; one that returns stands again
    std::vector<Key> keys;   ///< each once
    /// Where a record begins that does not end in this block, for want of a closing quote; its size
    /// otherwise.
    std::size_t end = 0;
    std::uint32_t lines = 0; ///< line breaks before `end`

    // Places in `keys` by hash, and the key that came after each; kept here to be used again.
    std::vector<std::uint32_t> key_table, next_key;
    std::size_t key_table_used = 0;
};

/// Takes `text`, whole lines and then TextBlock::k_slack bytes that may be read, apart.
void parse_block(std::string_view text, const CsvLayout& layout, ParsedBlock& block);

} // namespace gapcalc
