#include "load/csv_threads.hpp"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace gapcalc {
namespace {

/// A block and what was made of it.
struct Work {
    TextBlock text;
    ParsedBlock parsed;
};

/// Threads that read blocks in turn, take them apart at the same time and put them into the catalogue in
/// turn. Whoever has the block that comes next puts it and those that wait behind it in; nobody waits for a
/// turn.
class Crew {
  public:
    Crew(TextStream& stream, const CsvLayout& layout, CsvCommit& commit,
         const std::function<void(std::uint64_t)>& progress, unsigned threads)
        : stream_(stream),
          layout_(layout),
          commit_(commit),
          progress_(progress),
          waiting_(std::size_t{2} * threads + 1),
          next_(stream.blocks()) {
        for (std::size_t count = 0; count < waiting_.size(); ++count)
            free_.push_back(std::make_unique<Work>());
    }

    void run(unsigned threads) {
        std::vector<std::thread> others;
        for (unsigned count = 1; count < threads; ++count) {
            try {
                others.emplace_back([this] { work(); });
            } catch (const std::system_error&) {
                break; // no more threads to be had: those that are there do the work
            }
        }
        work();
        for (std::thread& other : others) other.join();
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    void work() {
        try {
            while (std::unique_ptr<Work> work = take_free()) {
                if (!read(*work)) break;
                parse_block(work->text.text(), layout_, work->parsed);
                hand_in(std::move(work));
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        done_ = true;
        changed_.notify_all();
    }

    std::unique_ptr<Work> take_free() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return done_ || !free_.empty(); });
        if (done_) return nullptr;
        std::unique_ptr<Work> work = std::move(free_.back());
        free_.pop_back();
        return work;
    }

    bool read(Work& work) {
        const std::lock_guard lock(reading_);
        return stream_.next(work.text);
    }

    void hand_in(std::unique_ptr<Work> work) {
        std::unique_lock lock(mutex_);
        const std::uint64_t number = work->text.number;
        waiting_[number % waiting_.size()] = std::move(work);
        if (committing_) return;
        committing_ = true;
        while (std::unique_ptr<Work> next = std::move(waiting_[next_ % waiting_.size()])) {
            lock.unlock();
            commit_.take(next->text, next->parsed);
            if (progress_) progress_(next->text.read);
            lock.lock();
            ++next_;
            done_ = done_ || commit_.stopped();
            free_.push_back(std::move(next));
            changed_.notify_one();
        }
        committing_ = false;
    }

    TextStream& stream_;
    const CsvLayout& layout_;
    CsvCommit& commit_;
    const std::function<void(std::uint64_t)>& progress_;

    std::mutex reading_; // held by whoever reads from the stream
    std::mutex mutex_;   // of all below
    std::condition_variable changed_;
    std::vector<std::unique_ptr<Work>> free_, waiting_; // waiting: by number
    std::uint64_t next_;                                // the number of the block to be put in next
    bool committing_ = false, done_ = false;
    std::exception_ptr failure_;
};

} // namespace

void read_blocks(TextStream& stream, const CsvLayout& layout, CsvCommit& commit, unsigned jobs,
                 const std::function<void(std::uint64_t)>& progress) {
    // What fits into a few blocks is read before threads have started.
    if (stream.total() != 0 && stream.total() < 4 * TextStream::k_block) jobs = 1;
    if (jobs > 1) return Crew(stream, layout, commit, progress, jobs).run(jobs);
    Work work;
    while (!commit.stopped() && stream.next(work.text)) {
        parse_block(work.text.text(), layout, work.parsed);
        commit.take(work.text, work.parsed);
        if (progress) progress(work.text.read);
    }
}

} // namespace gapcalc
