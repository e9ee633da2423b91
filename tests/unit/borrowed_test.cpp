// Nothing that the library hands out may point into something that is gone before it: what would is refused
// by the compiler.
#include "gapcalc/load.hpp"
#include "gapcalc/render.hpp"
#include "gapcalc/tabulate.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using namespace gapcalc;

namespace {

template <class Catalogues>
concept Assesses = requires(Catalogues catalogue, assess::Query query) {
    assess::assess_rows(std::forward<Catalogues>(catalogue), query);
};
template <class Catalogues>
concept Ranks = requires(Catalogues catalogue, assess::Query query) {
    assess::rank_indicator(std::forward<Catalogues>(catalogue), Index(0), query);
};
template <class Catalogues>
concept Compares = requires(Catalogues catalogue, assess::Query query) {
    assess::changes(std::forward<Catalogues>(catalogue), catalogue, query, Period());
};
template <class Catalogues>
concept Tabulates = requires(Catalogues catalogue, assess::Query query, tabulate::Layout layout) {
    tabulate::tabulate_rows(std::forward<Catalogues>(catalogue), query, {}, layout);
};
template <class Catalogues>
concept Crosses = requires(Catalogues catalogue, assess::Query query, tabulate::Layout layout) {
    tabulate::tabulate_matrix(std::forward<Catalogues>(catalogue), query, {}, layout, "value");
};
template <class Catalogues>
concept Lists = requires(Catalogues catalogue, tabulate::Layout layout) {
    tabulate::tabulate_list(std::forward<Catalogues>(catalogue), {}, layout);
};
template <class All>
concept Sorts = requires(All problems) {
    std::forward<All>(problems).sorted();
};

static_assert(Assesses<const Catalogue&> && !Assesses<Catalogue&&>);
static_assert(Ranks<const Catalogue&> && !Ranks<Catalogue&&>);
static_assert(Compares<const Catalogue&> && !Compares<Catalogue&&>);
static_assert(Tabulates<const Catalogue&> && !Tabulates<Catalogue&&>);
static_assert(Crosses<const Catalogue&> && !Crosses<Catalogue&&>);
static_assert(Lists<const Catalogue&> && !Lists<Catalogue&&>);
static_assert(Sorts<const Diagnostics&> && !Sorts<Diagnostics&&>);
static_assert(std::is_constructible_v<assess::Assessment, const Catalogue&, const assess::Query&>);
static_assert(!std::is_constructible_v<assess::Assessment, Catalogue&&, const assess::Query&>);
static_assert(std::is_constructible_v<tabulate::ReportLines, const Catalogue&, const tabulate::Layout&>);
static_assert(!std::is_constructible_v<tabulate::ReportLines, Catalogue&&, const tabulate::Layout&>);
static_assert(std::is_constructible_v<BorrowedText, const std::string&> &&
              !std::is_constructible_v<BorrowedText, std::string&&>);
static_assert(!std::is_constructible_v<table::Word, std::string&&>);

} // namespace

TEST_CASE("borrowed: a question, a layout, headings and a style may be temporary") {
    const Catalogue catalogue;
    const auto question = [] {
        assess::Query query;
        query.as_of = Period::of_year(2024);
        query.indicators = {};
        return query;
    };
    const assess::Assessment assessment(catalogue, question());
    CHECK(assessment.runs() == 0);

    const auto layout = [] {
        tabulate::Layout made;
        made.columns = {std::string("indicator_with_a_long_name").substr(0, 9), "value"};
        return made;
    };
    tabulate::ReportLines lines(catalogue, layout());
    REQUIRE(lines.headings().size() == 2);

    const auto writer = render::write_csv({table::Heading{.key = "a", .text = "A long heading of the table"}},
                                          render::Style{.labels = true});
    writer->head({});
    CHECK(writer->take().text == "A long heading of the table\n");
}

TEST_CASE("borrowed: the words of a temporary text are a text of their own") {
    const auto text = [] { return Text("一二三四五六七八九十一二三四五六", "a text that is on the heap"); };
    const std::string& zh = text().in(Language::zh);
    CHECK(zh == "一二三四五六七八九十一二三四五六");
}
