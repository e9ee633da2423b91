// What every report keeps, whatever is in its catalogue: the columns of one row fit each other, and nothing
// stands where a blank has to.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report_promises {

using Fault = std::string; ///< empty: none
/// A row's cells by their columns.
using Cells = std::map<std::string, std::string, std::less<>>;

/// A cell's number, of any size; empty when it is none.
inline std::optional<gapcalc::Rational> number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    std::string digits(text.substr(0, point));
    int places = 0;
    if (point != text.npos) {
        digits += text.substr(point + 1);
        places = static_cast<int>(text.size() - point) - 1;
        if (places == 0) return std::nullopt;
    }
    if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
    gapcalc::Rational value;
    constexpr std::size_t k_piece = 15;
    for (std::size_t at = 0; at < digits.size(); at += k_piece) {
        const std::string piece = digits.substr(at, k_piece);
        value = value * gapcalc::Rational::scaled(1, static_cast<int>(piece.size())) +
                static_cast<std::int64_t>(std::stoll(piece));
    }
    value *= gapcalc::Rational::scaled(1, -places);
    return negative ? -value : value;
}

class Row {
  public:
    explicit Row(const Cells& cells) : cells_(cells) {}

    Fault check() {
        numbers();
        blanks();
        classes();
        return fault_;
    }

  private:
    std::string_view cell(std::string_view column) const {
        const auto found = cells_.find(column);
        return found == cells_.end() ? std::string_view() : std::string_view(found->second);
    }
    bool blank(std::string_view column) const { return cell(column).empty(); }
    std::optional<gapcalc::Rational> value(std::string_view column) const { return number(cell(column)); }
    void require(bool kept, std::string_view promise) {
        if (!kept && fault_.empty()) fault_ = promise;
    }
    bool any_of(std::string_view word, std::initializer_list<std::string_view> words) const {
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    void numbers() {
        // Sums and products of numbers up to 10^100 over three centuries of days.
        const gapcalc::Rational greatest = gapcalc::Rational::scaled(1, 320);
        const gapcalc::Rational greatest_growth = gapcalc::Rational::scaled(1, 12);
        const bool stages = cell("kind") == "milestone" && cell("operator") == "stage";
        for (const std::string_view column : {"baseline",
                                              "value",
                                              "gap",
                                              "needed",
                                              "completion",
                                              "progress",
                                              "elapsed",
                                              "lead_points",
                                              "lead_months",
                                              "pace",
                                              "expected",
                                              "year_on_year",
                                              "change_per_year",
                                              "growth_per_year",
                                              "needed_per_month",
                                              "needed_per_year",
                                              "needed_growth",
                                              "projection",
                                              "projected_gap",
                                              "age_months",
                                              "coverage",
                                              "score"}) {
            if (blank(column) || (column == "value" && stages)) continue;
            const auto shown = value(column);
            if (!shown && column == "value") continue; // a stage
            if (!shown) return require(false, "a number in " + std::string(column));
            require(!cell(column).starts_with("-0") || shown->sign() != 0, "no -0 in " + std::string(column));
            require(shown->abs() < greatest, "a number of this world in " + std::string(column));
            if (any_of(column, {"growth_per_year", "needed_growth"}))
                require(*shown >= -1 && *shown < greatest_growth,
                        "growth is from -1 to 10^12 in " + std::string(column));
        }
        if (const auto coverage = value("coverage"))
            require(*coverage >= 0 && *coverage <= 1, "coverage is a part");
        if (const auto needed = value("needed")) require(needed->sign() >= 0, "needed is no less than 0");
        if (const auto completion = value("completion"))
            require(completion->sign() >= 0, "completion is no less than 0");
        require(cell("reach_date").size() < 11 && cell("reach_date") <= "9999-12-31",
                "a date that can be written");
    }

    void blanks() {
        const auto needs = [&](std::string_view column, std::string_view other) {
            require(blank(column) || !blank(other), std::string(column) + " needs " + std::string(other));
        };
        for (const std::string_view column :
             {"gap", "needed", "completion", "year_on_year", "age_months", "change_per_year", "elapsed",
              "score", "reach_date", "projection"})
            needs(column, "value");
        for (const std::string_view column :
             {"gap", "needed", "completion", "expected", "projected_gap", "needed_growth"})
            needs(column, "target");
        needs("value", "period");
        needs("needed", "gap");
        needs("gap", "needed");
        needs("pace", "elapsed");
        needs("expected", "elapsed");
        needs("lead_points", "elapsed");
        needs("lead_points", "lead_months");
        needs("growth_per_year", "change_per_year");
        needs("projection", "change_per_year");
        needs("projected_gap", "projection");
        needs("target", "deadline");
    }

    void classes() {
        const std::string_view verdict = cell("verdict"), reason = cell("reason");
        const bool pending = verdict == "pending";
        require(any_of(verdict, {"reached", "ahead", "on_track", "slow", "behind", "reversing", "missed",
                                 "under_way", "pending"}),
                "a verdict that is known");
        require(!pending || !reason.empty(), "pending for a reason");
        require(pending || any_of(reason, {"", "baseline_met", "zero_base", "sign_change", "negative_base",
                                           "failed_year"}),
                "a remark beside a verdict");
        require(!pending || blank("score"), "a score that no class was read from");
        if (any_of(verdict, {"reached", "missed"})) {
            require(blank("score"), "a score of what is settled");
            require(!blank("value") && !blank("target"), "settled by a value and a target");
        }
        if (const auto needed = value("needed");
            needed && verdict == "reached" && cell("coverage").empty() && needed->sign() != 0)
            require(false, "what is reached needs nothing more");
        if (const auto score = value("score"); score && score == value("pace")) {
            const auto at_least = [&](int hundredths) {
                // Six decimals may have been rounded up to the threshold.
                return *score + gapcalc::Rational::scaled(1, -6) >=
                       gapcalc::Rational::fraction(hundredths, 100);
            };
            if (verdict == "ahead") require(at_least(110), "ahead by a pace of 1.10");
            if (verdict == "behind")
                require(!at_least(60) || score->fixed(2) == "0.60", "behind by a pace below 0.60");
            if (verdict == "reversing") require(score->sign() <= 0, "reversing by a pace below 0");
        }
    }

    const Cells& cells_;
    Fault fault_;
};

/// What one row of a report breaks; empty: nothing.
inline Fault of_row(const Cells& cells) { return Row(cells).check(); }

/// Records of comma separated cells.
inline std::vector<std::vector<std::string>> records(std::string_view csv) {
    std::vector<std::vector<std::string>> all;
    std::vector<std::string> record(1);
    bool quoted = false;
    for (std::size_t at = 0; at < csv.size(); ++at) {
        const char c = csv[at];
        if (c == '"') {
            if (quoted && at + 1 < csv.size() && csv[at + 1] == '"')
                record.back() += csv[++at];
            else
                quoted = !quoted;
        } else if (c == ',' && !quoted) {
            record.emplace_back();
        } else if (c == '\n' && !quoted) {
            all.push_back(std::move(record));
            record.assign(1, {});
        } else {
            record.back() += c;
        }
    }
    return all;
}

/// The values of a line of JSON Lines, lists parted by blanks; texts without what is escaped in them.
inline std::vector<std::string> json_cells(std::string_view line) {
    std::vector<std::string> cells;
    std::string cell;
    bool quoted = false, value = false, list = false;
    for (std::size_t at = 1; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"') {
            if (list && !quoted && !cell.empty()) cell += ' ';
            quoted = !quoted;
        } else if (quoted) {
            if (value) cell += c;
        } else if (c == ':') {
            value = true;
        } else if (c == '[' || c == ']') {
            list = c == '[';
        } else if (c == '}' || (c == ',' && !list)) {
            cells.push_back(cell == "null" ? "" : cell);
            cell.clear();
            value = false;
        } else if (!list) {
            cell += c;
        }
    }
    return cells;
}

/// Whether csv and jsonl say the same, cell by cell, and every row of a report keeps its promises.
inline Fault of_report(std::string_view csv, std::string_view jsonl, bool rows) {
    const auto all = records(csv);
    if (all.empty()) return jsonl.empty() ? Fault() : "csv and jsonl are of one length";
    for (std::size_t at = 1; at < all.size(); ++at) {
        const std::size_t end = std::min(jsonl.find('\n'), jsonl.size());
        if (json_cells(jsonl.substr(0, end)) != all[at])
            return "csv and jsonl agree in row " + std::to_string(at);
        jsonl.remove_prefix(std::min(end + 1, jsonl.size()));
        if (!rows) continue;
        Cells cells;
        for (std::size_t cell = 0; cell < all[at].size(); ++cell) cells[all[0][cell]] = all[at][cell];
        if (Fault fault = of_row(cells); !fault.empty()) return fault + ", in row " + std::to_string(at);
    }
    return jsonl.empty() ? Fault() : "csv and jsonl are of one length";
}

} // namespace report_promises
