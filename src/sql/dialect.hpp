// Pieces of SQL in the words of an engine.
#pragma once

#include "sql/engines.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::sql {

/// A day as a number in which each month has 31 days: its next one is found without a calendar.
std::int64_t place_of_day(Date day);
/// That of the day after the period's last.
std::int64_t place_after(const Period& period);

class Dialect {
  public:
    explicit Dialect(const Engine& engine) : engine_(engine) {}
    const Engine& engine() const { return engine_; }

    std::string text(std::string_view value) const { return put(engine_.text, value); }
    /// The same, empty for null.
    std::string word(std::string_view value) const { return "COALESCE(" + text(value) + ", '')"; }
    std::string whole(std::string_view value) const { return put(engine_.whole, value); }
    std::string decimal(std::string_view value) const { return put(engine_.decimal, value); }
    std::string matches(std::string_view value, std::string_view pattern) const {
        return fmt::format(fmt::runtime(engine_.matches), value, literal(pattern));
    }
    std::string bare_zeros(std::string_view value) const { return put(engine_.bare_zeros, value); }
    std::string type(std::string_view value) const { return put(engine_.type, value); }
    /// Rows of three texts.
    std::string names(std::string_view rows) const { return put(engine_.names, rows); }
    /// A text in quotes.
    std::string literal(std::string_view text) const { return quoted(text, '\''); }
    /// The name of a column in quotes.
    std::string column(std::string_view name) const { return quoted(name, '"'); }
    /// The name of a table, each of its parts in quotes.
    std::string table(std::string_view name) const;
    /// A number with at most 18 decimals.
    std::string number(const Rational& value) const { return decimal(literal(value.fixed(18))); }
    /// Whether a text is a plain number of at most 18 digits before the point and after it.
    std::string is_plain(std::string_view value) const {
        return matches(value, "^-?[0-9]{1,18}([.][0-9]{1,18})?$");
    }
    /// Its digits from the first to the last that is not 0.
    std::string digits(std::string_view value) const {
        return fmt::format("length({})",
                           bare_zeros(fmt::format("replace(replace({}, '-', ''), '.', '')", value)));
    }

  private:
    std::string quoted(std::string_view text, char quote) const;
    static std::string put(std::string_view pattern, std::string_view value) {
        return fmt::format(fmt::runtime(pattern), value);
    }
    const Engine& engine_;
};

/// The cells of a statement's rows after the first two.
using Cells = std::vector<std::string>;

/// The relations that a statement is made of, one after the other, each named.
class Relations {
  public:
    explicit Relations(const Dialect& sql) : sql_(sql) {}
    /// Adds a relation under that name.
    void add(std::string_view name, std::string_view select);
    /// The same, of few rows whose cells take long to make.
    void add_once(std::string_view name, std::string_view select);
    /// The statement: `cells` of each row of `from`, with its number and the number of its rows.
    std::string statement(std::string_view number, const Cells& cells, std::string_view from) const;

  private:
    const Dialect& sql_;
    std::string all_;
};

} // namespace gapcalc::sql
