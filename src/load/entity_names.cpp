#include "load/entity_names.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <vector>

namespace gapcalc::load {
namespace {

constexpr std::uint32_t k_none = UINT32_MAX;
// Marks a slot that refers to a label of a member; without it, to a name among `others`.
constexpr std::uint32_t k_label = 1U << 31;
// Longer names are not compared with others: the work grows with the square of the length.
constexpr std::size_t k_longest_compared = 192;
constexpr std::size_t k_most_compared = 2'000'000;
constexpr std::size_t k_most_listed = 20; // of all that share a name

// `name` without each of its code points in turn, and whole.
template <class Visit>
void each_shortened(std::string_view name, Visit visit) {
    visit(name);
    std::string shortened;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t next = at + 1;
        while (next < name.size() && (static_cast<unsigned char>(name[next]) & 0xC0) == 0x80) ++next;
        shortened.assign(name, 0, at);
        shortened.append(name, next);
        visit(std::string_view(shortened));
        at = next;
    }
}

} // namespace

std::uint32_t EntityNames::hash(std::string_view name) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(name));
}

struct EntityNames::Tables {
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t refers = k_none;
    };
    struct Label {
        Index entity = 0;
        std::uint32_t next = k_none; // the next label of the same text, of another entity
        std::uint32_t last = k_none; // of the first label: the last of that text
    };
    struct HashedLabel {
        std::uint64_t hash;
        std::uint32_t label;
        bool operator<(const HashedLabel& other) const {
            return hash != other.hash ? hash < other.hash : label < other.label;
        }
    };

    EntitySet& set;
    const EntitySet* parents;
    GrowingArray<Slot> slots = empty_slots(64);
    std::size_t used = 0;
    std::vector<std::string> texts;                    // of labels: ids and names of members
    std::vector<Label> labels;                         // one for each of `texts`
    std::vector<HashedLabel> shortened;                // labels without one of their characters
    std::optional<std::vector<HashedLabel>> by_parent; // labels below a name of their parent
    std::size_t compared = 0;                          // labels looked at for what was meant

    Tables(EntitySet& of, const EntitySet* within) : set(of), parents(within) {
        for (Index entity = 0; entity < set.members.size(); ++entity) {
            const Entity& member = set.members[entity];
            for (const std::string* text : {&member.id, &member.name.zh, &member.name.en})
                name(*text, entity);
        }
        for (Index at = 0; at < set.others.size(); ++at) insert(EntityNames::hash(set.others[at]), at);
    }

    std::string_view text_of(std::uint32_t refers) const {
        return (refers & k_label) != 0 ? std::string_view(texts[refers & ~k_label]) : set.others[refers];
    }
    // The slot's reference, or k_none.
    std::uint32_t look_up(std::string_view name, std::uint32_t hash) const {
        const std::size_t mask = slots.size() - 1;
        for (std::size_t at = hash & mask; slots[at].refers != k_none; at = (at + 1) & mask)
            if (slots[at].hash == hash && text_of(slots[at].refers) == name) return slots[at].refers;
        return k_none;
    }
    void insert(std::uint32_t hash, std::uint32_t refers) {
        if (++used * 3 > slots.size() * 2) enlarge(slots.size() * 2);
        place({hash, refers});
    }
    void enlarge(std::size_t size) {
        const GrowingArray<Slot> smaller = std::exchange(slots, empty_slots(size));
        for (const Slot& slot : smaller)
            if (slot.refers != k_none) place(slot);
    }
    static GrowingArray<Slot> empty_slots(std::size_t size) {
        GrowingArray<Slot> slots;
        slots.resize(size, {});
        return slots;
    }
    void place(Slot slot) {
        const std::size_t mask = slots.size() - 1;
        std::size_t at = slot.hash & mask;
        while (slots[at].refers != k_none) at = (at + 1) & mask;
        slots[at] = slot;
    }
    // Gives a member one more label.
    void name(const std::string& text, Index entity) {
        if (text.empty()) return;
        const auto label = static_cast<std::uint32_t>(texts.size());
        const std::uint32_t hash = EntityNames::hash(text);
        const std::uint32_t found = look_up(text, hash);
        if (found == k_none) {
            insert(hash, label | k_label);
        } else {
            Label& first = labels[found & ~k_label];
            const std::uint32_t last = first.last != k_none ? first.last : found & ~k_label;
            // Members come one after the other: its id and its name are one word.
            if (labels[last].entity == entity) return;
            labels[last].next = label;
            first.last = label;
        }
        texts.push_back(text);
        labels.push_back({entity, k_none, k_none});
    }

    // All entities that `name` may mean, each once.
    std::vector<Index> candidates(std::string_view name, std::uint32_t hash) {
        std::vector<Index> found;
        const std::uint32_t refers = look_up(name, hash);
        if (refers == k_none) return parents != nullptr ? candidates_by_path(name) : found;
        if ((refers & k_label) == 0) return {static_cast<Index>(set.members.size()) + refers};
        for (std::uint32_t label = refers & ~k_label; label != k_none && found.size() < k_most_listed;
             label = labels[label].next)
            found.push_back(labels[label].entity);
        return found;
    }
    std::vector<Index> candidates_by_path(std::string_view name) {
        std::vector<Index> found;
        for (std::size_t slash = name.find('/'); slash != name.npos; slash = name.find('/', slash + 1)) {
            const std::string_view above = name.substr(0, slash), below = name.substr(slash + 1);
            if (look_up(below, EntityNames::hash(below)) == k_none) continue;
            if (!by_parent) sort_by_parent();
            const std::uint64_t hash = hash_of_path(above, below);
            for (auto at = std::lower_bound(by_parent->begin(), by_parent->end(), HashedLabel{hash, 0});
                 at != by_parent->end() && at->hash == hash && found.size() < k_most_listed; ++at) {
                const Index entity = labels[at->label].entity;
                const Entity& town = parents->members[*set.members[entity].parent];
                const bool named = above == town.id || above == town.name.zh || above == town.name.en;
                if (named && texts[at->label] == below &&
                    std::find(found.begin(), found.end(), entity) == found.end())
                    found.push_back(entity);
            }
        }
        return found;
    }
    static std::uint64_t hash_of_path(std::string_view above, std::string_view below) {
        return std::uint64_t{EntityNames::hash(above)} << 32 | EntityNames::hash(below);
    }
    // One name may be borne in thousands of towns: each of its labels is found under each name of its town.
    void sort_by_parent() {
        by_parent.emplace();
        for (std::uint32_t label = 0; label < labels.size(); ++label) {
            const std::optional<Index> parent = set.members[labels[label].entity].parent;
            if (!parent || *parent >= parents->members.size()) continue;
            const Entity& town = parents->members[*parent];
            for (const std::string* above : {&town.id, &town.name.zh, &town.name.en})
                if (!above->empty()) by_parent->push_back({hash_of_path(*above, texts[label]), label});
        }
        std::sort(by_parent->begin(), by_parent->end());
    }

    // 杜阮镇/新民村, or what else distinguishes the member.
    std::string full_name(Index entity) const {
        const Entity& member = set.members[entity];
        const std::string& name = member.name.in(Language::zh);
        if (parents != nullptr && member.parent && *member.parent < parents->members.size())
            return std::string(parents->name_of(*member.parent, Language::zh)) + '/' + name;
        return member.id.empty() ? name : member.id;
    }
    std::string list(const std::vector<Index>& entities) const {
        std::vector<std::string> names, shown;
        for (const Index entity : entities) names.push_back(full_name(entity));
        for (std::size_t at = 0; at < names.size(); ++at) {
            const std::string& id = set.members[entities[at]].id;
            const bool alone = std::count(names.begin(), names.end(), names[at]) == 1;
            shown.push_back(alone || id.empty() ? names[at] : id);
        }
        std::string joined;
        for (const std::string& name : shown) joined += (joined.empty() ? "" : ", ") + name;
        return joined;
    }

    // The declared label one character away from `name`; empty when there is none.
    std::string one_away(std::string_view name) {
        if (texts.empty() || name.size() > k_longest_compared) return {};
        if (shortened.empty()) {
            for (std::uint32_t label = 0; label < texts.size(); ++label)
                if (texts[label].size() <= k_longest_compared)
                    each_shortened(texts[label], [&](std::string_view text) {
                        shortened.push_back({EntityNames::hash(text), label});
                    });
            std::sort(shortened.begin(), shortened.end());
        }
        std::uint32_t best = k_none;
        each_shortened(name, [&](std::string_view text) {
            const std::uint64_t hash = EntityNames::hash(text);
            for (auto at = std::lower_bound(shortened.begin(), shortened.end(), HashedLabel{hash, 0});
                 at != shortened.end() && at->hash == hash && at->label < best; ++at)
                if (edit_distance(name, texts[at->label], 1) == 1) best = at->label;
        });
        return best == k_none ? std::string() : texts[best];
    }
    std::string near(std::string_view name) {
        // A file full of wrong names must not take for ever.
        if (name.size() > k_longest_compared || compared > k_most_compared) return {};
        compared += texts.size();
        const std::span<const std::string> declared(texts);
        if (auto found = nearest(name, declared)) return *found;
        const std::size_t slash = name.rfind('/');
        if (slash == name.npos || parents == nullptr) return {};
        const std::optional<std::string> below = nearest(name.substr(slash + 1), declared);
        return below ? list(candidates(*below, EntityNames::hash(*below))) : std::string();
    }
};

EntityNames::EntityNames(EntitySet& set, const EntitySet* parents)
    : tables_(std::make_unique<Tables>(set, parents)) {}
EntityNames::~EntityNames() = default;

EntityNames::Found EntityNames::find_or_add(std::string_view name, std::uint32_t hash, bool advise) {
    Tables& tables = *tables_;
    EntitySet& set = tables.set;
    const std::vector<Index> candidates = tables.candidates(name, hash);
    if (candidates.size() == 1) return {Outcome::known, candidates[0], {}};
    if (!candidates.empty()) return {Outcome::ambiguous, 0, tables.list(candidates)};
    if (name.empty()) return {Outcome::unknown, 0, {}};
    if (name[0] >= '0' && name[0] <= '9' && parse_cell_period(name)) return {Outcome::period, 0, {}};
    const bool all_named = set.count ? set.members.size() >= *set.count : !set.members.empty();
    if (all_named) return {Outcome::unknown, 0, advise ? tables.near(name) : std::string()};
    std::string near = tables.one_away(name);
    if (set.count && set.size() >= *set.count) return {Outcome::full, 0, std::move(near)};
    const Index entity = set.size();
    tables.insert(hash, set.others.size());
    set.others.push_back(name);
    return {near.empty() ? Outcome::added : Outcome::added_near, entity, std::move(near)};
}

std::optional<Index> EntityNames::find(std::string_view name) const {
    const std::vector<Index> candidates = tables_->candidates(name, hash(name));
    return candidates.size() == 1 ? std::optional(candidates[0]) : std::nullopt;
}

std::string EntityNames::nearest_to(std::string_view name) { return tables_->near(name); }

void EntityNames::expect(Index entities) {
    const std::size_t size = std::bit_ceil(std::size_t{entities} * 3 / 2 + 1);
    if (size > tables_->slots.size()) tables_->enlarge(size);
}

void EntityNames::prefetch(std::uint32_t hash) const {
    __builtin_prefetch(&tables_->slots[hash & (tables_->slots.size() - 1)]);
}

std::optional<Index> EntityNames::find_exact(std::string_view name, std::uint32_t hash) const {
    const std::uint32_t refers = tables_->look_up(name, hash);
    if (refers == k_none) return std::nullopt;
    if ((refers & k_label) == 0) return static_cast<Index>(tables_->set.members.size()) + refers;
    const Tables::Label& label = tables_->labels[refers & ~k_label];
    return label.next == k_none ? std::optional(label.entity) : std::nullopt;
}

} // namespace gapcalc::load
