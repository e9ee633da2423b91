// In which encoding a text is, by its bytes.
#pragma once

#include "gapcalc/base/text.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// Encodings that are recognised without being named; `other` is none of them.
enum class PlainEncoding : std::uint8_t { ascii, utf8, gb18030, utf16le, utf16be, other };

/// Guesses the encoding from the beginning of a file. Text that is broken UTF-8 is GB18030 only where what it
/// says as such is what Chinese texts consist of: almost any bytes are GB18030 by accident.
PlainEncoding recognise(std::string_view beginning);

/// An encoding that has to be named.
struct NamedEncoding {
    std::string_view name; ///< iconv's and the key's
    Text words;            ///< whose texts are in it
};
/// Those that the beginning of a file of PlainEncoding::other may be in, the likeliest first; one at least.
std::vector<NamedEncoding> likely_encodings(std::string_view beginning);
/// Their names and words as a list.
Text listed(std::span<const NamedEncoding> encodings);

} // namespace gapcalc::load
