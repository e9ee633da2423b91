#include "load/entity_names.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using Outcome = load::EntityNames::Outcome;

namespace {

Entity member(std::string id, Text name, std::optional<Index> parent = {}) {
    Entity entity;
    entity.id = std::move(id);
    entity.name = std::move(name);
    entity.parent = parent;
    return entity;
}

EntitySet towns() {
    EntitySet set;
    set.members = {member("tangxia", {"棠下镇", "Tangxia"}), member("duruan", {"杜阮镇", "Duruan"})};
    return set;
}

EntitySet villages() {
    EntitySet set;
    set.members = {member("shangxiang", {"上巷村", "Shangxiang"}, 1), member("", "新民村", 1),
                   member("xinmin-2", "新民村", 0), member("", "songyuan", 1)};
    return set;
}

struct Question {
    std::string_view name;
    Outcome outcome;
    Index entity;
    std::string_view nearest;
};

void check(load::EntityNames& names, const Question& question) {
    CAPTURE(question.name);
    const load::EntityNames::Found found = names.find_or_add(question.name);
    CHECK(static_cast<int>(found.outcome) == static_cast<int>(question.outcome));
    CHECK(found.entity == question.entity);
    CHECK(found.nearest == question.nearest);
}

} // namespace

TEST_CASE("entity names: ids, names in either language, parents") {
    const EntitySet parents = towns();
    EntitySet set = villages();
    load::EntityNames names(set, &parents);
    const Question questions[] = {
        {"shangxiang", Outcome::known, 0, ""},
        {"上巷村", Outcome::known, 0, ""},
        {"Shangxiang", Outcome::known, 0, ""},
        {"xinmin-2", Outcome::known, 2, ""},
        {"songyuan", Outcome::known, 3, ""},
        {"新民村", Outcome::ambiguous, 0, "杜阮镇/新民村, 棠下镇/新民村"},
        {"杜阮镇/新民村", Outcome::known, 1, ""},
        {"Tangxia/新民村", Outcome::known, 2, ""},
        {"tangxia/新民村", Outcome::known, 2, ""},
        {"tangxia/上巷村", Outcome::unknown, 0, "杜阮镇/上巷村"},
        {"荷塘镇/新民村", Outcome::unknown, 0, "杜阮镇/新民村, 棠下镇/新民村"},
        {"上港村", Outcome::unknown, 0, "上巷村"},
        {"", Outcome::unknown, 0, ""},
        {"2024", Outcome::period, 0, ""},
        {"2024年9月", Outcome::period, 0, ""},
    };
    for (const Question& question : questions) check(names, question);
    CHECK(set.others.empty());
    CHECK(!names.find("新民村"));
    CHECK(names.find("杜阮镇/新民村") == Index{1});
    CHECK(names.find_exact("上巷村", load::EntityNames::hash("上巷村")) == Index{0});
    CHECK(!names.find_exact("新民村", load::EntityNames::hash("新民村")));
    CHECK(!names.find_exact("x", load::EntityNames::hash("x")));
}

TEST_CASE("entity names: one name in several towns and several times in one") {
    EntitySet parents;
    parents.members = {member("a", {"a", "A"}), member("", "a/b"), member("c", "丙镇"), member("d", "丁镇")};
    EntitySet set;
    set.members = {member("", "x", 0), member("x-1", "x", 2),       member("x-2", "x", 2),
                   member("", "x"),    member("y", {"y", "y"}, 0),  member("", "b/y", 0),
                   member("", "y", 1), member("z", {"b/z", "z"}, 0)};
    load::EntityNames names(set, &parents);
    const Question questions[] = {
        {"a/x", Outcome::known, 0, ""},
        {"A/x", Outcome::known, 0, ""},
        {"c/x", Outcome::ambiguous, 0, "x-1, x-2"},
        {"丙镇/x", Outcome::ambiguous, 0, "x-1, x-2"},
        {"丙镇/x-2", Outcome::known, 2, ""},
        {"丁镇/x", Outcome::unknown, 0, "a/x, x-1, x-2, x"},
        {"a/y", Outcome::known, 4, ""},
        // Slashes in names: of the town, of the village, and where both readings are the same village.
        {"a/b/y", Outcome::ambiguous, 0, "a/b/y, a/b/y"},
        {"a/b/z", Outcome::known, 7, ""},
        {"/x", Outcome::unknown, 0, "x"},
    };
    for (const Question& question : questions) check(names, question);

    EntitySet homeless;
    homeless.members = {member("", "x"), member("", "y", 9)};
    load::EntityNames without(homeless, &parents);
    CHECK(!without.find("a/x"));
    CHECK(!without.find("a/y"));
}

TEST_CASE("entity names: without a way to tell them apart their ids are listed") {
    EntitySet set;
    set.members = {member("a-1", "新民村"), member("a-2", "新民村")};
    load::EntityNames names(set, nullptr);
    check(names, {"新民村", Outcome::ambiguous, 0, "a-1, a-2"});
    // An id that is another's name stands for neither.
    EntitySet crossed;
    crossed.members = {member("a", "b"), member("b", "c")};
    load::EntityNames crossed_names(crossed, nullptr);
    check(crossed_names, {"b", Outcome::ambiguous, 0, "a, b"});
    check(crossed_names, {"c", Outcome::known, 1, ""});
}

TEST_CASE("entity names: which sets take new names in") {
    struct {
        std::optional<Index> count;
        bool members;
        Outcome first, second;
    } const cases[] = {
        {{}, true, Outcome::unknown, Outcome::unknown}, {4, true, Outcome::unknown, Outcome::unknown},
        {5, true, Outcome::added, Outcome::full},       {6, true, Outcome::added, Outcome::added},
        {{}, false, Outcome::added, Outcome::added},    {1, false, Outcome::added, Outcome::full},
        {3, true, Outcome::unknown, Outcome::unknown},
    };
    for (const auto& one : cases) {
        CAPTURE(one.count.value_or(99));
        CAPTURE(one.members);
        EntitySet set;
        if (one.members) set = villages();
        set.count = one.count;
        load::EntityNames names(set, nullptr);
        CHECK(static_cast<int>(names.find_or_add("龙溪村").outcome) == static_cast<int>(one.first));
        CHECK(static_cast<int>(names.find_or_add("江沙一带").outcome) == static_cast<int>(one.second));
        if (one.first != Outcome::added) continue;
        const load::EntityNames::Found again = names.find_or_add("龙溪村");
        CHECK(static_cast<int>(again.outcome) == static_cast<int>(Outcome::known));
        CHECK(again.entity == set.members.size());
        CHECK(set.others[0] == "龙溪村");
    }
}

TEST_CASE("entity names: one character away from a declared name") {
    struct {
        std::string_view name, near;
    } const cases[] = {
        {"上港村", "上巷村"},        {"上巷", "上巷村"},
        {"上巷老村", "上巷村"},      {"巷上村", "上巷村"},
        {"shangxian", "shangxiang"}, {"shangxaing", "shangxiang"},
        {"Songyuan", "songyuan"},    {"下港村", ""},
        {"上巷村委会", ""},          {"上", ""},
    };
    for (const auto& one : cases) {
        CAPTURE(one.name);
        EntitySet set = villages();
        set.count = 50;
        load::EntityNames names(set, nullptr);
        const load::EntityNames::Found found = names.find_or_add(one.name);
        CHECK(found.nearest == one.near);
        CHECK(static_cast<int>(found.outcome) ==
              static_cast<int>(one.near.empty() ? Outcome::added : Outcome::added_near));
    }
    // Names met in data are not compared: numbered villages are all one character from each other.
    EntitySet open;
    load::EntityNames names(open, nullptr);
    names.find_or_add("V00001");
    CHECK(static_cast<int>(names.find_or_add("V00002").outcome) == static_cast<int>(Outcome::added));
}

TEST_CASE("entity names: many keep their numbers") {
    EntitySet set = villages();
    set.count = 200'000;
    set.others.push_back("先到村名");
    load::EntityNames names(set, nullptr);
    CHECK(names.find("先到村名") == Index{4});
    const auto name = [](Index number) {
        return "Town" + std::to_string(number % 97) + "/V" + std::to_string(number * 7919);
    };
    for (Index number = 0; number < 100'000; ++number) {
        if (number == 500) names.expect(3); // there is room
        if (number == 1000) names.expect(60'000);
        REQUIRE(names.find_or_add(name(number)).entity == number + 5);
    }
    for (Index number = 0; number < 100'000; ++number) {
        const std::string word = name(number);
        REQUIRE(names.find(word) == number + 5);
        REQUIRE(names.find_exact(word, load::EntityNames::hash(word)) == number + 5);
    }
    CHECK(!names.find("Town1/V1"));
    CHECK(set.size() == 100'005);
}
