// One run of the program: its options, its environment, and what it writes on standard
// error.
#pragma once

#include "cli/cli.hpp"
#include "cli/options.hpp"
#include "gapcalc/base/diagnostic.hpp"

#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace gapcalc::cli {

/// Faults of the program in single indicators, each reported once; the others go on. For several
/// threads.
class FaultLog {
  public:
    void add(const assess::IndicatorFault& fault);
    const std::vector<assess::IndicatorFault>& all() const { return all_; }

  private:
    std::mutex mutex_;
    std::vector<assess::IndicatorFault> all_;
};

struct Invocation {
    const Environment& environment;
    Language language = Language::en; ///< of messages, help, and tables for people
    Options options;
    Sources sources;
    std::shared_ptr<FaultLog> faults = std::make_shared<FaultLog>(); ///< of single indicators
    mutable std::optional<Date> today;                               ///< once the clock was read

    explicit Invocation(const Environment& environment_) : environment(environment_) {}
    /// The value of an environment variable; empty when it is not set.
    std::string_view variable(const char* name) const;
};

/// Tells the faults that were gathered; true when there are any.
bool tell_faults(const Invocation& invocation);

/// The language that LC_ALL, LC_MESSAGES and LANG name.
Language environment_language(const Environment& environment);
/// Whether to colour what goes to a stream, by --color, NO_COLOR, CLICOLOR_FORCE and TERM.
bool use_color(const Invocation& invocation, bool is_terminal);

/// Writes the problems to standard error, with -q only the errors; true when there are errors.
bool tell(const Invocation& invocation, const Diagnostics& problems);
/// Writes one problem or note that stands in no file; notes and warnings are left out with -q.
void tell(const Invocation& invocation, const ProblemKind& kind, std::initializer_list<Text> arguments);

/// The as-of date: --as-of, else SOURCE_DATE_EPOCH's day, else today, for which the clock is read once.
Period as_of_date(const Invocation& invocation);
/// Whether the date would come from SOURCE_DATE_EPOCH and that is no count of seconds; it is reported then.
bool tell_unusable_epoch(const Invocation& invocation);

} // namespace gapcalc::cli
