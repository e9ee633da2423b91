// [[entities]]: sets of entities, their members and what they lie within.
#include "load/catalogue/resolve.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

/// A member as written: which of them lie where is only known when all sets are.
struct MemberPlace {
    Index set, member;
    const ParsedMember* parsed;
    const ParsedSet* of;
};

class SetResolver {
  public:
    explicit SetResolver(Resolution& resolution)
        : resolution_(resolution), catalogue_(resolution.catalogue()) {}

    void resolve() {
        for (std::size_t i = 0; i < resolution_.files.size(); ++i) {
            for (const ParsedSet& parsed : resolution_.files[i].sets) add(i, parsed);
        }
        for (std::size_t i = 0; i < resolution_.files.size(); ++i) {
            for (const ParsedSet& parsed : resolution_.files[i].sets) resolve_within(i, parsed);
        }
        break_circles();
        for (const MemberPlace& place : members_) resolve_parent(place);
        report_same_names();
    }

  private:
    void add(std::size_t file, const ParsedSet& parsed) {
        EntitySet set;
        set.plan = resolution_.places[file].plan;
        set.id = parsed.id.text;
        set.name = parsed.name.empty() ? Text(set.id) : parsed.name;
        set.unit = parsed.unit.empty() ? Text("个", "") : parsed.unit;
        set.span = parsed.span;
        const auto index = static_cast<Index>(catalogue_.sets.size());
        for (const ParsedMember& member : parsed.members) add_member(index, parsed, member, set);
        if (parsed.count) {
            set.count = static_cast<Index>(parsed.count->value);
            if (set.members.size() > *set.count) {
                resolution_.reporter.add(
                    Problem::too_many_members, parsed.count->span,
                    {fmt::format("{}", set.members.size()), fmt::format("{}", *set.count)});
                set.count.reset();
            }
        }
        resolution_.names[set.plan].sets.place(parsed.id, index);
        catalogue_.sets.push_back(std::move(set));
        resolution_.tainted_sets.push_back(parsed.tainted);
    }

    void add_member(Index index, const ParsedSet& parsed, const ParsedMember& member, EntitySet& set) {
        for (const std::string& name : {std::string(member.id.text), member.name.zh, member.name.en}) {
            if (name.empty() || name[0] < '0' || name[0] > '9' || !parse_cell_period(name)) continue;
            resolution_.reporter.add(Problem::entity_like_period, member.span, {quoted_short(name)});
            return;
        }
        if (member.id) {
            const auto [first, added] =
                ids_.try_emplace(fmt::format("{}/{}", index, member.id.text), member.id.span);
            if (!added) return report_twice(member.id.text, member.id.span, first->second);
        }
        Entity entity;
        entity.id = member.id.text;
        entity.name = member.name.empty() ? Text(entity.id) : member.name;
        entity.span = member.span;
        members_.push_back({index, static_cast<Index>(set.members.size()), &member, &parsed});
        set.members.push_back(std::move(entity));
    }

    void report_twice(std::string_view name, Span span, Span first) {
        Diagnostic& problem = resolution_.reporter.add(Problem::duplicate_member, span, {quoted_short(name)});
        problem.related.push_back({first, {"第一次在这里", "the first one"}, {}});
    }

    void resolve_within(std::size_t file, const ParsedSet& parsed) {
        if (!parsed.within) return;
        PlanNames& names = resolution_.names[resolution_.places[file].plan];
        const auto index = names.sets.find(parsed.id.text)->index;
        catalogue_.sets[*index].within = resolution_.find(names.sets, parsed.within, k_set_sort,
                                                          resolution_.files[file], resolution_.reporter);
        within_spans_[*index] = parsed.within.span;
    }

    /// A set that lies, over others, within itself has no outermost one.
    void break_circles() {
        std::vector<char> sound(catalogue_.sets.size(), 0);
        for (Index start = 0; start < catalogue_.sets.size(); ++start) {
            std::vector<Index> path;
            for (Index at = start; !sound[at];) {
                sound[at] = 1;
                path.push_back(at);
                const auto above = catalogue_.sets[at].within;
                if (!above) break;
                if (std::find(path.begin(), path.end(), *above) != path.end()) {
                    resolution_.reporter.add(Problem::circle_within, within_spans_[at],
                                             {catalogue_.sets[at].id});
                    catalogue_.sets[at].within.reset();
                    break;
                }
                at = *above;
            }
        }
    }

    void resolve_parent(const MemberPlace& place) {
        const Word& parent = place.parsed->parent;
        if (!parent) return;
        const EntitySet& set = catalogue_.sets[place.set];
        if (!set.within) {
            if (!place.of->within && !place.of->tainted) {
                resolution_.reporter.add(Problem::parent_without_within, parent.span);
            }
            return;
        }
        const EntitySet& above = catalogue_.sets[*set.within];
        const EntityNames::Found found = resolution_.state.names_of(*set.within).find_or_add(parent.text);
        if (found.stands_for_one()) catalogue_.sets[place.set].members[place.member].parent = found.entity;
        report_entity(resolution_, found, parent, above);
    }

    /// Two members that nothing distinguishes.
    void report_same_names() {
        std::unordered_map<std::string, Span> seen;
        for (const MemberPlace& place : members_) {
            const Entity& entity = catalogue_.sets[place.set].members[place.member];
            if (!entity.id.empty()) continue;
            const std::string key =
                fmt::format("{}/{}/{}", place.set, entity.parent ? static_cast<int>(*entity.parent) : -1,
                            entity.name.in(Language::zh));
            const auto [first, added] = seen.try_emplace(key, place.parsed->span);
            if (!added) report_twice(entity.name.in(Language::zh), place.parsed->span, first->second);
        }
    }

    Resolution& resolution_;
    Catalogue& catalogue_;
    std::vector<MemberPlace> members_;
    std::unordered_map<std::string, Span> ids_;
    std::unordered_map<Index, Span> within_spans_;
};

} // namespace

void report_entity(Resolution& resolution, const EntityNames::Found& found, const Word& name,
                   const EntitySet& set) {
    const auto index = static_cast<std::size_t>(&set - resolution.catalogue().sets.data());
    const bool excused = resolution.tainted_sets[index] != 0;
    if (excused &&
        (found.outcome == EntityNames::Outcome::unknown || found.outcome == EntityNames::Outcome::full))
        return;
    const std::string word = quoted_short(name.text), near = quoted_short(found.nearest);
    Reporter& reporter = resolution.reporter;
    switch (found.outcome) {
    case EntityNames::Outcome::known:
    case EntityNames::Outcome::added:
        return;
    case EntityNames::Outcome::added_near:
        reporter.add(Problem::near_entity, name.span, {word, near});
        return;
    case EntityNames::Outcome::ambiguous:
        reporter.add(Problem::ambiguous_entity, name.span, {word, set.name, near});
        return;
    case EntityNames::Outcome::unknown: {
        Text help{"改正名称，或写进 members", "correct the name, or add it to members"};
        if (!near.empty()) help = {fmt::format("是否指 {}？", near), fmt::format("did you mean {}?", near)};
        reporter.add(Problem::unknown_entity, name.span, {word, set.name, help});
        return;
    }
    case EntityNames::Outcome::full: {
        Text help{"改正名称或 count", "correct the name, or count"};
        if (!near.empty()) help = {fmt::format("是否指 {}？", near), fmt::format("did you mean {}?", near)};
        reporter.add(Problem::too_many_entities, name.span,
                     {word, set.name, fmt::format("{}", set.total()), help});
        return;
    }
    case EntityNames::Outcome::period:
        reporter.add(Problem::entity_like_period, name.span, {word});
    }
}

void resolve_sets(Resolution& resolution) { SetResolver(resolution).resolve(); }

} // namespace gapcalc::load
