#include "gapcalc/load.hpp"

#include "base/in_order.hpp"
#include "load/catalogue/resolve.hpp"
#include "load/files.hpp"
#include "load/points/answer.hpp"
#include "load/sheet/data_files.hpp"
#include "load/sheet/duplicates.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

// So large that its parts are shared out between the threads.
constexpr std::uint64_t k_large = 1 << 20;

ParsedFile read_draft(const std::string& path, std::uint32_t source, const TomlReading& reading) {
    ParsedFile file;
    file.path = path;
    file.document.source = source;
    auto text = read_file(path, file.problems);
    if (!text) {
        file.document.unread = true;
        return file;
    }
    file.text = std::move(*text);
    // Views into the text must survive its moves: short strings would move their bytes.
    file.text.reserve(64);
    if (!check_encoding(file.text, path, source, file.problems)) {
        file.document.unread = true;
        return file;
    }
    file.document = read_toml(file.text, source, file.problems, reading);
    read_definitions(file);
    file.document.entries = std::vector<TomlEntry>(); // the drafts have it all
    return file;
}

/// Reads files on several threads: small ones side by side, each large one on all of them. The result does
/// not depend on their number. On one thread 1,000 files take 1.8 times as long as on two.
std::vector<ParsedFile> read_drafts(const LoadRequest& request, const std::vector<FileName>& names,
                                    std::uint32_t first_source) {
    const std::size_t threads = threads_for(request.jobs);
    std::vector<ParsedFile> files(names.size());
    std::vector<std::size_t> small, large;
    std::uint64_t total = 0, done = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool alone = names[i].size >= k_large || names.size() == 1;
        (alone ? large : small).push_back(i);
        total += names[i].size;
    }
    const auto advance = [&](std::uint64_t bytes) {
        done += bytes;
        if (request.progress) request.progress(done, std::max(done, total));
    };
    const auto read = [&](std::size_t i, const TomlReading& reading) {
        return read_draft(names[i].path, first_source + static_cast<std::uint32_t>(i), reading);
    };
    auto next = small.begin();
    make_in_order(
        small.size(), threads, [&] { return [&](std::size_t at) { return read(small[at], {}); }; },
        [&](ParsedFile file) {
            advance(names[*next].size);
            files[*next++] = std::move(file);
        });
    for (const std::size_t i : large) {
        const std::uint64_t before = done;
        files[i] = read(i, {.threads = threads, .progress = advance});
        done = before;
        advance(names[i].size);
    }
    return files;
}

} // namespace

Catalogue read_catalogue(const LoadRequest& request, Sources& sources, Diagnostics& problems) {
    Catalogue catalogue;
    std::vector<ParsedFile> files =
        read_drafts(request, find_files(request.paths, problems), sources.size() + 1);
    bool unread = problems.has_errors(), csv = !request.data.empty(), quotients = false;
    for (ParsedFile& file : files) {
        sources.add(file.path, std::move(file.text));
        problems.merge(std::move(file.problems));
        unread |= file.document.unread;
        csv |= !file.data.empty();
        quotients |= std::ranges::any_of(file.indicators,
                                         [](const ParsedIndicator& one) { return one.to || one.weight; });
    }
    LoadState state{catalogue, sources, problems, request, {}};
    Resolution resolution{state, files};
    resolution.wants_places = csv || quotients;
    resolution.unread = unread;
    resolve(resolution);
    for (const ParsedFile& file : files) {
        for (const CsvRequest& wanted : file.data)
            for (const CsvRequest& each : expand_pattern(wanted, problems)) read_csv(each, state);
    }
    for (const std::string& path : request.data)
        for (const CsvRequest& each : requests_for(path, problems)) read_csv(each, state);
    check_tables(state);
    if (request.ask && !catalogue.tables.empty())
        if (auto reply = request.ask(catalogue, problems)) read_answer(*std::move(reply), state);
    name_earlier(state);
    check_catalogue(state);
    return catalogue;
}

} // namespace gapcalc::load
