#include "load/sheet/csv_text.hpp"

#include "gapcalc/base/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gapcalc::load {
namespace {

// Marks what could not be decoded: no UTF-8 holds this byte, so that the cell is refused where it is read.
constexpr char k_undecodable = '\xFF';
constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Whether every byte is ASCII; in steps of 64, since it looks at every block of most files.
bool is_ascii(std::string_view text) {
    constexpr std::uint64_t k_high_bits = 0x8080808080808080ULL;
    std::size_t at = 0;
    for (; at + 64 <= text.size(); at += 64) {
        std::uint64_t words[8];
        std::memcpy(words, text.data() + at, sizeof words);
        const std::uint64_t all =
            (words[0] | words[1] | words[2] | words[3]) | (words[4] | words[5] | words[6] | words[7]);
        if ((all & k_high_bits) != 0) return false;
    }
    return std::none_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_high);
}

bool is_utf8(const std::string& name) { return name == "utf-8" || name == "utf8"; }

std::string name_for_iconv(const std::string& name) {
    std::string known = name;
    // A table in these is a table in their superset, and what is wrong in it is found the same way.
    if (name == "gbk" || name == "gb2312" || name == "cp936") known = "GB18030";
    if (name == "utf-16" || name == "utf16") known = "UTF-16LE";
    for (char& c : known) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    const bool plain = std::all_of(known.begin(), known.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    return plain ? known : "?";
}

} // namespace

/// iconv with its rest of an incomplete character.
class TextStream::Decoder {
  public:
    explicit Decoder(const std::string& encoding)
        : conversion_(iconv_open("UTF-8", encoding.c_str())), unit_(encoding.starts_with("UTF-16") ? 2 : 1) {}
    ~Decoder() {
        if (usable()) iconv_close(conversion_);
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    bool usable() const { return conversion_ != reinterpret_cast<iconv_t>(-1); }

    /// Appends the text of `raw`, which follows what came before; `last` when nothing will follow.
    void decode(std::string_view raw, bool last, TextBlock& block) {
        pending_ += raw;
        char* in = pending_.data();
        std::size_t left = pending_.size();
        while (left != 0) {
            const std::size_t most = left * 3 + 16; // no encoding of iconv grows more in UTF-8
            char* const begin = block.room(most);
            char* to = begin;
            std::size_t room = most;
            const std::size_t result = iconv(conversion_, &in, &left, &to, &room);
            const int error = errno;
            block.grow(static_cast<std::size_t>(to - begin));
            if (result != static_cast<std::size_t>(-1) || error == E2BIG) continue;
            if (error == EINVAL && !last) break;
            block.append({&k_undecodable, 1});
            const std::size_t skipped = std::min(unit_, left);
            in += skipped;
            left -= skipped;
        }
        pending_.erase(0, pending_.size() - left);
    }

  private:
    iconv_t conversion_;
    std::size_t unit_; // bytes to step over what cannot be decoded
    std::string pending_;
};

TextStream::TextStream(const std::string& path, const std::optional<std::string>& encoding) {
    file_ = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file_ < 0 || fstat(file_, &status) != 0) {
        fault_ = Fault::system;
        reason_ = std::strerror(errno);
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        fault_ = Fault::folder;
        return;
    }
    regular_ = S_ISREG(status.st_mode) && path != "-";
    if (regular_) total_ = static_cast<std::uint64_t>(status.st_size);
#ifdef F_SETPIPE_SZ
    if (S_ISFIFO(status.st_mode)) fcntl(file_, F_SETPIPE_SZ, 1 << 20); // fewer changes between the processes
#endif
    if (!encoding) return;
    name_ = *encoding;
    for (char& c : name_) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    settled_ = true;
    if (is_utf8(name_)) return;
    decode_with(name_);
    if (!decoder_->usable()) fault_ = Fault::encoding;
}

TextStream::TextStream(std::string text) : settled_(true), given_(std::move(text)), in_memory_(true) {}

bool is_encoding(const std::string& name) {
    if (is_utf8(name)) return true;
    const iconv_t conversion = iconv_open("UTF-8", name_for_iconv(name).c_str());
    if (conversion == reinterpret_cast<iconv_t>(-1)) return false;
    iconv_close(conversion);
    return true;
}

TextStream::~TextStream() {
    if (file_ > STDIN_FILENO) close(file_);
}

void TextStream::decode_with(const std::string& name) {
    decoder_ = std::make_unique<Decoder>(name_for_iconv(name));
}

std::string_view TextStream::peek() {
    if (fault_ != Fault::none) return {};
    char bytes[64];
    start_.assign(bytes, read_some(bytes, sizeof bytes));
    read_ -= start_.size();
    ended_ = false;
    return start_;
}

std::string TextStream::take_bytes(std::size_t most) {
    std::string bytes;
    while (bytes.size() < most && !ended_ && fault_ == Fault::none) {
        const std::size_t before = bytes.size();
        bytes.resize(std::min(most, before + k_block));
        bytes.resize(before + read_some(bytes.data() + before, bytes.size() - before));
    }
    return bytes;
}

std::size_t TextStream::read_some(char* to, std::size_t size) {
    std::size_t got = std::min(size, start_.size());
    std::memcpy(to, start_.data(), got);
    start_.erase(0, got);
    if (in_memory_) {
        const std::size_t more = given_.copy(to + got, size - got, given_read_);
        given_read_ += more;
        got += more;
        ended_ = got < size;
        read_ += got;
        return got;
    }
    while (got < size) {
        const ssize_t count = read(file_, to + got, size - got);
        if (count > 0) {
            got += static_cast<std::size_t>(count);
            continue;
        }
        if (count < 0 && errno == EINTR) continue;
        ended_ = true;
        if (count < 0) {
            fault_ = Fault::system;
            reason_ = std::strerror(errno);
        } else if (read_ + got < total_) {
            fault_ = Fault::shrunk;
        }
        break;
    }
    read_ += got;
    return got;
}

/// Decides on the encoding as soon as the text shows it; until then it is ASCII, which they share.
void TextStream::settle(std::string_view raw) {
    if (!first_ && is_ascii(raw)) return;
    PlainEncoding seen = recognise(raw);
    if (!first_ && seen >= PlainEncoding::utf16le) seen = PlainEncoding::utf8; // it began otherwise
    const bool marked = raw.starts_with("\xFF\xFE") || raw.starts_with("\xFE\xFF");
    if (settled_) {
        // A byte order mark is surer than what was said.
        if (!first_ || (!marked && name_ != "utf-16" && name_ != "utf16") || seen < PlainEncoding::utf16le)
            return;
    }
    switch (seen) {
    case PlainEncoding::ascii:
        return;
    case PlainEncoding::utf8:
        break;
    case PlainEncoding::gb18030:
        name_ = "gb18030";
        decode_with(name_);
        break;
    case PlainEncoding::utf16le:
        name_ = "utf-16le";
        decode_with(name_);
        break;
    case PlainEncoding::utf16be:
        name_ = "utf-16be";
        decode_with(name_);
        break;
    case PlainEncoding::other:
        fault_ = Fault::unrecognised;
        likely_ = likely_encodings(raw);
        break;
    }
    settled_ = true;
}

void TextStream::fill(TextBlock& block) {
    char* const to = block.room(k_block);
    const std::size_t size = read_some(to, k_block);
    const std::string_view raw(to, size);
    if (first_ && raw.starts_with(k_utf8_mark)) {
        // Whatever was said: the mark is UTF-8's alone.
        decoder_.reset();
        name_ = "utf-8";
        settled_ = true;
    } else if (first_ || !settled_) {
        settle(raw);
    }
    const std::size_t before = block.size();
    if (decoder_) {
        const std::string copy(raw);
        decoder_->decode(copy, ended_, block);
    } else {
        block.grow(size);
    }
    if (first_ && block.text().substr(before).starts_with(k_utf8_mark)) {
        const std::string rest(block.text().substr(before + k_utf8_mark.size()));
        block.cut(before);
        block.append(rest);
    }
    first_ = false;
}

bool TextStream::next(TextBlock& block) {
    block.clear();
    block.append(carry_);
    carry_.clear();
    block.overlong = false;
    std::size_t searched = 0; // the bytes before have no line break
    while (!ended_ && fault_ == Fault::none) {
        fill(block);
        if (block.size() > k_longest_line && block.text().find('\n', searched) > k_longest_line) {
            block.overlong = true;
            ended_ = true;
            break;
        }
        const std::size_t end = block.text().substr(searched).rfind('\n');
        if (end != std::string_view::npos) {
            carry_ = block.text().substr(searched + end + 1);
            block.cut(searched + end + 1);
            break;
        }
        searched = block.size();
    }
    // Half a line says nothing, nor do bytes of an encoding that is not known.
    const bool half = fault_ != Fault::none && !block.text().ends_with('\n');
    if (half || fault_ == Fault::unrecognised) block.clear();
    if (block.size() == 0) return false;
    if (block.text().back() != '\n') block.append("\n");
    block.seal();
    block.number = blocks_++;
    block.read = read_;
    block.encoding = name_;
    return true;
}

} // namespace gapcalc::load
