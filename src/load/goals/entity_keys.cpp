// The keys of [[entities]] and [[arena]].
#include "load/goals/item_keys.hpp"

#include <tuple>

namespace gapcalc::load {
namespace {

constexpr std::int64_t k_most_entities = 100'000'000;

// ---- entities

constexpr KeyRow<ParsedMember> k_member_keys[] = {
    k_id<ParsedMember>,
    k_name<ParsedMember>,
    {"in", [](FieldReader& r, ParsedMember& d, const TomlEntry& e) { d.parent = r.word(e); }},
};

void read_members(FieldReader& reader, ParsedSet& parsed, const TomlEntry& entry) {
    if (!reader.is_array(entry, "members = [ { id = \"…\", name = \"…\" } ]")) return;
    for (const TomlEntry& element : reader.children(entry.value)) {
        ParsedMember member;
        member.span = element.value.span;
        TomlEntry named = element;
        named.key = "members";
        if (element.value.is_text()) {
            member.name = reader.name(named);
        } else if (reader.is_table(named, "{ id = \"…\", name = \"…\" }")) {
            const int errors = reader.reporter().errors();
            const bool tainted = tainted_by(reader, [&] {
                read_keys<ParsedMember>(reader, element.value, "members", k_member_keys, member);
            });
            if (tainted) reader.reporter().taint();
            const bool told = reader.reporter().errors() != errors;
            if (!told && !member.id && member.name.empty()) {
                reader.reporter().add(Problem::missing_key, member.span, {"members", "name", "name = \"…\""});
            }
        }
        if (member.id || !member.name.empty()) parsed.members.push_back(std::move(member));
    }
}

constexpr KeyRow<ParsedSet> k_set_keys[] = {
    k_id<ParsedSet>,
    k_name<ParsedSet>,
    {"unit", [](FieldReader& r, ParsedSet& d, const TomlEntry& e) { d.unit = r.text(e); }, k_alone},
    {"count",
     [](FieldReader& r, ParsedSet& d, const TomlEntry& e) {
         if (const auto count = r.whole(e, 0, k_most_entities)) d.count = {*count, e.value.span};
     }},
    {"within", [](FieldReader& r, ParsedSet& d, const TomlEntry& e) { d.within = r.id(e); }},
    {"members", read_members},
};

// ---- arenas

constexpr KeyRow<ParsedContestant> k_contestant_keys[] = {
    {"id", [](FieldReader& r, ParsedContestant& d, const TomlEntry& e) { d.indicator = r.id(e); }},
    {"weight",
     [](FieldReader& r, ParsedContestant& d, const TomlEntry& e) {
         if (const auto weight = r.figure(e)) d.weight = *weight;
     }},
};

void read_contestants(FieldReader& reader, ParsedArena& parsed, const TomlEntry& entry) {
    parsed.indicators_span = entry.value.span;
    const std::string_view example = "indicators = [ { id = \"…\", weight = 60 } ]";
    if (!reader.is_array(entry, example)) return;
    for (const TomlEntry& element : reader.children(entry.value)) {
        TomlEntry named = element;
        named.key = "indicators";
        if (!reader.is_table(named, example)) continue;
        ParsedContestant contestant;
        const bool tainted = tainted_by(reader, [&] {
            read_keys<ParsedContestant>(reader, element.value, "indicators", k_contestant_keys, contestant);
        });
        if (tainted) {
            reader.reporter().taint();
            continue;
        }
        for (const auto& [given, key, example_of] :
             {std::tuple(bool(contestant.indicator), "id", "id = \"…\""),
              std::tuple(bool(contestant.weight.span), "weight", "weight = 50")}) {
            if (!given)
                reader.reporter().add(Problem::missing_key, element.value.span,
                                      {"indicators", key, example_of});
        }
        if (contestant.indicator && contestant.weight.span) parsed.indicators.push_back(contestant);
    }
}

constexpr KeyRow<ParsedArena> k_arena_keys[] = {
    k_id<ParsedArena>,
    k_name<ParsedArena>,
    k_over<ParsedArena>,
    {"cap", [](FieldReader& r, ParsedArena& d, const TomlEntry& e) { d.cap = r.figure(e); }, k_alone},
    {"indicators", read_contestants},
};

} // namespace

std::span<const KeyRow<ParsedSet>> set_keys() { return k_set_keys; }
std::span<const KeyRow<ParsedArena>> arena_keys() { return k_arena_keys; }

} // namespace gapcalc::load
