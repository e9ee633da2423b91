#include "load/sheet/zip_archive.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <minizip/unzip.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gapcalc::load {

/// What minizip reads from: a file, or bytes in memory.
struct ZipArchive::Bytes {
    int file = -1;
    std::string memory;
    std::uint64_t size = 0, at = 0;

    Bytes() = default;
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    ~Bytes() {
        if (file >= 0) close(file);
    }
    std::size_t read(char* to, std::size_t wanted) {
        if (at >= size) return 0;
        wanted = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, size - at));
        if (file < 0) {
            std::memcpy(to, memory.data() + at, wanted);
            at += wanted;
            return wanted;
        }
        std::size_t got = 0;
        while (got < wanted) {
            const ssize_t count = pread(file, to + got, wanted - got, static_cast<off_t>(at + got));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) break;
            got += static_cast<std::size_t>(count);
        }
        at += got;
        return got;
    }
    bool seek(std::uint64_t offset, int origin) {
        const std::uint64_t from = origin == SEEK_CUR ? at : origin == SEEK_END ? size : 0;
        const std::uint64_t to = from + offset;
        if (to > size || to < from) return false;
        at = to;
        return true;
    }
};

namespace {

using Kind = WorkbookFault::Kind;

/// Part names differ by more than case in no archive, and some writers use \ between folders.
std::string key_of(std::string_view name) {
    std::string key(name.starts_with('/') ? name.substr(1) : name);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if (c == '\\') c = '/';
    }
    return key;
}

Text too_large_text() {
    return {"解压后过大，像是压缩炸弹", "it is too large once unpacked, as a zip bomb is"};
}

} // namespace

ZipArchive::ZipArchive(std::unique_ptr<Bytes> bytes) : bytes_(std::move(bytes)) {
    zlib_filefunc64_def calls{};
    calls.opaque = bytes_.get();
    calls.zopen64_file = [](voidpf opaque, const void*, int) -> voidpf { return opaque; };
    calls.zread_file = [](voidpf, voidpf stream, void* to, uLong size) -> uLong {
        return static_cast<uLong>(static_cast<Bytes*>(stream)->read(static_cast<char*>(to), size));
    };
    calls.zwrite_file = [](voidpf, voidpf, const void*, uLong) -> uLong { return 0; };
    calls.ztell64_file = [](voidpf, voidpf stream) -> ZPOS64_T { return static_cast<Bytes*>(stream)->at; };
    calls.zseek64_file = [](voidpf, voidpf stream, ZPOS64_T offset, int origin) -> long {
        return static_cast<Bytes*>(stream)->seek(offset, origin) ? 0 : -1;
    };
    calls.zclose_file = [](voidpf, voidpf) { return 0; };
    calls.zerror_file = [](voidpf, voidpf) { return 0; };
    archive_ = unzOpen2_64("", &calls);
}

ZipArchive::~ZipArchive() {
    close_part();
    if (archive_ != nullptr) unzClose(archive_);
}

std::unique_ptr<ZipArchive> ZipArchive::open_file(const std::string& path, WorkbookFault& fault) {
    auto bytes = std::make_unique<Bytes>();
    bytes->file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (bytes->file < 0 || fstat(bytes->file, &status) != 0) {
        fault.set(Kind::unreadable, {}, std::strerror(errno));
        return nullptr;
    }
    bytes->size = static_cast<std::uint64_t>(status.st_size);
    std::unique_ptr<ZipArchive> archive(new ZipArchive(std::move(bytes)));
    return archive->read_directory(fault) ? std::move(archive) : nullptr;
}

std::unique_ptr<ZipArchive> ZipArchive::open_bytes(std::string bytes, WorkbookFault& fault) {
    auto source = std::make_unique<Bytes>();
    source->memory = std::move(bytes);
    source->size = source->memory.size();
    std::unique_ptr<ZipArchive> archive(new ZipArchive(std::move(source)));
    return archive->read_directory(fault) ? std::move(archive) : nullptr;
}

bool ZipArchive::read_directory(WorkbookFault& fault) {
    const Text broken = {"文件不完整：没有压缩包的目录",
                         "the file is not complete: the archive's directory is missing"};
    if (archive_ == nullptr) {
        fault.set(Kind::broken, {}, broken);
        return false;
    }
    char name[1024];
    int status = unzGoToFirstFile(archive_);
    for (; status == UNZ_OK; status = unzGoToNextFile(archive_)) {
        unz_file_info64 about{};
        unz64_file_pos place{};
        if (unzGetCurrentFileInfo64(archive_, &about, name, sizeof name, nullptr, 0, nullptr, 0) != UNZ_OK ||
            unzGetFilePos64(archive_, &place) != UNZ_OK)
            break;
        if (about.size_filename >= sizeof name) continue; // none that a workbook needs
        const std::string_view text(name, about.size_filename);
        const Part part{place.pos_in_zip_directory,
                        place.num_of_file,
                        about.uncompressed_size,
                        about.compressed_size,
                        (about.flag & 1) != 0,
                        about.compression_method == 0 || about.compression_method == Z_DEFLATED};
        if (!parts_.try_emplace(key_of(text), part).second) {
            fault.set(Kind::twice, text, {"压缩包里有两份", "the archive holds it twice"});
            return false;
        }
        if (parts_.size() > k_most_parts) {
            fault.set(Kind::too_large, {},
                      {"压缩包里超过 " + std::to_string(k_most_parts) + " 个文件",
                       "the archive holds over " + std::to_string(k_most_parts) + " files"});
            return false;
        }
    }
    if (status != UNZ_END_OF_LIST_OF_FILE || parts_.empty()) {
        fault.set(Kind::broken, {}, broken);
        return false;
    }
    return true;
}

bool ZipArchive::has(std::string_view name) const { return parts_.contains(key_of(name)); }

bool ZipArchive::has_folder(std::string_view prefix) const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [&](const auto& part) { return std::string_view(part.first).starts_with(prefix); });
}

bool ZipArchive::open_part(std::string_view name, WorkbookFault& fault) {
    close_part();
    const auto found = parts_.find(key_of(name));
    if (found == parts_.end()) {
        fault.set(Kind::broken, name, {"压缩包里没有它", "the archive does not hold it"});
        return false;
    }
    const Part& part = found->second;
    if (part.encrypted) {
        fault.set(Kind::encrypted, name, {});
        return false;
    }
    if (part.size > k_largest_part ||
        (part.size > k_unsuspicious && part.size / k_most_times > part.packed)) {
        fault.set(Kind::too_large, name, too_large_text());
        return false;
    }
    unz64_file_pos place{part.position, part.number};
    if (!part.known_method || unzGoToFilePos64(archive_, &place) != UNZ_OK ||
        unzOpenCurrentFile(archive_) != UNZ_OK) {
        fault.set(Kind::broken, name, {"无法解压", "it cannot be unpacked"});
        return false;
    }
    part_open_ = true;
    part_name_ = name;
    part_size_ = part.size;
    part_packed_ = part.packed;
    part_read_ = 0;
    return true;
}

std::size_t ZipArchive::read(char* to, std::size_t size, WorkbookFault& fault) {
    if (!part_open_) return 0;
    const int got = unzReadCurrentFile(archive_, to, static_cast<unsigned>(size));
    if (got < 0) {
        fault.set(Kind::broken, part_name_,
                  {"压缩数据损坏或不完整", "its packed data is damaged or cut off"});
        close_part();
        return 0;
    }
    part_read_ += static_cast<std::uint64_t>(got);
    // What the directory states may be a lie.
    if (part_read_ > k_largest_part ||
        (part_read_ > k_unsuspicious && part_read_ / k_most_times > part_packed_)) {
        fault.set(Kind::too_large, part_name_, too_large_text());
        close_part();
        return 0;
    }
    if (got != 0) return static_cast<std::size_t>(got);
    part_open_ = false;
    if (unzCloseCurrentFile(archive_) == UNZ_CRCERROR)
        fault.set(Kind::broken, part_name_, {"校验和不对", "its checksum is wrong"});
    else if (part_read_ != part_size_)
        fault.set(Kind::broken, part_name_, {"比写明的短", "it is shorter than stated"});
    return 0;
}

void ZipArchive::close_part() {
    if (part_open_) unzCloseCurrentFile(archive_);
    part_open_ = false;
}

} // namespace gapcalc::load
