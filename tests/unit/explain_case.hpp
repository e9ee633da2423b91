// What `explain` tells of one row, taken apart, and worked out again.
#pragma once

#include "gapcalc/assess.hpp"
#include "gapcalc/tabulate.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::test {

std::vector<std::string> lines_of(std::string_view text);
bool contains(std::string_view text, std::string_view part);

/// `explain` as a terminal of that width shows it.
std::string explained(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                      Index indicator, Language language, int width = 0);

/// The columns that are computed.
extern const std::vector<std::string> k_computed;

/// What is told of each column.
class Told {
  public:
    explicit Told(std::string_view text);
    /// What stands behind a column's name: " = formula = inputs = result", ": why it is blank", or nothing.
    std::string told_of(const std::string& key) const;
    /// The words of the reason why the column is blank; empty when it is not.
    std::string why_blank(const std::string& key) const;

  private:
    std::map<std::string, std::string> equations_, blanks_;
};

/// The inputs and the result of an equation.
struct Equation {
    std::string inputs, result;
};
/// Of "needed = 0: the value is within the target" and "score = pace = 1.04" too.
Equation equation_of(std::string told);

/// Works the column out from what is printed and compares it with the row; what is wrong as text.
std::string check_column(const Told& page, const assess::Row& row, const std::string& key);
/// The same of any figure: a chance by Student's t is beyond a pocket calculator, but that it, or the reason
/// for none, is the row's.
std::string check_told(const Told& page, const assess::Row& row, const std::string& key);

} // namespace gapcalc::test
