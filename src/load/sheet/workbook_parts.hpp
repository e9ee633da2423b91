// The small parts of a workbook: relationships, the list of sheets, styles, shared texts.
#pragma once

#include "load/sheet/workbook.hpp"

namespace gapcalc::load {

/// How a part is related to another.
struct Relationship {
    std::string id, type, target;
    /// Whether it is of that type, in the transitional or the strict spelling.
    bool is_type(std::string_view name) const {
        return type.size() > name.size() && type.ends_with(name) &&
               type[type.size() - name.size() - 1] == '/';
    }
};

/// The relationships of one part.
class Relationships {
  public:
    /// Reads them; none when the archive has no such part.
    Relationships(ZipArchive& archive, const std::string& part, WorkbookFault& fault);
    const Relationship* of_id(std::string_view id) const;
    const Relationship* of_type(std::string_view type) const;

  private:
    std::vector<Relationship> all_;
};

/// A sheet as the workbook lists it.
struct NamedSheet {
    std::string name, relationship;
    bool hidden = false;
};
void read_workbook_part(ZipArchive& archive, const std::string& part, std::vector<NamedSheet>& sheets,
                        bool& since_1904, WorkbookFault& fault);
/// Reads the number formats of cell styles.
void read_styles_part(ZipArchive& archive, const std::string& part, Workbook& workbook, WorkbookFault& fault);
void read_shared_texts(ZipArchive& archive, const std::string& part, SharedTexts& texts,
                       WorkbookFault& fault);

} // namespace gapcalc::load
