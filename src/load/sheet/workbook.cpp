#include "load/sheet/workbook.hpp"

#include "load/sheet/workbook_parts.hpp"

namespace gapcalc::load {
namespace {

using Kind = WorkbookFault::Kind;

/// What an archive that is no workbook seems to be, and what to do.
Text other_archive(const ZipArchive& archive) {
    if (archive.has("xl/workbook.bin"))
        return {"是 .xlsb（二进制工作簿）：另存为 .xlsx 或 CSV",
                "is a binary workbook (.xlsb): save the sheet as .xlsx or CSV"};
    if (archive.has("content.xml") && archive.has("mimetype"))
        return {"是 OpenDocument（.ods）：另存为 .xlsx 或 CSV",
                "is an OpenDocument file (.ods): save the sheet as .xlsx or CSV"};
    if (archive.has("Index/Document.iwa") || archive.has("Index.zip"))
        return {"是 Numbers 文件：导出为 .xlsx 或 CSV",
                "is a Numbers file: export the sheet as .xlsx or CSV"};
    if (archive.has_folder("word/"))
        return {"是 Word 文档：把表格存成 .xlsx 或 CSV",
                "is a Word document: save its table as .xlsx or CSV"};
    if (archive.has_folder("ppt/"))
        return {"是演示文稿：把表格存成 .xlsx 或 CSV", "is a presentation: save its table as .xlsx or CSV"};
    return {"是压缩包，里面没有工作簿：先解压，再写其中的 .xlsx 或 CSV",
            "is an archive without a workbook: unpack it and name the .xlsx or CSV in it"};
}

/// The path of `target` as `from` names it.
std::string resolved(std::string_view from, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    const std::size_t slash = from.rfind('/');
    std::string path = slash == from.npos ? "" : std::string(from.substr(0, slash + 1));
    while (true) {
        if (target.starts_with("./")) {
            target.remove_prefix(2);
        } else if (target.starts_with("../")) {
            target.remove_prefix(3);
            if (!path.empty()) path.pop_back();
            const std::size_t before = path.rfind('/');
            path.resize(before == path.npos ? 0 : before + 1);
        } else {
            return path + std::string(target);
        }
    }
}

std::string relationships_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t name = slash == part.npos ? 0 : slash + 1;
    return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

} // namespace

std::unique_ptr<Workbook> Workbook::open(std::unique_ptr<ZipArchive> archive, WorkbookFault& fault) {
    if (!archive) return nullptr;
    auto workbook = std::make_unique<Workbook>();
    workbook->archive = std::move(archive);
    ZipArchive& zip = *workbook->archive;
    if (!zip.has("_rels/.rels") && !zip.has("xl/workbook.xml")) {
        fault.set(Kind::not_a_workbook, {}, other_archive(zip));
        return nullptr;
    }
    std::string main = "xl/workbook.xml";
    if (zip.has("_rels/.rels")) {
        Relationships top(zip, "_rels/.rels", fault);
        if (fault) return nullptr;
        if (const Relationship* const found = top.of_type("officeDocument"))
            main = resolved("", found->target);
    }
    if (!zip.has(main) || !main.ends_with(".xml")) {
        fault.set(Kind::not_a_workbook, {}, other_archive(zip));
        return nullptr;
    }
    if (main.starts_with("word/") || main.starts_with("ppt/")) {
        fault.set(Kind::not_a_workbook, {}, other_archive(zip));
        return nullptr;
    }
    const Relationships related(zip, relationships_of(main), fault);
    if (fault) return nullptr;
    std::vector<NamedSheet> named;
    read_workbook_part(zip, main, named, workbook->since_1904, fault);
    if (fault) return nullptr;
    for (NamedSheet& sheet : named) {
        const Relationship* const found = related.of_id(sheet.relationship);
        if (found == nullptr) {
            fault.set(Kind::broken, main,
                      {"工作表“" + sheet.name + "”没有内容", "the sheet \"" + sheet.name + "\" has no part"});
            return nullptr;
        }
        const bool cells = found->is_type("worksheet");
        workbook->sheets.push_back(
            {std::move(sheet.name), cells ? resolved(main, found->target) : std::string(), sheet.hidden});
    }
    if (const Relationship* const styles = related.of_type("styles"))
        read_styles_part(zip, resolved(main, styles->target), *workbook, fault);
    if (fault) return nullptr;
    if (const Relationship* const texts = related.of_type("sharedStrings"))
        read_shared_texts(zip, resolved(main, texts->target), workbook->texts, fault);
    return fault ? nullptr : std::move(workbook);
}

} // namespace gapcalc::load
