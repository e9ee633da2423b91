#include "load/sheet/xml_part.hpp"

#include <cstring>
#include <expat.h>
#include <new>

namespace gapcalc::load {
namespace {

std::uint64_t line_of(XML_Parser parser) {
#if XML_MAJOR_VERSION * 100 + XML_MINOR_VERSION >= 209 // of Debian 13, where the other one is deprecated
    return XML_GetCurrentLineNumber64(parser);
#else
    return XML_GetCurrentLineNumber(parser);
#endif
}

using Kind = WorkbookFault::Kind;

/// `name` without its prefix.
std::string_view local(const char* name) {
    const char* const colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

XML_Parser parser_of(void* parser) { return static_cast<XML_Parser>(parser); }

constexpr int k_piece = 64 * 1024;

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char** at = list_; *at != nullptr; at += 2)
        if (local(*at) == name) return at[1];
    return std::nullopt;
}

std::optional<std::string_view> XmlAttributes::find_prefixed(std::string_view name) const {
    for (const char** at = list_; *at != nullptr; at += 2)
        if (std::strchr(*at, ':') != nullptr && local(*at) == name) return at[1];
    return std::nullopt;
}

bool XmlAttributes::is_on(std::string_view name) const {
    const auto value = find(name);
    return value && (*value == "1" || *value == "true" || *value == "on");
}

struct XmlPart::Callbacks {
    static XmlPart& part(void* data) { return *static_cast<XmlPart*>(data); }

    static void open(void* data, const char* name, const char** attributes) {
        XmlPart& self = part(data);
        self.heard_ = self.given_;
        if (++self.depth_ > k_deepest)
            return self.fail(Kind::too_large, {"XML 嵌套过深", "its XML is nested too deeply"});
        self.handler_.open(local(name), XmlAttributes(attributes), self.depth_);
        if (self.fault_) XML_StopParser(parser_of(self.parser_), XML_FALSE);
    }
    static void close(void* data, const char* name) {
        XmlPart& self = part(data);
        self.heard_ = self.given_;
        self.handler_.close(local(name), self.depth_--);
        if (self.fault_) XML_StopParser(parser_of(self.parser_), XML_FALSE);
    }
    static void text(void* data, const char* piece, int size) {
        part(data).heard_ = part(data).given_;
        part(data).handler_.text({piece, static_cast<std::size_t>(size)});
    }
    static void doctype(void* data, const char*, const char*, const char*, int) {
        part(data).fail(Kind::broken,
                        {"XML 中有文档类型声明（实体），工作簿没有这样的内容",
                         "its XML declares a document type (entities), which no workbook does"});
    }
};

XmlPart::XmlPart(ZipArchive& archive, std::string_view name, XmlHandler& handler, WorkbookFault& fault)
    : archive_(archive), name_(name), handler_(handler), fault_(fault) {
    done_ = !archive.open_part(name, fault);
    const XML_Parser parser = XML_ParserCreate(nullptr);
    if (parser == nullptr) throw std::bad_alloc();
    parser_ = parser;
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, Callbacks::open, Callbacks::close);
    XML_SetCharacterDataHandler(parser, Callbacks::text);
    XML_SetStartDoctypeDeclHandler(parser, Callbacks::doctype);
}

XmlPart::~XmlPart() {
    XML_ParserFree(parser_of(parser_));
    archive_.close_part();
}

void XmlPart::fail(Kind kind, const Text& why) {
    fault_.set(kind, name_, why);
    XML_StopParser(parser_of(parser_), XML_FALSE);
}

bool XmlPart::step() {
    if (done_) return false;
    const XML_Parser parser = parser_of(parser_);
    void* const buffer = XML_GetBuffer(parser, k_piece);
    if (buffer == nullptr) throw std::bad_alloc();
    const std::size_t size = archive_.read(static_cast<char*>(buffer), k_piece, fault_);
    if (fault_) {
        done_ = true;
        return false;
    }
    given_ += size;
    done_ = size == 0;
    if (XML_ParseBuffer(parser, static_cast<int>(size), done_ ? XML_TRUE : XML_FALSE) != XML_STATUS_OK) {
        done_ = true;
        const std::string line = std::to_string(line_of(parser));
        fault_.set(
            Kind::broken, name_,
            {"第 " + line + " 行不是合法的 XML：" + XML_ErrorString(XML_GetErrorCode(parser)),
             "line " + line + " is not well-formed XML: " + XML_ErrorString(XML_GetErrorCode(parser))});
        return false;
    }
    if (fault_) done_ = true;
    if (given_ - heard_ > k_longest_token) {
        done_ = true;
        fault_.set(Kind::too_large, name_, {"XML 中有一个过长的标签", "a tag of its XML is too long"});
    }
    return !done_;
}

bool XmlPart::finish() {
    while (step()) {
    }
    return !fault_;
}

} // namespace gapcalc::load
