#include "csv_case.hpp"

#include <cstdio>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

/// Several blocks of rows, in which everything that takes longer is met with now and then.
std::string large_file(bool by_series) {
    std::string text = "series,entity,period,value,unit,remark\n";
    const auto add = [&](int village, int series) {
        const int row = village * 20 + series;
        const char* const names[] = {"grain", "粮食"};
        std::string line = std::string(names[row % 7 == 3 ? 1 : 0]) + ",村" + std::to_string(village) + "," +
                           std::to_string(2000 + series) + "," + std::to_string(row % 977) + "." +
                           std::to_string(row % 89) + ",,";
        if (row % 5003 == 7) line = "grain,村" + std::to_string(village) + ",2099,N/A,,";
        if (row % 7001 == 9) line += "\"第一行\n第二行\"";
        if (row % 30011 == 11) line = "grain,村" + std::to_string(village) + ",1999,3,亩,";
        if (row % 40009 == 12) line = "grain,村" + std::to_string(village / 2) + ",2000,1,,";
        text += line + (row % 3 == 0 ? "\r\n" : "\n");
    };
    if (by_series)
        for (int series = 0; series < 20; ++series)
            for (int village = 0; village < 4000; ++village) add(village, series);
    else
        for (int village = 0; village < 4000; ++village)
            for (int series = 0; series < 20; ++series) add(village, series);
    return text;
}

std::string replaced_path(std::string text, const std::string& path) {
    for (std::size_t at = text.find(path); at != text.npos; at = text.find(path))
        text.replace(at, path.size(), "F");
    return text;
}

struct Outcome {
    std::string figures, problems, others;
    int errors = 0, warnings = 0;
};

Outcome outcome(const CsvCase& one, const std::string& path) {
    return {joined(one.figures()), replaced_path(one.described(), path), joined(one.others(2)),
            one.diagnostics.errors(), one.diagnostics.warnings()};
}

Outcome read_file(const std::string& path, int jobs) {
    CsvCase one;
    one.load_request.jobs = jobs;
    load::CsvRequest request = csv_request();
    request.path = path;
    one.read_file(request);
    return outcome(one, path);
}

} // namespace

TEST_CASE("csv threads: their number changes nothing") {
    for (const bool by_series : {false, true}) {
        CAPTURE(by_series);
        const std::string text = large_file(by_series);
        REQUIRE(text.size() > 1'500'000);
        const TemporaryFile file(text);
        const Outcome alone = read_file(file.path(), 1);
        CHECK(alone.errors > 2); // marks are told once, with their number
        CHECK(alone.others.size() > 20'000);
        for (const int jobs : {2, 3, 8, 0}) {
            CAPTURE(jobs);
            const Outcome together = read_file(file.path(), jobs);
            CHECK(together.figures == alone.figures);
            CHECK(together.problems == alone.problems);
            CHECK(together.others == alone.others);
            CHECK(together.errors == alone.errors);
            CHECK(together.warnings == alone.warnings);
        }
    }
}

TEST_CASE("csv threads: a pipe is read as a file is") {
    const std::string text = large_file(false);
    const TemporaryFile file(text);
    const Outcome from_file = read_file(file.path(), 1);
    for (const int jobs : {1, 4}) {
        CAPTURE(jobs);
        const std::string path = file.path() + "-pipe";
        REQUIRE(mkfifo(path.c_str(), 0600) == 0);
        std::thread writer([&] {
            std::FILE* const pipe = std::fopen(path.c_str(), "wb");
            if (pipe == nullptr) return;
            // In pieces that end anywhere.
            for (std::size_t at = 0; at < text.size(); at += 7777) {
                std::fwrite(text.data() + at, 1, std::min<std::size_t>(7777, text.size() - at), pipe);
                std::fflush(pipe);
            }
            std::fclose(pipe);
        });
        CsvCase one;
        one.load_request.jobs = jobs;
        load::CsvRequest request = csv_request();
        request.path = path;
        one.read_file(request);
        writer.join();
        std::remove(path.c_str());
        CHECK(joined(one.figures()) == from_file.figures);
        CHECK(joined(one.others(2)) == from_file.others);
        CHECK(one.diagnostics.errors() == from_file.errors);
        CHECK(one.diagnostics.warnings() == from_file.warnings);
    }
}

TEST_CASE("csv threads: progress is told in order and ends with the whole") {
    const TemporaryFile file(large_file(false));
    for (const int jobs : {1, 4}) {
        CAPTURE(jobs);
        CsvCase one;
        one.load_request.jobs = jobs;
        std::uint64_t last = 0, total = 0;
        bool ascending = true;
        one.load_request.progress = [&](std::uint64_t read, std::uint64_t of) {
            ascending = ascending && read >= last;
            last = read;
            total = of;
        };
        load::CsvRequest request = csv_request();
        request.path = file.path();
        one.read_file(request);
        CHECK(ascending);
        CHECK(total > 1'500'000);
        CHECK(last == total);
    }
}

TEST_CASE("csv threads: a quote that is never closed stops the reading wherever blocks end") {
    std::string text = large_file(false);
    const std::size_t at = text.find('\n', 700'000) + 1;
    text.insert(at, "\"");
    const TemporaryFile file(text.substr(0, text.find('"', at + 1)));
    const Outcome alone = read_file(file.path(), 1);
    CHECK(alone.problems.find("this quote is never closed") != std::string::npos);
    for (const int jobs : {2, 8}) {
        CAPTURE(jobs);
        const Outcome together = read_file(file.path(), jobs);
        CHECK(together.problems == alone.problems);
        CHECK(together.figures == alone.figures);
    }
}

TEST_CASE("csv threads: names of megabytes end in a message") {
    for (const char fill : {'x', '\n'}) {
        CAPTURE(fill);
        std::string text = "series,entity,period,value\ngrain,甲,2023,1\ngrain,";
        if (fill == '\n') text += '"';
        text.append(std::size_t{17} << 20, fill);
        const TemporaryFile file(text);
        for (const int jobs : {1, 3}) {
            CsvCase one;
            one.load_request.jobs = jobs;
            load::CsvRequest request = csv_request();
            request.path = file.path();
            one.read_file(request);
            CHECK(joined(one.problems()) == (fill == 'x' ? "E310 3:1" : "E309 3:7"));
            CHECK(joined(one.figures()) == "grain 甲 2023 = 1");
        }
    }
}

TEST_CASE("csv threads: a heading of megabytes ends in a message, and nothing after it is read") {
    struct Question {
        std::string before;
        int skip_rows;
        const char* expected;
    };
    const Question questions[] = {
        {"", 0, "E310 1:1"}, {"\n\n", 0, "E310 3:1"}, {"title\n", 1, "E310 2:1"}, {"", 1, "E310 1:1"}};
    for (const Question& question : questions) {
        CAPTURE(question.before);
        const TemporaryFile file(question.before + "series,entity,period,value" +
                                 std::string(std::size_t{17} << 20, ' ') + "\ngrain,甲,2023,1\n");
        for (const int jobs : {1, 3}) {
            CsvCase one;
            one.load_request.jobs = jobs;
            load::CsvRequest request = csv_request();
            request.path = file.path();
            request.skip_rows = question.skip_rows;
            one.read_file(request);
            CHECK(joined(one.problems()) == question.expected);
            CHECK(one.figures().empty());
        }
    }
}
