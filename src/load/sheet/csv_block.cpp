#include "load/sheet/csv_block.hpp"

#include "base/plain_number.hpp"
#include "base/unit.hpp"
#include "load/entity_names.hpp"
#include "load/sheet/csv_structure.hpp"
#include "load/sheet/csv_value.hpp"

#include <algorithm>
#include <array>

namespace gapcalc::load {
namespace {

constexpr std::uint32_t k_none = UINT32_MAX;
constexpr std::size_t k_most_keys = std::size_t{UINT16_MAX} + 1; // of a block; its rows hold 16 bits
constexpr std::size_t k_roles = static_cast<std::size_t>(CsvRole::count_);
static_assert(k_roles + k_most_loose <= UINT8_MAX);

/// A cell of the record at hand, without its quotes.
struct Piece {
    const char* begin;
    const char* end;
    std::size_t size() const { return static_cast<std::size_t>(end - begin); }
    std::string_view text() const { return {begin, size()}; }
};

/// Whether a text that is not empty has certainly no blank at its ends; full-width ones begin with these
/// bytes and end with those.
bool surely_trimmed(Piece text) {
    const auto first = static_cast<unsigned char>(*text.begin),
               last = static_cast<unsigned char>(text.end[-1]);
    return first > ' ' && first != 0xC2 && first != 0xE3 && last > ' ' && last != 0xA0 && last != 0x80;
}

/// Whether the cell is a number or a unit; a number has a digit, also a full-width one.
bool is_figure(std::string_view text) {
    const bool digits =
        std::any_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '\xEF'; });
    constexpr std::size_t k_longest_unit = 32;
    if (!digits && text.size() > k_longest_unit) return false;
    CsvCell cell;
    cell.text = trimmed(text);
    return digits ? holds_figure(cell) : find_unit(cell.text) != nullptr;
}

class BlockParser {
  public:
    BlockParser(std::string_view text, const CsvLayout& layout, ParsedBlock& block)
        : text_(text), layout_(layout), block_(block), structure_(text, layout.delimiter) {
        cells_.fill({text.data(), text.data()});
        block.loose.assign(layout.loose, {});
        unsettled_ = layout.loose;
    }

    void parse() {
        const char* const end = text_.data() + text_.size();
        for (const char* at = text_.data(); at != end;) {
            const char* const begin = at;
            if (!read_record(at)) {
                block_.end = static_cast<std::size_t>(begin - text_.data());
                return;
            }
            if (at - begin <= 2 && (*begin == '\n' || *begin == '\r')) continue; // a blank line
            add_row(static_cast<std::uint32_t>(begin - text_.data()));
            // Rows that are not plain are read once more, carefully, and looked at there.
            if (unsettled_ != 0 && plain_) look_at_loose();
        }
        block_.end = text_.size();
    }

  private:
    /// Takes the record at `at` apart and moves on to the next; false when it ends inside quotes.
    bool read_record(const char*& at) {
        const char* const end = text_.data() + text_.size();
        const std::size_t columns = layout_.roles.size();
        plain_ = layout_.quick;
        if (plain_ && read_plain_record(at)) return true;
        std::uint32_t lines = 1;
        for (std::size_t column = 0;; ++column) {
            Piece cell{at, at};
            const char* stop = structure_.next();
            if (*at == '"' && stop == at) {
                const char* close = structure_.next();
                while (close != end && (*close != '"' || close[1] == '"')) {
                    if (*close == '"') {
                        plain_ = false; // a doubled quote; the second is no end either
                        structure_.next();
                    }
                    lines += *close == '\n' ? 1 : 0;
                    close = structure_.next();
                }
                if (close == end) return false;
                cell = {at + 1, close};
                stop = structure_.next();
                if (stop != close + 1 && !(*stop == '\n' && stop == close + 2 && close[1] == '\r'))
                    plain_ = false;
            } else {
                cell.end = stop;
            }
            // A quote inside a cell that did not begin with one is a character like others.
            while (*stop == '"' && stop != end) {
                plain_ = false;
                stop = structure_.next();
            }
            if (stop == end) return false;
            const bool last = *stop == '\n';
            if (last && cell.end == stop && cell.end != cell.begin && cell.end[-1] == '\r') --cell.end;
            if (column < columns) cells_[static_cast<std::size_t>(layout_.roles[column])] = cell;
            at = stop + 1;
            if (!last) continue;
            if (column + 1 != columns) plain_ = false;
            block_.lines += lines;
            return true;
        }
    }

    /// Takes a record apart that has no quotes and as many cells as the heading, as most; false, with nothing
    /// done, at another. Without it rows without quotes take an eighth more instructions.
    bool read_plain_record(const char*& at) {
        // In registers: to the compiler a write to cells_ might change any member.
        CsvStructure structure = structure_;
        const CsvRole* role = layout_.roles.data();
        const CsvRole* const last = role + layout_.roles.size() - 1;
        const char delimiter = layout_.delimiter;
        const char* begin = at;
        const char* stop = structure.next();
        for (; role != last; ++role) {
            if (*stop != delimiter) return false;
            cells_[static_cast<std::size_t>(*role)] = {begin, stop};
            begin = stop + 1;
            stop = structure.next();
        }
        if (*stop != '\n') return false;
        structure_ = structure;
        at = stop + 1;
        if (stop != begin && stop[-1] == '\r') --stop;
        cells_[static_cast<std::size_t>(*role)] = {begin, stop};
        ++block_.lines;
        return true;
    }

    /// Most columns are settled by a block's first rows, and looked at no more.
    void look_at_loose() {
        for (std::size_t at = 0; at < layout_.loose; ++at) {
            ParsedBlock::Loose& loose = block_.loose[at];
            const Piece cell = cells_[k_roles + at];
            if ((loose.figures && loose.varies) || cell.size() == 0) continue;
            // Cells mostly say what the one above says.
            if (loose.last.size != 0 && same(loose.last, cell)) continue;
            loose.varies = loose.varies || loose.last.size != 0;
            loose.last = slice(cell);
            if (!loose.figures) loose.figures = is_figure(cell.text());
            if (loose.figures && loose.varies) --unsettled_;
        }
    }

    Piece piece(CsvSlice part) const {
        return {text_.data() + part.begin, text_.data() + part.begin + part.size};
    }
    Piece cell(CsvRole role) const { return cells_[static_cast<std::size_t>(role)]; }
    CsvSlice slice(Piece piece) const {
        return {static_cast<std::uint32_t>(piece.begin - text_.data()),
                static_cast<std::uint32_t>(piece.size())};
    }
    bool same(CsvSlice slice, Piece piece) const { return slice.in(text_) == piece.text(); }
    /// For every row: called, it takes half as long again.
    [[gnu::always_inline]] bool same(const ParsedBlock::Key& key) const {
        return same(key.series, cell(CsvRole::series)) && same(key.period, cell(CsvRole::period)) &&
               (!layout_.units || same(key.unit, cell(CsvRole::unit))) &&
               (!layout_.remarks || same_remarks(key));
    }
    bool same_remarks(const ParsedBlock::Key& key) const {
        return same(key.status, cell(CsvRole::status)) && same(key.published, cell(CsvRole::published)) &&
               same(key.source, cell(CsvRole::source));
    }

    void add_row(std::uint32_t begin) {
        using enum ParsedBlock::State;
        const Piece value = cell(CsvRole::value);
        std::int64_t digits = 0;
        std::uint8_t places = 0, state = static_cast<std::uint8_t>(value.size() == 0 ? empty : figure);
        std::uint32_t key = 0;
        if (!plain_ || (layout_.remarks && cell(CsvRole::note).size() != 0) ||
            (value.size() != 0 && !read_plain_number(value.text(), digits, places)) ||
            (key = find_key()) >= k_most_keys || !find_name(state))
            state = static_cast<std::uint8_t>(other);
        block_.rows.push_back({digits, begin, static_cast<std::uint16_t>(key), places, state});
    }

    /// False when the name must be seen by the rules; says in `state` when it is another than before. Where
    /// each name were looked up, rows of 20 series a unit would take 1.4 times as long.
    bool find_name(std::uint8_t& state) {
        const Piece name = cell(CsvRole::entity);
        if (!block_.names.empty() && same(block_.names.back().text, name)) return true;
        if (name.size() == 0) return false;
        if (!surely_trimmed(name) && trimmed(name.text()).size() != name.size()) return false;
        state |= ParsedBlock::Row::k_next_name;
        block_.names.push_back({slice(name), EntityNames::hash(name.text())});
        return true;
    }

    /// Files repeat the order of their series and periods: the key that followed last time is tried first.
    /// Without it rows take 1.3 times as long.
    std::uint32_t find_key() {
        std::uint32_t found = last_key_ == k_none ? k_none : block_.next_key[last_key_];
        if (found == k_none || !same(block_.keys[found])) {
            found = look_up_key();
            if (last_key_ != k_none) block_.next_key[last_key_] = found;
        }
        return last_key_ = found;
    }
    std::uint32_t look_up_key() {
        if ((block_.key_table_used + 1) * 2 > block_.key_table.size()) grow_key_table();
        const std::size_t mask = block_.key_table.size() - 1;
        std::size_t at = hash([&](CsvRole role) { return cell(role); }) & mask;
        for (; block_.key_table[at] != k_none; at = (at + 1) & mask)
            if (same(block_.keys[block_.key_table[at]])) return block_.key_table[at];
        const auto key = static_cast<std::uint32_t>(block_.keys.size());
        block_.key_table[at] = key;
        ++block_.key_table_used;
        block_.keys.push_back({slice(cell(CsvRole::series)), slice(cell(CsvRole::period)),
                               slice(cell(CsvRole::unit)), slice(cell(CsvRole::status)),
                               slice(cell(CsvRole::source)), slice(cell(CsvRole::published))});
        block_.next_key.push_back(k_none);
        return key;
    }
    /// Of the texts that `piece` gives for what makes a key.
    template <class PieceOf>
    std::size_t hash(PieceOf piece) const {
        std::size_t state = EntityNames::hash(piece(CsvRole::series).text());
        state = state * 0x9E3779B1U + EntityNames::hash(piece(CsvRole::period).text());
        state = state * 0x85EBCA77U + EntityNames::hash(piece(CsvRole::unit).text());
        if (!layout_.remarks) return state;
        for (const CsvRole role : {CsvRole::status, CsvRole::source, CsvRole::published})
            state = state * 0x9E3779B1U + EntityNames::hash(piece(role).text());
        return state;
    }
    void grow_key_table() {
        block_.key_table.assign(std::max<std::size_t>(64, block_.key_table.size() * 2), k_none);
        const std::size_t mask = block_.key_table.size() - 1;
        for (std::uint32_t key = 0; key < block_.keys.size(); ++key) {
            std::size_t at = hash([&](CsvRole role) { return piece(block_.keys[key].of(role)); }) & mask;
            while (block_.key_table[at] != k_none) at = (at + 1) & mask;
            block_.key_table[at] = key;
        }
    }

    std::string_view text_;
    const CsvLayout& layout_;
    ParsedBlock& block_;
    CsvStructure structure_;
    std::array<Piece, k_roles + k_most_loose> cells_;
    std::size_t unsettled_ = 0; // columns without a role, of which not all is known
    bool plain_ = true;         // nothing in the record needs the rules so far
    std::uint32_t last_key_ = k_none;
};

} // namespace

CsvLayout::CsvLayout(const CsvHeading& heading) : delimiter(heading.delimiter), roles(heading.columns) {
    const auto set = [&](const std::optional<std::size_t>& column, CsvRole role) {
        if (!column) return;
        if (roles[*column] != CsvRole::ignored) quick = false; // one column for two things
        roles[*column] = role;
    };
    set(heading.series, CsvRole::series);
    set(heading.entity, CsvRole::entity);
    set(heading.period, CsvRole::period);
    set(heading.value, CsvRole::value);
    set(heading.unit, CsvRole::unit);
    set(heading.status, CsvRole::status);
    set(heading.source, CsvRole::source);
    set(heading.note, CsvRole::note);
    set(heading.published, CsvRole::published);
    if (heading.loose.size() > k_most_loose)
        quick = false;
    else
        loose = heading.loose.size();
    for (std::size_t at = 0; at < loose; ++at)
        roles[heading.loose[at].column] = static_cast<CsvRole>(k_roles + at);
    units = heading.unit.has_value();
    remarks = heading.status || heading.source || heading.note || heading.published;
    if (!heading.entity || !heading.period || !heading.value) quick = false;
}

void parse_block(std::string_view text, const CsvLayout& layout, ParsedBlock& block) {
    block.rows.clear();
    block.names.clear();
    block.keys.clear();
    block.next_key.clear();
    std::fill(block.key_table.begin(), block.key_table.end(), k_none);
    block.key_table_used = 0;
    block.lines = 0;
    BlockParser(text, layout, block).parse();
}

} // namespace gapcalc::load
