#include "gapcalc/load.hpp"

#include "load/files.hpp"
#include "load/resolve.hpp"

#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>

namespace gapcalc {
namespace {

/// Reads files on several threads; each is worked on alone, so that the result does not depend on their
/// number.
class FilesReader {
  public:
    FilesReader(const LoadRequest& request, std::vector<FileName> names, std::uint32_t first_source)
        : request_(request), names_(std::move(names)), first_source_(first_source), files_(names_.size()) {
        for (const FileName& name : names_) total_ += name.size;
    }

    std::vector<FileDraft> read() {
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t wanted = request_.jobs > 0 ? static_cast<std::size_t>(request_.jobs) : cores;
        std::vector<std::thread> threads;
        for (std::size_t i = 1; i < std::min(wanted, names_.size()); ++i) {
            try {
                threads.emplace_back([this] { work(); });
            } catch (const std::system_error&) {
                break; // no more threads to be had: those that are there do the work
            }
        }
        work();
        for (std::thread& thread : threads) thread.join();
        return std::move(files_);
    }

  private:
    void work() {
        for (std::size_t i = next_++; i < names_.size(); i = next_++) {
            read_one(files_[i], names_[i].path, first_source_ + static_cast<std::uint32_t>(i));
            if (!request_.progress) continue;
            const std::lock_guard lock(progress_);
            done_ += names_[i].size;
            request_.progress(done_, std::max(done_, total_));
        }
    }

    static void read_one(FileDraft& file, const std::string& path, std::uint32_t source) {
        file.path = path;
        file.document.source = source;
        auto text = read_file(path, file.problems);
        if (!text) {
            file.document.unread = true;
            return;
        }
        file.text = std::move(*text);
        // Views into the text must survive its move into the sources: short strings would move their bytes.
        file.text.reserve(64);
        if (!check_encoding(file.text, path, source, file.problems)) {
            file.document.unread = true;
            return;
        }
        file.document = read_toml(file.text, source, file.problems);
        read_definitions(file);
    }

    const LoadRequest& request_;
    std::vector<FileName> names_;
    std::uint32_t first_source_;
    std::vector<FileDraft> files_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex progress_;
    std::uint64_t done_ = 0, total_ = 0;
};

CsvRequest request_for(const std::string& path) {
    CsvRequest request;
    request.path = path;
    return request;
}

} // namespace

Catalogue load(const LoadRequest& request, Sources& sources, Diagnostics& problems) {
    Catalogue catalogue;
    std::vector<FileDraft> files =
        FilesReader(request, find_files(request.paths, problems), sources.size() + 1).read();
    bool unread = problems.has_errors(), csv = !request.data.empty();
    for (FileDraft& file : files) {
        sources.add(file.path, std::move(file.text));
        problems.merge(std::move(file.problems));
        unread |= file.document.unread;
        csv |= !file.data.empty();
    }
    LoadState state{catalogue, sources, problems, request, {}};
    Resolution resolution{state, files};
    resolution.wants_places = csv;
    resolution.unread = unread;
    resolve(resolution);
    for (const FileDraft& file : files) {
        for (const CsvRequest& wanted : file.data) read_csv(wanted, state);
    }
    for (const std::string& path : request.data) read_csv(request_for(path), state);
    check_catalogue(state);
    return catalogue;
}

} // namespace gapcalc
