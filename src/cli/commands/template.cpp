// template: a starter file, or the sheets still to be filled in.
#include "cli/commands/commands.hpp"
#include "cli/data.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/selection.hpp"
#include "cli/table_writer.hpp"

#include <set>
#include <string>
#include <string_view>
#include <sys/stat.h>

namespace gapcalc::cli {
namespace {

/// The file for an entity's sheet: its name as a file may be called, and each once.
std::string file_name(std::string_view entity, std::string_view extension, std::set<std::string>& taken) {
    constexpr std::size_t k_most_bytes = 200; // of the 255 that a name may have
    std::string name = visible(entity);
    if (name.size() > k_most_bytes) {
        std::size_t size = k_most_bytes;
        while ((static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80) --size;
        name.resize(size);
    }
    // Neither another folder, nor hidden, nor a temporary file, nor a pattern, nor what Windows refuses.
    for (char& c : name)
        if (std::string_view("/\\:*?\"<>|#").find(c) != std::string_view::npos) c = '_';
    if (name.empty() || name.front() == '.' || name.front() == '~') name.insert(name.begin(), '_');
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number) unique = name + ' ' + std::to_string(number);
    return unique + '.' + std::string(extension);
}

/// Writes each sheet to a file of its own in the folder, which is made where it is not there.
Exit write_files(Invocation& invocation, Language language, tabulate::Form& form, const std::string& folder,
                 Exit result) {
    mkdir(folder.c_str(), 0777); // what is wrong with it shows at the first file
    std::set<std::string> taken;
    std::vector<std::string> paths;
    for (const table::Table& sheet : form.sheets)
        paths.push_back(folder + file_name(sheet.sheet_name, invocation.options.format->extension, taken));
    for (const std::string& path : paths) {
        if (!is_input(invocation, path)) continue;
        tell(invocation, problems::output_is_input, {path});
        return Exit::failed;
    }
    for (std::size_t at = 0; at < paths.size(); ++at) {
        TableWriter writer(invocation, language, paths[at]);
        writer.write(std::move(form.sheets[at]));
        if (writer.finish(Exit::ran) == Exit::failed) return Exit::failed;
    }
    return result;
}

Exit write_sheets(Invocation& invocation, Language language, tabulate::Form& form, Exit result) {
    const auto& output = invocation.options.output;
    if (output && output->ends_with('/')) return write_files(invocation, language, form, *output, result);
    table::Table all = std::move(form.sheets.front());
    for (std::size_t at = 1; at < form.sheets.size(); ++at)
        all.attached.push_back(std::move(form.sheets[at]));
    TableWriter writer(invocation, language);
    writer.write(std::move(all));
    return writer.finish(result);
}

} // namespace

Exit run_template(Invocation& invocation) {
    const auto& options = invocation.options;
    if (!options.template_data)
        return write_text(invocation, invocation.language == Language::zh ? data::starter_zh_toml
                                                                          : data::starter_en_toml);
    bool faulty = false;
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    tabulate::FormRequest request;
    request.period = options.period->period;
    request.language = table_language(*catalogue, invocation);
    request.people = options.labels.value_or(options.format->people);
    request.ids = options.format->bytes != nullptr;
    Diagnostics problems;
    request.by = find_sets(*catalogue, options, problems);
    if (tell(invocation, problems)) return Exit::failed;
    auto form = tabulate::tabulate_form(*catalogue, request);
    const auto result = write_sheets(invocation, request.language, form, faulty ? Exit::failed : Exit::ran);
    if (result != Exit::failed || faulty)
        for (const auto at : form.unnamed) {
            const auto& set = catalogue->sets[at];
            tell(invocation, problems::entities_unnamed,
                 {set.name.empty() ? Text(set.id) : set.name, std::to_string(set.total() - set.size())});
        }
    return result;
}

} // namespace gapcalc::cli
