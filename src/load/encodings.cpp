#include "load/encodings.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iconv.h>
#include <string>

namespace gapcalc::load {
namespace {

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_ascii(std::string_view text) { return std::none_of(text.begin(), text.end(), is_high); }

/// Whether `text`, but for a character cut off at its end, is well-formed in that encoding.
bool decodes_as(const char* encoding, std::string_view text) {
    const iconv_t conversion = iconv_open("UTF-8", encoding);
    if (conversion == reinterpret_cast<iconv_t>(-1)) return false;
    std::string out(std::size_t{64} << 10, '\0');
    char* in = const_cast<char*>(text.data()); // iconv's signature; it does not write there
    std::size_t left = text.size();
    bool fine = true;
    while (left != 0) {
        char* to = out.data();
        std::size_t room = out.size();
        if (iconv(conversion, &in, &left, &to, &room) != static_cast<std::size_t>(-1)) continue;
        if (errno == E2BIG) continue;
        fine = errno == EINVAL; // the last character is not complete
        break;
    }
    iconv_close(conversion);
    return fine;
}

/// Characters beyond ASCII that are well-formed UTF-8, and bytes that are not.
struct Utf8Census {
    std::size_t characters = 0, broken = 0;
};
Utf8Census census(std::string_view text) {
    Utf8Census count;
    while (!text.empty()) {
        const std::size_t bad = invalid_utf8(text).value_or(text.size());
        std::size_t ascii = 0, continuations = 0;
        for (const char c : text.substr(0, bad)) {
            ascii += is_high(c) ? 0 : 1;
            continuations += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 1 : 0;
        }
        count.characters += bad - ascii - continuations;
        if (bad == text.size()) break;
        // A character cut off by the end of what was read is not a mistake.
        if (text.size() - bad >= 4) ++count.broken;
        text.remove_prefix(bad + 1);
    }
    return count;
}

/// The pairs of bytes, the first of them high, that a text consists of beside its ASCII.
struct PairCensus {
    std::size_t all = 0;
    std::size_t common_chinese = 0; ///< in GB18030: the common characters, full-width signs and punctuation
    std::size_t later_chinese = 0;  ///< of these, those of the later half of the alphabet, which Korean lacks
    std::size_t common_big5 = 0;    ///< in Big5: the common characters and punctuation
    std::size_t shift_jis = 0;      ///< leads that only Shift JIS and rare Chinese characters have
    std::size_t kana = 0;           ///< in Shift JIS
    std::size_t euc_kana = 0;       ///< in EUC-JP
    std::size_t hangul = 0;         ///< in EUC-KR
};
PairCensus count_pairs(std::string_view text) {
    PairCensus count;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (!is_high(text[at])) continue;
        const auto lead = static_cast<unsigned char>(text[at]),
                   trail = static_cast<unsigned char>(text[at + 1]);
        const bool high_trail = trail >= 0xA1 && trail != 0xFF;
        ++count.all;
        count.common_chinese +=
            high_trail && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3) ? 1 : 0;
        count.later_chinese += high_trail && lead >= 0xC9 && lead <= 0xD7 ? 1 : 0;
        const bool big5_trail = high_trail || (trail >= 0x40 && trail <= 0x7E);
        count.common_big5 += big5_trail && lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
        count.shift_jis += lead >= 0x81 && lead <= 0x9F ? 1 : 0;
        count.kana += lead == 0x82 || lead == 0x83 ? 1 : 0;
        count.euc_kana += high_trail && (lead == 0xA4 || lead == 0xA5) ? 1 : 0;
        count.hangul += high_trail && lead >= 0xB0 && lead <= 0xC8 ? 1 : 0;
        ++at;
    }
    return count;
}

/// Whether nearly all that the text says as GB18030 is common in Chinese.
bool is_plausibly_chinese(std::string_view text) {
    const PairCensus count = count_pairs(text);
    constexpr std::size_t k_enough = 16; // Chinese characters, of which one is of the later half
    if (count.all >= k_enough && count.later_chinese == 0) return false;
    return count.common_chinese * 3 >= count.all * 2; // what is broken in it is reported at its place
}

/// High bytes by what stands beside them.
struct HighBytes {
    std::size_t all = 0, alone = 0; ///< `alone`: with ASCII on both sides
    std::size_t cyrillic = 0;       ///< small letters of windows-1251
};
HighBytes count_high_bytes(std::string_view text) {
    HighBytes count;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_high(text[at])) continue;
        ++count.all;
        const bool before = at != 0 && is_high(text[at - 1]);
        const bool after = at + 1 < text.size() && is_high(text[at + 1]);
        count.alone += before || after ? 0 : 1;
        count.cyrillic += static_cast<unsigned char>(text[at]) >= 0xE0 ? 1 : 0;
    }
    return count;
}

} // namespace

PlainEncoding recognise(std::string_view beginning) {
    if (beginning.starts_with("\xEF\xBB\xBF")) return PlainEncoding::utf8;
    if (beginning.starts_with("\xFF\xFE")) return PlainEncoding::utf16le;
    if (beginning.starts_with("\xFE\xFF")) return PlainEncoding::utf16be;
    if (beginning.starts_with("\x84\x31\x95\x33")) return PlainEncoding::gb18030;
    // No other encoding of a table holds NUL; in UTF-16 the separators and digits have one each.
    std::size_t even = 0, odd = 0;
    for (std::size_t at = beginning.find('\0'); at != beginning.npos; at = beginning.find('\0', at + 1))
        ++(at % 2 == 0 ? even : odd);
    if ((even + odd) * 16 > beginning.size()) {
        if (odd > 4 * even) return PlainEncoding::utf16le;
        if (even > 4 * odd) return PlainEncoding::utf16be;
    }
    if (is_ascii(beginning)) return PlainEncoding::ascii;
    const Utf8Census count = census(beginning);
    if (count.broken == 0 || count.characters > count.broken) return PlainEncoding::utf8;
    return is_plausibly_chinese(beginning) ? PlainEncoding::gb18030 : PlainEncoding::other;
}

std::vector<NamedEncoding> likely_encodings(std::string_view beginning) {
    const PairCensus pairs = count_pairs(beginning);
    const HighBytes bytes = count_high_bytes(beginning);
    std::vector<NamedEncoding> likely;
    const bool euc_jp = pairs.euc_kana * 5 >= pairs.all && decodes_as("EUC-JP", beginning);
    if (euc_jp) likely.push_back({"euc-jp", {"日文", "Japanese"}});
    if (!euc_jp && pairs.common_big5 * 4 >= pairs.all * 3 && decodes_as("BIG5-HKSCS", beginning))
        likely.push_back({"big5", {"繁体中文", "traditional Chinese"}});
    if ((pairs.kana * 3 >= pairs.all || pairs.shift_jis * 10 >= pairs.all * 9) &&
        bytes.alone * 2 < bytes.all && decodes_as("SHIFT_JIS", beginning))
        likely.push_back({"shift_jis", {"日文", "Japanese"}});
    if (pairs.hangul * 10 >= pairs.all * 9 && decodes_as("EUC-KR", beginning))
        likely.push_back({"euc-kr", {"韩文", "Korean"}});
    if (!likely.empty()) return likely;
    if (bytes.alone * 3 < bytes.all && decodes_as("GB18030", beginning))
        likely.push_back({"gb18030", {"中文", "Chinese"}});
    if (bytes.alone * 3 < bytes.all && bytes.cyrillic * 2 > bytes.all)
        likely.insert(likely.begin(), {"windows-1251", {"西里尔字母", "Cyrillic"}});
    if (!likely.empty()) return likely;
    likely.push_back({"windows-1252", {"西欧文字", "Western European"}});
    likely.push_back({"windows-1250", {"中欧文字", "Central European"}});
    return likely;
}

Text listed(std::span<const NamedEncoding> encodings) {
    Text list;
    for (std::size_t at = 0; at < encodings.size(); ++at) {
        const std::string name(encodings[at].name);
        list.zh += (at == 0 ? "" : "或 ") + name + "（" + encodings[at].words.zh + "）";
        list.en += (at == 0 ? "" : " or ") + name + " (" + encodings[at].words.en + ')';
    }
    return list;
}

} // namespace gapcalc::load
