#include "csv_case.hpp"

#include "load/sheet/duplicates.hpp"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace gapcalc::testing {
namespace {

Entity member(std::string id, std::string name, std::optional<Index> parent = {}) {
    Entity entity;
    entity.id = std::move(id);
    entity.name = Text(std::move(name));
    entity.parent = parent;
    return entity;
}

Series series(std::string id, Text name, std::string unit, Kind kind) {
    Series made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.unit = std::move(unit);
    made.kind = kind;
    made.over = 1;
    return made;
}

Indicator indicator(std::string id, Text name, std::string unit, Kind kind) {
    Indicator made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.unit = std::move(unit);
    made.kind = kind;
    return made;
}

std::string written(const Rational& value) {
    const auto places = value.exact_places();
    return places ? value.fixed(*places) : value.fixed(6) + "..";
}

/// " {>, provisional, 2025-03-01, source, note}" of what a figure has of it; nothing of an ordinary one.
std::string remarks(const FigureDetails& details, Index number) {
    const FigureDetail& detail = details[number];
    static constexpr std::string_view k_signs[] = {"", ">", ">=", "<", "<=", "?"};
    std::string text;
    const auto add = [&](std::string_view part) {
        if (!part.empty()) text.append(text.empty() ? " {" : ", ").append(part);
    };
    add(k_signs[static_cast<std::size_t>(detail.bound)]);
    if (detail.statuses.has(Status::provisional)) add("provisional");
    if (detail.statuses.has(Status::estimated)) add("estimated");
    if (detail.statuses.has(Status::series_break)) add("break");
    if (detail.published != k_undated) add(to_string(date_of(detail.published)));
    add(details.text(detail.source).zh);
    add(details.text(detail.note).zh);
    return text.empty() ? text : text + '}';
}

} // namespace

TemporaryFile::TemporaryFile(std::string_view bytes) {
    const char* const folder = std::getenv("TMPDIR");
    path_ = std::string(folder == nullptr ? "/tmp" : folder) + "/gapcalc-csv-XXXXXX";
    const int file = mkstemp(path_.data());
    if (file < 0) std::abort();
    while (!bytes.empty()) {
        const ssize_t count = write(file, bytes.data(), bytes.size());
        if (count <= 0) std::abort();
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    close(file);
}

TemporaryFile::~TemporaryFile() { std::remove(path_.c_str()); }

CsvCase::CsvCase() {
    catalogue.plans.push_back({"pj"});
    catalogue.files.emplace_back();

    EntitySet towns;
    towns.id = "towns";
    towns.name = {"镇街", "towns"};
    towns.members = {member("tangxia", "棠下镇"), member("duruan", "杜阮镇")};
    EntitySet villages;
    villages.id = "villages";
    villages.name = {"行政村", "villages"};
    villages.within = 0;
    villages.count = 8;
    villages.members = {member("shangxiang", "上巷村", 1), member("", "新民村", 1), member("", "新民村", 0),
                        member("songyuan", "松园村", 1)};
    villages.members[3].name.en = "Songyuan";
    EntitySet units;
    units.id = "units";
    catalogue.sets = {towns, villages, units};

    catalogue.series.push_back(
        series("village-income", {"村级集体经济收入", "Village income"}, "万元", Kind::per_period));
    catalogue.series.push_back(series("village-population", "村人口", "人", Kind::stock));
    catalogue.series.push_back(series("village-standard", "美丽宜居村", "", Kind::milestone));
    catalogue.series.back().stages = {{"未完成", "open"}, {"完成", "done"}};
    catalogue.series.push_back(series("road-share", "道路硬化率", "%", Kind::stock));
    catalogue.series.back().limits = Limits{0, 100};
    catalogue.series.push_back(series("town-investment", "镇工业投资", "亿元", Kind::year_to_date));
    catalogue.series.back().over = 0;
    catalogue.series.push_back(series("grain", "粮食", "平方米", Kind::stock));
    catalogue.series.back().over = 2;

    catalogue.indicators.push_back(
        indicator("investment", {"工业投资", "Industrial investment"}, "亿元", Kind::year_to_date));
    catalogue.indicators.push_back(indicator("enterprises", "规上工业企业", "家", Kind::stock));
    catalogue.indicators.push_back(indicator("hospital", "三甲医院", "", Kind::milestone));
    catalogue.indicators.back().stages = {Text("未启动"), Text("申报"), Text("创建"), Text("获评")};
    // Shares its name with the series that it takes its figures from.
    catalogue.indicators.push_back(indicator("population", "村人口", "人", Kind::stock));
    catalogue.indicators.back().series = 1;
    catalogue.indicators.back().over = 1;
    // Shares its name with another indicator.
    catalogue.indicators.push_back(indicator("enterprises-2", "规上工业企业", "家", Kind::stock));
}

load::CsvRequest csv_request(std::optional<std::string> series) {
    load::CsvRequest request;
    request.plan = 0;
    request.series = std::move(series);
    return request;
}

void CsvCase::read(std::string_view bytes, load::CsvRequest request) {
    const TemporaryFile file(bytes);
    request.path = file.path();
    read_file(std::move(request));
}

void CsvCase::read_file(load::CsvRequest request) { read_files({std::move(request)}); }

void CsvCase::read_files(const std::vector<load::CsvRequest>& requests) {
    for (const load::CsvRequest& request : requests) load::read_csv(request, state);
    load::name_earlier(state);
}

std::vector<std::string> CsvCase::figures() const {
    std::vector<std::string> lines;
    const auto list = [&](const auto& of, std::optional<Index> over) {
        const auto shown = [&](const Rational& value) {
            if (of.kind != Kind::milestone) return written(value);
            return of.stages[static_cast<std::size_t>(*value.to_integer())].zh;
        };
        for (const Observation& observation : of.records.whole)
            lines.push_back(of.id + ' ' + to_string(observation.period) + " = " + shown(observation.value) +
                            remarks(of.records.details, observation.detail));
        for (const Column& column : of.records.columns)
            for (Index entity = 0; entity < column.size(); ++entity)
                if (const auto value = column.at(entity))
                    lines.push_back(of.id + ' ' + std::string(catalogue.sets[*over].key(entity)) + ' ' +
                                    to_string(column.period()) + " = " + shown(*value) +
                                    remarks(of.records.details, column.detail(entity)));
        for (const Vintage& vintage : of.records.vintages)
            lines.push_back(of.id + ' ' +
                            (vintage.entity == Vintage::k_whole
                                 ? std::string()
                                 : std::string(catalogue.sets[*over].key(vintage.entity)) + ' ') +
                            to_string(vintage.period) + (vintage.replaced ? " replaced " : " beside ") +
                            shown(vintage.value) + remarks(of.records.details, vintage.detail));
    };
    for (const Series& of : catalogue.series) list(of, of.over);
    for (const Indicator& of : catalogue.indicators) list(of, of.over);
    return lines;
}

std::vector<std::string> CsvCase::problems() const {
    std::vector<std::string> lines;
    for (const Diagnostic* problem : diagnostics.sorted())
        lines.push_back(std::string(problem->kind->code) + ' ' + std::to_string(problem->span.line) + ':' +
                        std::to_string(problem->span.column));
    return lines;
}

std::string CsvCase::described(Language language) const {
    std::string text;
    DiagnosticStyle style;
    style.language = language;
    for (const Diagnostic* problem : diagnostics.sorted()) text += describe(*problem, sources, style);
    return text;
}

std::vector<std::string> CsvCase::others(Index set) const {
    std::vector<std::string> names;
    const NamePool& pool = catalogue.sets[set].others;
    for (Index at = 0; at < pool.size(); ++at) names.emplace_back(pool[at]);
    return names;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : " | ") + line;
    return text;
}

} // namespace gapcalc::testing
