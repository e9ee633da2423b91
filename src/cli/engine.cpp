#include "cli/engine.hpp"

#include "cli/client.hpp"
#include "cli/problems.hpp"
#include "cli/selection.hpp"
#include "gapcalc/sql.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <unistd.h>

namespace gapcalc::cli {
namespace {

/// All questions of one run, and the catalogue as it is known for each.
class Questions {
  public:
    Questions(const Invocation& invocation, const Catalogue& catalogue, Diagnostics& problems)
        : invocation_(invocation), catalogue_(catalogue), problems_(problems) {}

    EngineWants wants() {
        const auto& options = invocation_.options;
        const Command command = options.command;
        if (command == Command::explain)
            add_entities(find_indicators(catalogue_, options.word, problems_));
        else if (command == Command::rank || options.arena || options.indicator)
            add_ranking();
        else if (command == Command::changes || options.since)
            add_changes();
        else
            for (const auto& part : make_question(catalogue_, invocation_, problems_).parts)
                add(part, known());
        return assess::engine_wants(catalogue_, asked_);
    }

  private:
    std::optional<Period> known() const {
        const auto& known_at = invocation_.options.known_at;
        return known_at ? std::optional(known_at->period) : std::nullopt;
    }

    void add(const assess::Query& query, const std::optional<Period>& known, bool first_stands_in = false) {
        const Catalogue* as_known = &catalogue_;
        if (known) {
            as_known = &copies_.emplace_back(catalogue_);
            if (first_stands_in)
                turn_back_to(copies_.back(), *known);
            else
                forget_publications_after(copies_.back(), *known);
        }
        asked_.push_back({as_known, query, {known, first_stands_in}});
    }

    void add_entities(const std::vector<Index>& indicators) {
        if (indicators.empty()) return;
        auto query = plain_query(invocation_);
        query.indicators = indicators;
        query.by = assess::ByEntity{};
        add(query, known());
    }

    void add_ranking() {
        const auto& options = invocation_.options;
        if (options.indicator) {
            const auto indicator = choose_indicator(catalogue_, *options.indicator, problems_);
            if (indicator) add_entities({*indicator});
            return;
        }
        const Arena* const arena = choose_arena(catalogue_, options, problems_);
        if (arena == nullptr) return;
        auto query = plain_query(invocation_);
        for (const auto& contestant : arena->indicators) query.indicators.push_back(contestant.indicator);
        query.by = assess::ByEntity{arena->over};
        add(query, known());
    }

    void add_changes() {
        const auto& options = invocation_.options;
        for (const auto& part : make_question(catalogue_, invocation_, problems_).parts) {
            auto earlier = part;
            earlier.as_of = options.since->period;
            add(part, std::nullopt);
            add(earlier, std::nullopt);
            add(earlier, options.known_at.value_or(*options.since).period, true);
        }
    }

    const Invocation& invocation_;
    const Catalogue& catalogue_;
    Diagnostics& problems_;
    std::deque<Catalogue> copies_;
    std::vector<assess::Asked> asked_;
};

/// All of a file or of standard input; empty, and reported, when it cannot be read.
std::optional<std::string> read_all(const std::string& path, Diagnostics& problems) {
    const bool standard = path == "-";
    const int file = standard ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::string text;
    int error = file < 0 ? errno : 0;
    for (std::size_t size = 0; error == 0;) {
        constexpr std::size_t k_room = std::size_t{256} << 10;
        text.resize(size + std::max(k_room, size / 2));
        const ssize_t got = read(file, text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) error = errno;
        if (got > 0) size += static_cast<std::size_t>(got);
        text.resize(size);
        if (got <= 0) break;
    }
    if (!standard && file >= 0) close(file);
    if (error == 0) return text;
    const char* const words = strerrordesc_np(error);
    problems.add(problems::answer_unreadable, {}, {path, words != nullptr ? words : std::to_string(error)});
    return std::nullopt;
}

/// What the client answers to the script; empty, and reported, when it fails.
std::optional<std::string> run(const Invocation& invocation, const std::string& script,
                               Diagnostics& problems) {
    const auto& options = invocation.options;
    ClientRun run = run_client(*options.via, script, options.timeout, fileno(invocation.environment.err));
    switch (run.ended) {
    case ClientRun::Ended::well:
        return std::move(run.answer);
    case ClientRun::Ended::late:
        problems.add(problems::client_late, {}, {*options.via, std::to_string(options.timeout)});
        break;
    case ClientRun::Ended::badly:
        problems.add(problems::client_failed, {}, {*options.via, run.how});
        break;
    }
    return std::nullopt;
}

} // namespace

bool asks_engine(Command command) {
    return command == Command::report || command == Command::rank || command == Command::explain ||
           command == Command::changes;
}

EngineWants wants_of(const Invocation& invocation, const Catalogue& catalogue, Diagnostics& problems) {
    return Questions(invocation, catalogue, problems).wants();
}

std::optional<load::EngineReply> ask_engine(const Invocation& invocation, const Catalogue& catalogue,
                                            Diagnostics& problems) {
    const auto& options = invocation.options;
    if (problems.has_errors() && !options.keep_going) return std::nullopt;
    Diagnostics untold; // the command says itself what is wrong with its question
    load::EngineReply reply;
    reply.wants = wants_of(invocation, catalogue, untold);
    if (untold.has_errors() || reply.wants.empty()) return std::nullopt;
    if (!options.points && !options.via) {
        problems.add(problems::engine_unasked, catalogue.table_of(reply.wants.series.front())->span,
                     {catalogue.series[reply.wants.series.front()].id});
        return std::nullopt;
    }
    reply.fingerprint = sql::fingerprint(catalogue, reply.wants, GAPCALC_VERSION);
    reply.name = options.points ? *options.points : *options.via;
    auto text =
        options.points
            ? read_all(*options.points, problems)
            : run(invocation,
                  sql::script(catalogue, reply.wants, *sql::find_engine(*options.engine), GAPCALC_VERSION),
                  problems);
    if (!text) return std::nullopt;
    reply.text = *std::move(text);
    return reply;
}

} // namespace gapcalc::cli
