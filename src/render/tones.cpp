#include "render/tones.hpp"

#include <array>

namespace gapcalc::render {

// The fills differ in lightness too, so that grey print tells done, on pace, slow, behind and not judged
// apart.
const TonePaint& tone_paint(table::Tone tone) {
    static constexpr std::array<TonePaint, 9> k_paints{{
        {0x18212F, 0xFFFFFF}, // none
        {0xFFFFFF, 0x0D4A29}, // best
        {0x18212F, 0xA3D9C9}, // good
        {0x18212F, 0xD29C34}, // fair
        {0xFFFFFF, 0xB0501C}, // poor
        {0xFFFFFF, 0xAD3F52}, // bad
        {0xFFFFFF, 0xB52436}, // worst
        {0x18212F, 0xCFDCF2}, // way
        {0x18212F, 0xF3F5F8}, // idle
    }};
    return k_paints[static_cast<std::size_t>(tone)];
}

} // namespace gapcalc::render
