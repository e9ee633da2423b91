// The keys of [[entities]] and [[arena]].
#include "load/item_keys.hpp"

#include <tuple>

namespace gapcalc {
namespace {

constexpr std::int64_t k_most_entities = 100'000'000;

// ---- entities

constexpr KeyRow<MemberDraft> k_member_keys[] = {
    k_id<MemberDraft>,
    k_name<MemberDraft>,
    {"in", [](FieldReader& r, MemberDraft& d, const TomlEntry& e) { d.parent = r.word(e); }},
};

void read_members(FieldReader& reader, SetDraft& draft, const TomlEntry& entry) {
    if (!reader.is_array(entry, "members = [ { id = \"…\", name = \"…\" } ]")) return;
    for (const TomlEntry& element : reader.children(entry.value)) {
        MemberDraft member;
        member.span = element.value.span;
        TomlEntry named = element;
        named.key = "members";
        if (element.value.is_text()) {
            member.name = reader.text(named);
        } else if (reader.is_table(named, "{ id = \"…\", name = \"…\" }")) {
            const bool tainted = tainted_by(reader, [&] {
                read_keys<MemberDraft>(reader, element.value, "members", k_member_keys, member);
            });
            if (tainted) reader.reporter().taint();
            if (!tainted && !member.id && member.name.empty()) {
                reader.reporter().add(Problem::missing_key, member.span, {"members", "name", "name = \"…\""});
            }
        }
        if (member.id || !member.name.empty()) draft.members.push_back(std::move(member));
    }
}

constexpr KeyRow<SetDraft> k_set_keys[] = {
    k_id<SetDraft>,
    k_name<SetDraft>,
    {"unit", [](FieldReader& r, SetDraft& d, const TomlEntry& e) { d.unit = r.text(e); }, k_alone},
    {"count",
     [](FieldReader& r, SetDraft& d, const TomlEntry& e) {
         if (const auto count = r.whole(e, 0, k_most_entities)) d.count = {*count, e.value.span};
     }},
    {"within", [](FieldReader& r, SetDraft& d, const TomlEntry& e) { d.within = r.id(e); }},
    {"members", read_members},
};

// ---- arenas

constexpr KeyRow<ContestantDraft> k_contestant_keys[] = {
    {"id", [](FieldReader& r, ContestantDraft& d, const TomlEntry& e) { d.indicator = r.id(e); }},
    {"weight",
     [](FieldReader& r, ContestantDraft& d, const TomlEntry& e) {
         if (const auto weight = r.figure(e)) d.weight = *weight;
     }},
};

void read_contestants(FieldReader& reader, ArenaDraft& draft, const TomlEntry& entry) {
    draft.indicators_span = entry.value.span;
    const std::string_view example = "indicators = [ { id = \"…\", weight = 60 } ]";
    if (!reader.is_array(entry, example)) return;
    for (const TomlEntry& element : reader.children(entry.value)) {
        TomlEntry named = element;
        named.key = "indicators";
        if (!reader.is_table(named, example)) continue;
        ContestantDraft contestant;
        const bool tainted = tainted_by(reader, [&] {
            read_keys<ContestantDraft>(reader, element.value, "indicators", k_contestant_keys, contestant);
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
        if (contestant.indicator && contestant.weight.span) draft.indicators.push_back(contestant);
    }
}

constexpr KeyRow<ArenaDraft> k_arena_keys[] = {
    k_id<ArenaDraft>,
    k_name<ArenaDraft>,
    k_over<ArenaDraft>,
    {"cap", [](FieldReader& r, ArenaDraft& d, const TomlEntry& e) { d.cap = r.figure(e); }, k_alone},
    {"indicators", read_contestants},
};

} // namespace

std::span<const KeyRow<SetDraft>> set_keys() { return k_set_keys; }
std::span<const KeyRow<ArenaDraft>> arena_keys() { return k_arena_keys; }

} // namespace gapcalc
