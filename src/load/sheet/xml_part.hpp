// XML parts of a workbook, streamed: expat within limits.
#pragma once

#include "load/sheet/zip_archive.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace gapcalc::load {

/// The attributes of an element; valid while it is being opened.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char** list) : list_(list) {}
    /// The value of the attribute of that name, whatever its prefix; empty when there is none.
    std::optional<std::string_view> find(std::string_view name) const;
    /// The same of an attribute that has a prefix, such as r:id.
    std::optional<std::string_view> find_prefixed(std::string_view name) const;
    /// Whether it is there and says 1, true or on.
    bool is_on(std::string_view name) const;

  private:
    const char** list_;
};

/// Takes the elements of a part in as they come; names are without prefixes. The root has depth 1.
class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void open(std::string_view name, const XmlAttributes& attributes, int depth) = 0;
    virtual void close(std::string_view name, int depth) = 0;
    /// A piece of text; one text may come in several pieces.
    virtual void text(std::string_view piece) = 0;
};

/// Reads one part of an archive piece by piece.
class XmlPart {
  public:
    static constexpr int k_deepest = 64;
    static constexpr std::uint64_t k_longest_token = std::uint64_t{4} << 20; ///< bytes of one tag

    /// What stops it is said in `fault`. The archive reads nothing else until this is done with.
    XmlPart(ZipArchive& archive, std::string_view name, XmlHandler& handler, WorkbookFault& fault);
    ~XmlPart();
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;

    /// Reads the next piece; false at the end and after a fault.
    bool step();
    /// Reads all that is left; false after a fault.
    bool finish();
    const std::string& name() const { return name_; }

  private:
    struct Callbacks;
    void fail(WorkbookFault::Kind kind, const Text& why);

    ZipArchive& archive_;
    std::string name_;
    XmlHandler& handler_;
    WorkbookFault& fault_;
    void* parser_ = nullptr; // expat's
    int depth_ = 0;
    std::uint64_t given_ = 0, heard_ = 0; // bytes so far, and when the last of them made sense
    bool done_ = false;
};

} // namespace gapcalc::load
