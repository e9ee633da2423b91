// Work that threads do side by side, and whose results are wanted in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace gapcalc {

/// As many threads as --jobs asks for; 0: as there are cores.
inline std::size_t threads_for(int jobs) {
    return jobs > 0 ? static_cast<std::size_t>(jobs) : std::max(1U, std::thread::hardware_concurrency());
}

/// Does `work()` on up to `threads` threads, this one among them, and returns when all are done. Where the
/// system has no more threads, those that run do the work.
template <class Work>
void work_on_threads(std::size_t threads, const Work& work) {
    std::vector<std::thread> others;
    while (others.size() + 1 < threads) {
        try {
            others.emplace_back([&work] { work(); });
        } catch (const std::system_error&) {
            break;
        }
    }
    work();
    for (std::thread& other : others) other.join();
}

/// Makes `count` things on up to `threads` threads, this one among them, and takes them in their order.
/// `worker()` gives each thread its own `make(at)`; one thread at a time is in `take(thing)`, and what is
/// made stays few things ahead of what is taken.
template <class Worker, class Take>
void make_in_order(std::size_t count, std::size_t threads, Worker worker, Take take) {
    threads = std::min(threads, count);
    if (threads < 2) {
        auto make = worker();
        for (std::size_t at = 0; at < count; ++at) take(make(at));
        return;
    }
    using Made = std::remove_reference_t<decltype(worker()(std::size_t{}))>;
    std::mutex mutex; // of all below
    std::condition_variable changed;
    std::vector<std::optional<Made>> waiting(4 * threads); // by number
    std::size_t next = 0, taken = 0;
    bool taking = false;

    const auto work = [&] {
        auto make = worker();
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return next == count || next < taken + waiting.size(); });
            if (next == count) return;
            const std::size_t at = next++;
            lock.unlock();
            Made made = make(at);
            lock.lock();
            waiting[at % waiting.size()] = std::move(made);
            // The thread that holds the next item delivers it and those queued behind it.
            if (taking) continue;
            taking = true;
            while (auto first = std::exchange(waiting[taken % waiting.size()], std::nullopt)) {
                lock.unlock();
                take(std::move(*first));
                lock.lock();
                ++taken;
                changed.notify_all();
            }
            taking = false;
        }
    };
    work_on_threads(threads, work);
}

} // namespace gapcalc
