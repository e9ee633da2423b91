// From bytes to UTF-8 text in blocks of whole lines: opening, encodings, long lines.
#pragma once

#include "gapcalc/base/growing_array.hpp"
#include "load/encodings.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// A run of whole lines; the byte before its end is a line break, and the k_slack bytes after it are 0.
class TextBlock {
  public:
    static constexpr std::size_t k_slack = 64;
    std::string_view text() const { return {bytes_.data() + begin_, size()}; }
    std::size_t size() const { return bytes_.size() - begin_; }
    void clear() {
        bytes_.clear();
        begin_ = 0;
    }
    void append(std::string_view text) { bytes_.append(text); }
    /// Leaves that many bytes out at the front.
    void skip(std::size_t size) { begin_ += size; }
    /// Returns a buffer for `size` more bytes; grow then appends what was written to it.
    char* room(std::size_t size) { return bytes_.room(size); }
    void grow(std::size_t size) { bytes_.grow(size); }
    void cut(std::size_t size) { bytes_.resize(begin_ + size, '\0'); }
    /// Sets the bytes after the end to 0: readers look at many bytes at once, and may find nothing there.
    void seal() { std::memset(bytes_.room(k_slack), 0, k_slack); }

    std::uint64_t number = 0; ///< of this block in its file, from 0
    std::uint64_t read = 0;   ///< bytes of the file that were read when this block was complete
    std::string encoding;     ///< of the file, as far as it was known then
    bool overlong = false;    ///< it ends in the middle of a line beyond all reason

  private:
    GrowingArray<char> bytes_;
    std::size_t begin_ = 0; // of the text in bytes_
};

/// Whether text in the encoding of that name can be read.
bool is_encoding(const std::string& name);

/// A file read in blocks, from front to back.
class TextStream {
  public:
    static constexpr std::size_t k_block = std::size_t{256} << 10;
    static constexpr std::size_t k_longest_line = std::size_t{16} << 20;

    /// Why a file could not be opened or read on.
    enum class Fault : std::uint8_t { none, system, folder, encoding, unrecognised, shrunk };

    /// Opens `path`, "-" for standard input. `encoding` is what the user named, empty to recognise it.
    TextStream(const std::string& path, const std::optional<std::string>& encoding);
    /// Reads UTF-8 that is in memory already.
    explicit TextStream(std::string text);
    ~TextStream();
    TextStream(const TextStream&) = delete;
    TextStream& operator=(const TextStream&) = delete;

    Fault fault() const { return fault_; }
    /// The system's words for Fault::system.
    const std::string& reason() const { return reason_; }
    /// What the text may be in, for Fault::unrecognised.
    const std::vector<NamedEncoding>& likely() const { return likely_; }
    /// Fills `block` with the next whole lines; false at the end and after a fault.
    bool next(TextBlock& block);
    /// The first bytes of the file, at most 64, before any call of next.
    std::string_view peek();
    /// All bytes of the file, or the first `most` of them, instead of blocks.
    std::string take_bytes(std::size_t most);
    /// How many blocks there were so far.
    std::uint64_t blocks() const { return blocks_; }
    /// The size of a regular file; 0 when it is not known.
    std::uint64_t total() const { return total_; }
    /// Whether it can be opened again to look for something.
    bool regular() const { return regular_; }
    /// The encoding by name, as far as it is known.
    std::string_view encoding() const { return name_; }

  private:
    class Decoder;
    void fill(TextBlock& block);
    std::size_t read_some(char* to, std::size_t size);
    void settle(std::string_view raw);
    void decode_with(const std::string& name);

    int file_ = -1;
    bool regular_ = false, ended_ = false, first_ = true, settled_ = false;
    std::uint64_t total_ = 0, read_ = 0, blocks_ = 0;
    Fault fault_ = Fault::none;
    std::vector<NamedEncoding> likely_;
    std::string reason_, name_ = "utf-8", carry_;
    std::string start_;          // bytes that were looked at already
    std::string given_;          // all bytes, of what is in memory
    std::size_t given_read_ = 0; // of them those that were read
    bool in_memory_ = false;
    std::unique_ptr<Decoder> decoder_; // none: the bytes are the text
};

} // namespace gapcalc::load
