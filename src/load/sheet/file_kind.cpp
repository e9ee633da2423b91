#include "load/sheet/file_kind.hpp"

#include <string>

namespace gapcalc::load {
namespace {

const Text k_save_as{"在 Excel 或 WPS 中另存为 .xlsx 或 CSV",
                     "save the sheet as .xlsx or CSV in Excel or WPS"};

/// A text in the encoding that names inside old Microsoft files have.
std::string wide(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c;
        out += '\0';
    }
    return out;
}

/// Files of Microsoft's old container: workbooks, and new ones under a password.
FileKind compound_file(TextStream& stream) {
    constexpr std::size_t k_looked_at = std::size_t{4} << 20;
    const std::string bytes = stream.take_bytes(k_looked_at);
    if (bytes.find(wide("EncryptedPackage")) != bytes.npos ||
        bytes.find(wide("EncryptionInfo")) != bytes.npos)
        return {FileKind::Is::other,
                {"有密码", "is protected by a password"},
                {"去掉密码再存一次", "remove the password and save it again"}};
    if (bytes.find(wide("WordDocument")) != bytes.npos)
        return {FileKind::Is::other,
                {"是 Word 文档", "is a Word document"},
                {"把表格存成 .xlsx 或 CSV", "save its table as .xlsx or CSV"}};
    return {FileKind::Is::other,
            {"是旧格式的工作簿（.xls、.et）", "is a workbook of the old format (.xls, .et)"},
            k_save_as};
}

std::string lower_start(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::string out;
    for (const char c : trimmed(bytes)) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}

} // namespace

FileKind kind_of_file(TextStream& stream) {
    const std::string_view start = stream.peek();
    if (start.starts_with("PK\3\4") || start.starts_with("PK\5\6")) return {FileKind::Is::archive, {}, {}};
    if (start.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return compound_file(stream);
    if (start.starts_with("%PDF"))
        return {FileKind::Is::other,
                {"是 PDF", "is a PDF"},
                {"把其中的表格存成 .xlsx 或 CSV", "save the table in it as .xlsx or CSV"}};
    if (start.starts_with("\x1F\x8B"))
        return {FileKind::Is::other,
                {"是压缩文件（gzip）", "is compressed (gzip)"},
                {"先解压", "unpack it first"}};
    if (start.starts_with("{\\rtf"))
        return {FileKind::Is::other, {"是 RTF 文档", "is an RTF document"}, k_save_as};
    const std::string text = lower_start(start);
    for (const std::string_view tag :
         {"<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style"})
        if (text.starts_with(tag))
            return {FileKind::Is::other,
                    {"是网页（HTML），不是工作簿", "is a web page (HTML), not a workbook"},
                    k_save_as};
    if (text.starts_with("<?xml") || text.starts_with("<workbook"))
        return {FileKind::Is::other, {"是 XML，不是工作簿", "is XML, not a workbook"}, k_save_as};
    return {};
}

} // namespace gapcalc::load
