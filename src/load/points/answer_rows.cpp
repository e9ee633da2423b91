#include "load/points/answer_rows.hpp"

#include "load/problems.hpp"
#include "load/reporter.hpp"
#include "load/sheet/csv_row.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

class RowReader {
  public:
    RowReader(const EngineReply& reply, std::size_t statements, std::uint32_t source, Diagnostics& problems)
        : reply_(reply), statements_(statements), source_(source), problems_(problems) {
        rows_.statements.resize(statements);
        expected_.resize(statements);
    }

    std::optional<AnswerRows> read() {
        std::string_view rest = reply_.text;
        if (!rest.empty() && !rest.ends_with('\n'))
            return cut({"最后一行不完整", "its last line is not whole"});
        CsvRow row;
        while (!rest.empty()) {
            if (!row.split(rest, ','))
                return cut({"最后一行在引号中断开", "its last row ends inside quotes"});
            if (!row.blank() && !take(row)) return std::nullopt;
            line_ += static_cast<std::uint32_t>(std::ranges::count(rest.substr(0, row.size()), '\n'));
            rest.remove_prefix(row.size());
        }
        if (!begun_) return cut({"没有内容", "there is nothing of it"});
        if (!ended_) return cut({"没有结尾行", "its last line is not there"});
        return std::move(rows_);
    }

  private:
    static std::optional<AnswerRows> none() { return std::nullopt; }
    Span place() const { return {source_, line_, 1, 1}; }

    std::optional<AnswerRows> cut(const Text& why) {
        problems_.add(kind_of(Problem::answer_cut), {}, {why});
        return none();
    }
    bool not_a_row(const CsvRow& row) {
        std::string all;
        for (const CsvCell& cell : row.cells()) all += (all.empty() ? "" : ",") + std::string(cell.text);
        problems_.add(kind_of(Problem::answer_row), place(), {std::to_string(line_), quoted_short(all)});
        return false;
    }

    bool take(CsvRow& row) {
        const auto& cells = row.cells();
        const std::string_view first = cells[0].text;
        if (first == "gapcalc") return true; // a heading
        if (cells.size() != k_answer_cells + 2) return not_a_row(row);
        if (ended_ || (begun_ && first == "begin")) {
            problems_.add(kind_of(Problem::answer_twice), place(), {std::to_string(line_)});
            return false;
        }
        if (first == "begin") return begin(row);
        if (!begun_) return not_a_row(row);
        if (first == "end") return end();
        const auto number = read_whole(first), lines = read_whole(cells[1].text);
        if (!number || *number < 1 || std::size_t(*number) > statements_ || !lines || *lines < 0)
            return not_a_row(row);
        const std::size_t at = std::size_t(*number) - 1;
        if (at + 1 < at_ || (expected_[at] && *expected_[at] != *lines)) {
            problems_.add(kind_of(Problem::answer_twice), place(), {std::to_string(line_)});
            return false;
        }
        at_ = at + 1;
        expected_[at] = *lines;
        if (*lines == 0) return true;
        AnswerRow& taken = rows_.statements[at].emplace_back();
        for (std::size_t cell = 0; cell < k_answer_cells; ++cell) taken[cell] = cells[cell + 2].text;
        return true;
    }

    bool begin(const CsvRow& row) {
        const auto digits = read_whole(row.cells()[5].text);
        if (row.cells()[2].text != reply_.fingerprint || !digits) {
            problems_.add(kind_of(Problem::answer_other), place());
            return false;
        }
        rows_.whole_digits = static_cast<int>(*digits);
        begun_ = true;
        return true;
    }

    bool end() {
        for (std::size_t at = 0; at < statements_; ++at) {
            const std::size_t there = rows_.statements[at].size();
            if (expected_[at] && static_cast<std::size_t>(*expected_[at]) == there) continue;
            const std::string number = std::to_string(at + 1);
            if (!expected_[at]) {
                cut({"第 " + number + " 个查询没有结果", "statement " + number + " has no answer"});
            } else {
                const std::string all = std::to_string(*expected_[at]), some = std::to_string(there);
                cut({"第 " + number + " 个查询应有 " + all + " 行，只有 " + some + " 行",
                     "statement " + number + " is to have " + all + " rows and has " + some});
            }
            return false;
        }
        ended_ = true;
        return true;
    }

    const EngineReply& reply_;
    std::size_t statements_;
    std::uint32_t source_, line_ = 1;
    Diagnostics& problems_;
    AnswerRows rows_;
    std::vector<std::optional<std::int64_t>> expected_; // rows of each statement, once one was read
    std::size_t at_ = 0;                                // the number of the statement before
    bool begun_ = false, ended_ = false;
};

} // namespace

std::optional<AnswerRows> read_answer_rows(const EngineReply& reply, std::size_t statements,
                                           std::uint32_t source, Diagnostics& problems) {
    return RowReader(reply, statements, source, problems).read();
}

std::optional<Rational> read_exact(std::string_view text) {
    constexpr std::size_t k_longest = 200;
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty() || text.size() > k_longest || text.front() == '.' || text.back() == '.')
        return std::nullopt;
    Rational value;
    int places = 0;
    bool point = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '.') {
            if (point) return std::nullopt;
            point = true;
            ++at;
            continue;
        }
        std::int64_t digits = 0;
        int count = 0;
        for (; at < text.size() && count < 18 && text[at] >= '0' && text[at] <= '9'; ++at, ++count)
            digits = digits * 10 + (text[at] - '0');
        if (count == 0) return std::nullopt;
        value = value * Rational::scaled(1, count) + Rational(digits);
        if (point) places += count;
    }
    value *= Rational::scaled(1, -places);
    return negative ? -value : value;
}

std::optional<std::int64_t> read_whole(std::string_view text) {
    if (text.empty() || text.size() > 18 ||
        !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

} // namespace gapcalc::load
