// Catalogues and questions of every size and kind, made from bytes: whatever the bytes, what comes is mostly
// fit to be computed. A seed's bytes make a random catalogue, a fuzzer's make one that it can change bit by
// bit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace any_report {

/// Bytes taken as choices, one after the other; when they end, the first of everything is chosen.
class Choices {
  public:
    explicit Choices(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    bool empty() const { return at_ >= bytes_.size(); }
    unsigned byte() { return empty() ? 0 : bytes_[at_++]; }
    int below(int n) {
        if (n <= 1) return 0;
        if (n <= 256) return static_cast<int>(byte() % static_cast<unsigned>(n));
        const unsigned high = byte();
        return static_cast<int>((high << 8 | byte()) % static_cast<unsigned>(n));
    }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool chance(int of_256) { return static_cast<int>(byte()) >= 256 - of_256; }
    std::string_view one_of(std::initializer_list<std::string_view> words) {
        return words.begin()[below(static_cast<int>(words.size()))];
    }

  private:
    std::span<const std::uint8_t> bytes_;
    std::size_t at_ = 0;
};

/// One question to a catalogue.
struct AnyReport {
    std::string toml;
    std::vector<std::string> words; ///< of the command line, without file and format
    bool table_of_rows = true;      ///< the report's columns, so that its rows can be looked at
};

class Writer {
  public:
    explicit Writer(Choices& choices) : c_(choices) {}

    AnyReport make() {
        AnyReport report;
        year_ = c_.chance(40) ? c_.between(1901, 2190) : c_.between(2015, 2024);
        line("[defaults]");
        line("by = " + period(year_ + c_.between(0, 6)));
        if (c_.chance(60)) line("from = " + period(year_ - c_.between(0, 3)));
        write_sets();
        const int series = sets_ > 0 ? c_.below(3) : 0;
        for (int i = 0; i < series; ++i) write_series(i);
        const int indicators = c_.between(1, 4);
        for (int i = 0; i < indicators; ++i) write_indicator(i);
        if (sets_ > 0 && c_.chance(40)) write_arena(indicators);
        report.toml = std::move(text_);
        ask(report, indicators);
        return report;
    }

  private:
    // ---- words

    void line(std::string_view text) { (text_ += text) += '\n'; }

    /// A number of any size; `spread` keeps those of one indicator near each other more often than not.
    std::string number() {
        const int sort = c_.below(16);
        if (sort == 0) return "0";
        if (sort <= 6) return sign() + std::to_string(c_.below(1000));
        if (sort <= 9) return sign() + std::to_string(c_.below(65536)) + "." + std::to_string(c_.below(1000));
        std::string digits = std::to_string(c_.between(1, 9));
        const int more = sort == 15 ? 17 : c_.below(6);
        for (int i = 0; i < more; ++i) digits += static_cast<char>('0' + c_.below(10));
        // The format reaches from 1e-100 to 1e100, wherever the point stands.
        const int exponent = sort <= 12 ? scale_ : c_.between(-100, 100);
        const int last = exponent - static_cast<int>(digits.size()) + 1;
        return sign() + digits + "e" + std::to_string(std::clamp(last, -100, 100));
    }
    std::string sign() { return signed_ && c_.chance(100) ? "-" : ""; }

    /// In quotes where they are needed.
    std::string period(int year) { return quoted_if_needed(bare_period(year)); }
    static std::string quoted_if_needed(const std::string& text) {
        return text.size() == 4 || text.size() == 10 ? text : '"' + text + '"';
    }
    std::string bare_period(int year) {
        year = std::clamp(year, 1900, 2199);
        const std::string text = std::to_string(year);
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        switch (c_.below(12)) {
        case 8:
            return text + "-H" + std::to_string(c_.between(1, 2));
        case 9:
            return text + "-Q" + std::to_string(c_.between(1, 4));
        case 10:
            return text + "-" + two(c_.between(1, 12));
        case 11:
            return text + "-" + two(c_.between(1, 12)) + "-" + two(c_.between(1, 28));
        default:
            return text;
        }
    }

    std::string stage() { return std::string(c_.one_of({"\"none\"", "\"begun\"", "\"1期\"", "\"open\""})); }
    std::string figure() { return milestone_ ? stage() : number(); }

    // ---- things

    void write_sets() {
        sets_ = c_.below(3);
        if (sets_ == 2) line("[[entities]]\nid = \"towns\"\nmembers = [\"t0\", \"t1\"]");
        if (sets_ == 0) return;
        members_ = c_.between(1, 4);
        line("[[entities]]\nid = \"villages\"");
        if (sets_ == 2) line("within = \"towns\"");
        if (c_.chance(60)) line("count = " + std::to_string(members_ + c_.below(3)));
        std::string members;
        for (int i = 0; i < members_; ++i) {
            members += "{ id = \"v" + std::to_string(i) + "\"";
            if (sets_ == 2 && !c_.chance(30)) members += ", in = \"t" + std::to_string(c_.below(2)) + "\"";
            members += " }, ";
        }
        line("members = [ " + members + "]");
    }

    void write_kind(std::string_view kind) {
        milestone_ = kind == "milestone";
        flow_ = kind == "year_to_date" || kind == "per_period";
        line("kind = \"" + std::string(kind) + "\"");
        if (milestone_) line("stages = [\"none\", \"begun\", \"1期\", \"open\"]");
    }
    void choose_numbers() {
        signed_ = c_.chance(60);
        scale_ = c_.between(-100, 100);
    }
    void write_unit() {
        unit_ = c_.one_of({"", "家", "亿元", "%", "位", "万人", "亩", "‰", "天"});
        if (!unit_.empty()) line("unit = \"" + std::string(unit_) + "\"");
    }

    /// Figures of one owner, of years that follow each other with a gap now and then.
    std::string points() {
        std::string all;
        int year = year_ - c_.below(6);
        std::vector<std::string> seen;
        for (int left = c_.below(7); left > 0; --left, year += c_.chance(40) ? 2 : 1) {
            const std::string at = bare_period(year);
            if (std::ranges::find(seen, at) != seen.end()) continue;
            seen.push_back(at);
            all += (all.empty() ? "" : ", ") + at + " = " + figure();
        }
        return all;
    }
    void write_entities() {
        for (int i = 0; i < members_; ++i)
            if (!c_.chance(60)) line("v" + std::to_string(i) + " = { " + points() + "}");
    }

    void write_series(int at) {
        line("[[series]]\nid = \"s" + std::to_string(at) + "\"\nover = \"villages\"");
        choose_numbers();
        const std::string_view kind = c_.one_of({"stock", "year_to_date", "per_period", "milestone"});
        write_kind(kind);
        kinds_.emplace_back(kind);
        if (!milestone_) write_unit();
        line("[series.observations]");
        write_entities();
    }

    void write_indicator(int at) {
        line("[[indicator]]\nid = \"i" + std::to_string(at) + "\"");
        choose_numbers();
        if (has_numbers() && c_.chance(40)) return write_ratio();
        const bool of_series = !kinds_.empty() && c_.chance(100);
        const bool over = !of_series && sets_ > 0 && c_.chance(128);
        if (of_series) {
            const auto series = static_cast<std::size_t>(c_.below(static_cast<int>(kinds_.size())));
            line("series = \"s" + std::to_string(series) + "\"");
            milestone_ = kinds_[series] == "milestone";
            flow_ = kinds_[series] == "year_to_date" || kinds_[series] == "per_period";
        } else {
            write_kind(c_.one_of({"stock", "year_to_date", "per_period", "stock", "milestone"}));
            if (!milestone_) write_unit();
        }
        counted_ = false;
        if (over) line("over = \"villages\"");
        if (over || of_series) write_measure();
        const bool stages = milestone_ && !counted_;
        if (!stages && c_.chance(20)) line("step = " + std::to_string(c_.below(3)));
        if (!stages && c_.chance(30)) line("decimals = " + std::to_string(c_.below(19)));
        if (!stages && !of_series && c_.chance(20)) line("limits = [-1e101, 1e101]");
        if (c_.chance(30)) line("attribute = \"binding\"");
        if (!stages && c_.chance(160)) write_baseline();
        write_targets(stages);
        if ((over || of_series) && !counted_ && !stages && c_.chance(60)) write_entity_targets();
        if (of_series && c_.chance(160)) return;
        line("[indicator.observations]");
        const bool was = milestone_;
        milestone_ = stages;
        if (!over || c_.chance(60)) {
            std::string whole = points();
            std::ranges::replace(whole, ',', '\n');
            line(whole);
        }
        milestone_ = was;
        if (over) write_entities();
    }

    bool has_numbers() const {
        return std::ranges::any_of(kinds_, [](const std::string& kind) { return kind != "milestone"; });
    }
    /// One of the series that are no stages, where there is one.
    std::string any_numbers() {
        std::vector<std::string> all;
        for (std::size_t at = 0; at < kinds_.size(); ++at)
            if (kinds_[at] != "milestone") all.push_back("\"s" + std::to_string(at) + "\"");
        return all[static_cast<std::size_t>(c_.below(static_cast<int>(all.size())))];
    }
    void write_ratio() {
        milestone_ = flow_ = counted_ = false;
        write_unit();
        line("measure = \"ratio\"\nof = " + any_numbers() + "\nto = " + any_numbers());
        if (c_.chance(60)) line("per = " + std::to_string(c_.between(1, 2000)));
        if (c_.chance(160)) write_baseline();
        write_targets(false);
        if (!c_.chance(40)) return;
        line("[indicator.observations]");
        std::string whole = points();
        std::ranges::replace(whole, ',', '\n');
        line(whole);
    }

    void write_measure() {
        const std::string_view measure = milestone_
                                             ? c_.one_of({"count", "min", "max"})
                                             : c_.one_of({"sum", "mean", "min", "max", "count", "value"});
        counted_ = measure == "count";
        line("measure = \"" + std::string(measure) + "\"");
        if (measure == "mean" && has_numbers() && c_.chance(128)) {
            line("weight = " + any_numbers());
            flow_ = false; // means of complete years are levels
        }
        if (counted_) line("where = { " + (milestone_ ? "stage = " + stage() : bound()) + " }");
        const auto plain = std::ranges::find_if(kinds_, [](auto& kind) { return kind != "milestone"; });
        if (plain != kinds_.end() && c_.chance(60))
            line("among = { series = \"s" + std::to_string(plain - kinds_.begin()) + "\", " + bound() + " }");
    }
    std::string bound() {
        return std::string(c_.one_of({"at_least", "more_than", "at_most", "less_than"})) + " = " + number();
    }

    void write_baseline() {
        base_year_ = year_ - c_.between(1, 5);
        const std::string at = period(base_year_);
        line(c_.chance(60) ? "baseline = " + at : "baseline = { at = " + at + ", value = " + number() + " }");
    }

    std::string aim() {
        if (counted_ && c_.chance(100))
            return std::string(c_.one_of({"at_least", "more_than", "at_most", "less_than"})) + " = \"" +
                   std::to_string(c_.below(120)) + "%\"";
        const auto percent = [&](int most) {
            return '"' + std::to_string(c_.below(most)) + "." + std::to_string(c_.below(10)) + "%\"";
        };
        switch (c_.below(12)) {
        case 5:
            return "between = [" + number() + ", " + (c_.chance(128) ? "9e99" : number()) + "]";
        case 6:
            return "times_baseline = " + std::to_string(c_.between(1, 9));
        case 7:
            return "rise_by = " + change([&] { return c_.chance(128) ? percent(500) : number(); });
        case 8:
            return "fall_by = " + change([&] { return c_.chance(128) ? percent(130) : number(); });
        case 9:
            return "grow_per_year = \"-" + std::to_string(c_.below(100)) + "." +
                   std::to_string(c_.below(10)) + "%\"";
        case 10:
            return "grow_per_year = " + percent(10'001);
        case 11:
            return "grow_per_year = \"-99.9999999999999999%\"";
        default:
            return bound();
        }
    }
    /// One amount, or a range.
    template <class Amount>
    std::string change(Amount amount) {
        if (!c_.chance(60)) return amount();
        const std::string least = amount();
        return "[" + least + ", " + amount() + "]";
    }
    void write_targets(bool stages) {
        std::string all;
        int year = year_ - 1;
        for (int left = c_.below(4); left > 0; --left) {
            year += c_.between(1, 4);
            all += "{ " + (stages ? "stage = " + stage() : aim()) + ", by = " + period(year);
            if (!stages && (!flow_ || counted_) && c_.chance(30)) all += ", each_year = true";
            if (c_.chance(20)) all += ", assumed = true";
            all += " }, ";
        }
        if (!all.empty()) line("targets = [ " + all + "]");
    }
    void write_entity_targets() {
        std::string all;
        for (int i = 0; i < members_; ++i)
            if (c_.chance(160)) all += (all.empty() ? "v" : ", v") + std::to_string(i) + " = " + number();
        line("entity_targets = { " + all + " }");
    }

    void write_arena(int indicators) {
        line("[[arena]]\nid = \"cup\"\nover = \"villages\"");
        if (c_.chance(100)) line("cap = \"" + std::to_string(c_.between(1, 200)) + "%\"");
        std::string all;
        for (int i = 0; i < indicators; ++i)
            all += "{ id = \"i" + std::to_string(i) + "\", weight = " + std::to_string(c_.between(1, 100)) +
                   " }, ";
        line("indicators = [ " + all + "]");
    }

    // ---- the question

    void ask(AnyReport& report, int indicators) {
        std::vector<std::string>& words = report.words;
        const std::string indicator = "i" + std::to_string(c_.below(indicators));
        const int command = c_.below(16);
        report.table_of_rows = command < 12;
        if (report.table_of_rows)
            words = {"report", "--target", std::string(c_.one_of({"all", "current", "first", "final"}))};
        else if (command == 12)
            words = {"rank"};
        else if (command == 13)
            words = {"rank", "--indicator", indicator};
        else if (command == 14)
            words = {"explain", indicator};
        else
            words = {"changes", "--since", std::to_string(std::max(year_ - c_.between(1, 5), 1900))};
        const auto option = [&](std::string_view name, std::string value) {
            words.insert(words.end(), {std::string(name), std::move(value)});
        };
        if (command != 12)
            option("--method", std::string(c_.one_of({"linear", "growth", "projection", "trend"})));
        if (command == 13) option("--rank-by", std::string(c_.one_of({"value", "completion"})));
        if (report.table_of_rows && c_.chance(30)) {
            report.table_of_rows = false;
            option("--columns", "indicator,entity,period,value,likelihood,verdict,reason,blank_reason");
        }
        option("--as-of", bare_period(year_ + c_.between(0, 3)));
        if (command != 12 && command != 13 && command != 14 && sets_ > 0 && c_.chance(100))
            option("--by", sets_ == 2 && c_.chance(100) ? "towns" : "entity");
    }

    Choices& c_;
    std::string text_;
    int year_ = 2020, base_year_ = 2015; ///< about which everything lies
    int sets_ = 0, members_ = 0;
    std::vector<std::string> kinds_; ///< of the series
    std::string_view unit_;
    int scale_ = 0; ///< the size of most numbers of one indicator
    bool signed_ = false, milestone_ = false, flow_ = false, counted_ = false;
};

/// The report that bytes stand for.
inline AnyReport make(std::span<const std::uint8_t> bytes) {
    Choices choices(bytes);
    return Writer(choices).make();
}

} // namespace any_report
