// A fault of the program in one indicator is told under its name and stands in nobody else's way.
#include "assess_case.hpp"
#include "cli/invocation.hpp"

#include <doctest/doctest.h>

#include <new>
#include <stdexcept>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// Three indicators, of which the second one fails for whoever takes its row.
Catalogue three() {
    Catalogue catalogue = catalogue_of({"at_least 800", "2023=750"});
    for (const char* id : {"second", "third"}) {
        catalogue.indicators.push_back(catalogue.indicators.front());
        catalogue.indicators.back().id = id;
    }
    return catalogue;
}

assess::Query query_of(std::string_view as_of) {
    assess::Query query;
    query.as_of = period(as_of);
    return query;
}

/// The ids of the rows that came.
std::vector<std::string> ids_of(const Catalogue& catalogue, const assess::Query& query) {
    const assess::Assessment assessment(catalogue, query);
    std::vector<std::string> ids;
    for (std::size_t run = 0; run < assessment.runs(); ++run)
        assessment.rows(run, [&](const assess::Row& row) {
            const std::string& id = catalogue.indicators[row.indicator].id;
            if (id == "second") throw std::domain_error("division by zero");
            ids.push_back(id);
        });
    return ids;
}

} // namespace

TEST_CASE("a fault in one indicator names it and leaves the others alone") {
    const Catalogue catalogue = three();
    assess::Query query = query_of("2024");
    std::vector<std::string> faults;
    query.on_fault = [&](const assess::IndicatorFault& fault) {
        faults.push_back(fault.id() + ": " + fault.what());
    };
    CHECK(ids_of(catalogue, query) == std::vector<std::string>{"case", "third"});
    CHECK(faults == std::vector<std::string>{"second: division by zero"});
}

TEST_CASE("a fault in one indicator is thrown under its name where nobody takes it") {
    const Catalogue catalogue = three();
    try {
        (void)ids_of(catalogue, query_of("2024"));
        FAIL("it went unsaid");
    } catch (const assess::IndicatorFault& fault) {
        CHECK(fault.id() == "second");
        CHECK(std::string(fault.what()) == "division by zero");
    }
}

TEST_CASE("memory that is short is no indicator's fault") {
    const Catalogue catalogue = three();
    assess::Query query = query_of("2024");
    bool taken = false;
    query.on_fault = [&](const assess::IndicatorFault&) { taken = true; };
    const assess::Assessment assessment(catalogue, query);
    CHECK_THROWS_AS(assessment.rows(0, [](const assess::Row&) { throw std::bad_alloc(); }), std::bad_alloc);
    CHECK(!taken);
}

TEST_CASE("faults are told once each") {
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* const err = open_memstream(&bytes, &size);
    cli::Environment environment;
    environment.err = err;
    environment.out = err;
    cli::Invocation invocation(environment);
    CHECK(!cli::tell_faults(invocation));
    const Catalogue catalogue = three();
    for (int i = 0; i < 2; ++i)
        invocation.faults->add(assess::IndicatorFault(catalogue.indicators[1], "division by zero"));
    invocation.faults->add(assess::IndicatorFault(catalogue.indicators[2], "division by zero"));
    CHECK(cli::tell_faults(invocation));
    std::fclose(err);
    const std::string told(bytes, size);
    std::free(bytes);
    CAPTURE(told);
    CHECK(told.find("error[E932]: second could not be computed: division by zero") == 0);
    CHECK(told.find("error[E932]: third") != told.npos);
    CHECK(told.find("second") == told.rfind("second"));
}
