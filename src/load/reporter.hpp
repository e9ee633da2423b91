// Problems of one part of the input, kept to what a reader can take in.
#pragma once

#include "gapcalc/base/rational.hpp"
#include "load/problems.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// Adds problems, and notes whether what is being read has any: what lacks a part because that part was wrong
/// is not blamed for lacking it.
class Reporter {
  public:
    explicit Reporter(Diagnostics& problems) : problems_(&problems) {}
    /// A silent reporter: it only notes whether there is a problem at all.
    Reporter() = default;

    Diagnostic& add(Problem problem, Span span, std::initializer_list<Text> arguments = {});
    /// "did you mean industrial-investment?", or `otherwise` when nothing is near.
    Text did_you_mean(std::string_view word, std::span<const std::string> candidates, Text otherwise);

    /// Whether an error was added since `clean`.
    bool tainted() const { return tainted_; }
    void clean() { tainted_ = false; }
    void taint() { tainted_ = true; }
    /// Errors added so far.
    int errors() const { return errors_; }
    /// Whether it is silent: words for its problems are wasted.
    bool silent() const { return problems_ == nullptr; }
    /// Whether a silent one was given a problem, warnings included.
    bool hushed() const { return hushed_; }

  private:
    Diagnostics* problems_ = nullptr;
    bool tainted_ = false, hushed_ = false;
    int errors_ = 0;
    std::size_t comparisons_ = 0; // with candidates, so far
    Diagnostic spare_;            // takes what is added to a silent one
};

/// `text` short enough for a message.
std::string quoted_short(std::string_view text);
/// A number as it is written in a message.
std::string in_digits(const Rational& number);

} // namespace gapcalc::load
