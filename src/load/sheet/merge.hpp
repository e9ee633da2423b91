// Puts blocks that were taken apart into the catalogue, in the order of the file.
#pragma once

#include "load/sheet/csv_block.hpp"
#include "load/sheet/csv_cells.hpp"
#include "load/sheet/csv_text.hpp"

#include <vector>

namespace gapcalc::load {

/// Takes the blocks of one file one after the other; the result does not depend on which thread parsed them,
/// or when.
class CsvMerge {
  public:
    /// `line` is the first that will be taken.
    CsvMerge(CsvCells& cells, const CsvLayout& layout, CsvReporter& reporter, std::uint32_t line)
        : cells_(cells), layout_(layout), reporter_(reporter), line_(line) {}

    /// Takes the next block of the file and what parse_block made of it.
    void take(const TextBlock& block, const ParsedBlock& parsed);
    /// Says what is left open at the end of the file.
    void finish();
    /// Whether the rest of the file cannot be read.
    bool stopped() const { return stopped_; }

  private:
    /// A name of the block as an entity of one set.
    struct Known {
        const EntityNames* names = nullptr;
        Index entity = 0;
        bool skipped = false;
    };
    struct Key {
        CsvQuickKey quick;
        bool ready = false;
    };
    void take_rows(std::string_view text, const ParsedBlock& parsed);
    bool take_quickly(std::string_view text, const ParsedBlock& parsed, std::size_t at, std::size_t name);
    bool make_ready(Key& key, std::string_view text, const ParsedBlock::Key& words);
    bool know(std::string_view text, const ParsedBlock& parsed, std::size_t at, std::size_t name,
              CsvTarget& target);
    CsvRecord record(std::string_view text, const ParsedBlock& parsed, std::size_t at);
    void keep_open(std::string_view text);
    void close();
    void report_open();

    CsvCells& cells_;
    const CsvLayout& layout_;
    CsvReporter& reporter_;
    std::uint32_t line_; // of the text that comes next
    bool stopped_ = false;

    // Of the block at hand.
    std::vector<Known> known_;
    std::vector<Key> keys_;
    std::size_t counted_ = 0; // bytes whose lines are in counted_line_
    std::uint32_t counted_line_ = 0;

    // A record that goes on in the next block.
    TextBlock open_;
    bool is_open_ = false;
    ParsedBlock rest_;
};

} // namespace gapcalc::load
