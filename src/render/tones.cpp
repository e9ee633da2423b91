#include "render/tones.hpp"

#include <array>

namespace gapcalc::render {

// The fills differ in lightness too, so that grey print tells done, on pace, slow, behind and not judged
// apart.
const TonePaint& tone_paint(table::Tone tone) {
    static constexpr std::array<TonePaint, 9> k_paints{{
        {0x18212F, 0xFFFFFF}, // none
        {0xFFFFFF, 0x17663A}, // best
        {0x0A4F58, 0xCBE9EC}, // good
        {0x5C3B00, 0xF2CF85}, // fair
        {0xFFFFFF, 0xB84A0A}, // poor
        {0xFFFFFF, 0xA3283A}, // bad
        {0xFFFFFF, 0x7A0F1C}, // worst
        {0x2B3A55, 0xDDE4F0}, // way
        {0x56616F, 0xF7F8FA}, // idle
    }};
    return k_paints[static_cast<std::size_t>(tone)];
}

} // namespace gapcalc::render
