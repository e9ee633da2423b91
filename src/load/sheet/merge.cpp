#include "load/sheet/merge.hpp"

#include "load/sheet/sheet_open.hpp"

#include <algorithm>
#include <functional>

namespace gapcalc::load {
namespace {

// Names whose place in the table is fetched before it is needed: without it 100,000 rows of as many names
// take 1.2 times as long.
constexpr std::size_t k_looked_ahead = 6;

/// For every name that is new: memchr looks at many bytes at a time, where a plain loop compares each.
std::uint32_t count_lines(std::string_view text) {
    std::uint32_t lines = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ++lines;
    return lines;
}

} // namespace

void CsvMerge::take(const TextBlock& block, const ParsedBlock& parsed) {
    if (stopped_) return;
    reporter_.encoding = block.encoding;
    if (is_open_) {
        // The block was taken apart as if it began outside quotes: what was made of it means nothing.
        open_.append(block.text());
        return close();
    }
    if (block.overlong) {
        report_overlong(block, line_, reporter_);
        stopped_ = true;
        return;
    }
    take_rows(block.text(), parsed);
    if (parsed.end != block.size()) keep_open(block.text().substr(parsed.end));
}

void CsvMerge::keep_open(std::string_view text) {
    TextBlock kept;
    kept.append(text);
    std::swap(open_, kept);
    is_open_ = true;
}

/// Goes on with the record that was open, now that there is more text.
void CsvMerge::close() {
    open_.seal();
    CsvRow row;
    if (!row.split(open_.text(), layout_.delimiter)) {
        if (open_.size() > TextStream::k_longest_line) report_open();
        return;
    }
    is_open_ = false;
    const std::string_view record = open_.text().substr(0, row.size());
    cells_.take({record, line_});
    line_ += count_lines(record);
    const std::string_view rest = open_.text().substr(row.size());
    parse_block(rest, layout_, rest_);
    take_rows(rest, rest_);
    if (rest_.end != rest.size()) keep_open(rest.substr(rest_.end));
}

void CsvMerge::report_open() {
    CsvRow row;
    row.split(open_.text(), layout_.delimiter);
    reporter_.add(Problem::csv_open_quote,
                  place_in(open_.text(), reporter_.source(), line_, row.cells().back().begin, 1));
    stopped_ = true;
}

void CsvMerge::finish() {
    if (is_open_ && !stopped_) report_open();
}

CsvRecord CsvMerge::record(std::string_view text, const ParsedBlock& parsed, std::size_t at) {
    const std::size_t begin = parsed.rows[at].begin;
    const std::size_t end = at + 1 < parsed.rows.size() ? parsed.rows[at + 1].begin : parsed.end;
    counted_line_ += count_lines(text.substr(counted_, begin - counted_));
    counted_ = begin;
    return {text.substr(begin, end - begin), counted_line_};
}

/// Takes a row that needs no look at the rules; `name` is the place of its name, if it has one.
inline bool CsvMerge::take_quickly(std::string_view text, const ParsedBlock& parsed, std::size_t at,
                                   std::size_t name) {
    const ParsedBlock::Row& row = parsed.rows[at];
    if (row.state() == ParsedBlock::State::other || cells_.ended()) return false;
    Key& key = keys_[row.key];
    if (!key.ready && !make_ready(key, text, parsed.keys[row.key])) return false;
    Known& known = known_[name];
    if (known.names != key.quick.target->names && !know(text, parsed, at, name, *key.quick.target))
        return false;
    if (known.skipped || row.state() == ParsedBlock::State::empty) return true;
    return cells_.add(key.quick, known.entity, row.digits, row.places);
}

bool CsvMerge::make_ready(Key& key, std::string_view text, const ParsedBlock::Key& words) {
    const auto quick =
        cells_.quick_key({words.series.in(text), words.period.in(text), words.unit.in(text),
                          words.status.in(text), words.source.in(text), words.published.in(text)});
    if (quick) key = {*quick, true};
    return key.ready;
}

void CsvMerge::take_rows(std::string_view text, const ParsedBlock& parsed) {
    known_.assign(parsed.names.size(), {});
    keys_.assign(parsed.keys.size(), {});
    counted_ = 0;
    counted_line_ = line_;
    std::size_t names = 0, careful = 0;
    for (std::size_t at = 0; at < parsed.rows.size(); ++at) {
        names += parsed.rows[at].has_next_name() ? 1 : 0;
        if (take_quickly(text, parsed, at, names - 1)) continue;
        ++careful;
        cells_.take(record(text, parsed, at));
    }
    cells_.count(parsed.rows.size() - careful, careful);
    for (std::size_t at = 0; at < parsed.loose.size(); ++at) {
        const ParsedBlock::Loose& loose = parsed.loose[at];
        cells_.see_loose(at, loose.figures, loose.varies, loose.last.in(text));
    }
    line_ += parsed.lines;
}

/// Looks up the entity of the row's name; false when that is a problem.
bool CsvMerge::know(std::string_view text, const ParsedBlock& parsed, std::size_t at, std::size_t name,
                    CsvTarget& target) {
    const std::string_view word = parsed.names[name].text.in(text);
    const std::uint32_t hash = parsed.names[name].hash;
    Known& known = known_[name];
    if (cells_.skipped(word)) {
        known = {target.names, 0, true};
        return true;
    }
    cells_.see_name();
    const std::size_t ahead = name + k_looked_ahead;
    if (ahead < parsed.names.size()) target.names->prefetch(parsed.names[ahead].hash);
    std::optional<Index> entity = target.names->find_exact(word, hash);
    const auto here = [&] { return record(text, parsed, at); };
    if (!entity) entity = cells_.entity(target, word, hash, std::cref(here));
    if (!entity) return false;
    known = {target.names, *entity, false};
    return true;
}

} // namespace gapcalc::load
