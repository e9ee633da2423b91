// The words for everything in the calculation, in both languages: one table.
#pragma once

#include "gapcalc/assess.hpp"
#include "gapcalc/table.hpp"

#include <string>
#include <string_view>

namespace gapcalc::labels {

/// A machine key and its words.
struct Label {
    std::string_view key, zh, en;
    std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

const Label& label(assess::Verdict verdict);
/// The words of a verdict; under a ceiling, where what is used up is judged, some differ.
const Label& verdict_label(assess::Verdict verdict, bool under_ceiling);
/// Reason::none has the empty key.
const Label& label(assess::Reason reason);
/// The words of `stale` hold a place for its months.
const Label& label(assess::Flag flag);
/// The words of a flag, with the age in months over which data are stale.
std::string flag_words(assess::Flag flag, Language language, int stale_months);
const Label& label(assess::Blank blank);
const Label& label(Attribute attribute);
const Label& label(Kind kind);
const Label& label(Operator op);
/// A kind of target as a sentence, with {} where its numbers go.
const Label& label(const TargetKind& kind);
const Label& label(Bound bound);
const Label& label(assess::Method method);
const Label& label(Measure measure);
table::Tone tone(assess::Verdict verdict);
/// A shape for each verdict, found in every Chinese font: grey print and colour-blind readers go by it.
std::string_view glyph(assess::Verdict verdict);
/// A word of the interface that is no column and no code ("summary", "as of"); the key must be in the table.
const Label& word(std::string_view key);

} // namespace gapcalc::labels
