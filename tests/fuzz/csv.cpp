// Any bytes as observations: they end in figures or in messages that can be shown. The first byte chooses how
// the file is declared.
#include "gapcalc/load.hpp"
#include "require.hpp"

#include <array>

using namespace gapcalc;
using fuzz::require;

namespace {

constexpr std::string_view k_goals = R"(
[[entities]]
id = "towns"
name = "镇街"
members = [{ id = "tangxia", name = "棠下镇" }, { id = "duruan", name = "杜阮镇" }]
[[entities]]
id = "villages"
name = "行政村"
count = 6
within = "towns"
members = [{ id = "shangxiang", name = "上巷村", in = "duruan" }, { name = "新民村", in = "duruan" },
           { name = "新民村", in = "tangxia" }]
[[entities]]
id = "units"
name = "单位"
[[series]]
id = "income"
name = "收入"
unit = "万元"
kind = "per_period"
over = "villages"
[[series]]
id = "standard"
name = "达标"
kind = "milestone"
stages = ["未启动", "创建", "达标"]
over = "villages"
[[series]]
id = "share"
name = "比例"
unit = "%"
limits = [0, 100]
over = "units"
[[indicator]]
id = "investment"
name = "工业投资"
unit = "亿元"
kind = "year_to_date"
target = { at_least = 200, by = 2025 }
)";

constexpr std::array<std::string_view, 10> k_tables = {
    "",
    "series = \"income\"",
    "series = \"income\"\nlayout = \"wide\"",
    "series = \"standard\"",
    "series = \"share\"\nskip = [\"合计\"]",
    "series = \"investment\"",
    "series = \"income\"\nskip_rows = 2\nencoding = \"gb18030\"",
    "series = \"income\"\ncolumns = { entity = \"村名\", period = \"年份\", value = \"收入\", unit = "
    "\"单位\" }",
    "encoding = \"utf-16\"",
    "series = \"share\"\nlayout = \"wide\"\nencoding = \"utf-8\"",
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Scratch scratch;
    const std::string_view text = fuzz::text_of(data, size);
    const std::size_t choice = text.empty() ? 0 : static_cast<unsigned char>(text[0]);
    load::LoadRequest request;
    request.jobs = 1;
    request.paths = {scratch.file("goals.toml", std::string(k_goals) + "[[data]]\nfile = \"data.csv\"\n" +
                                                    std::string(k_tables[choice % k_tables.size()]))};
    (void)scratch.file("data.csv", text.substr(std::min<std::size_t>(1, text.size())));
    Sources sources;
    Diagnostics problems;
    const Catalogue catalogue = load::read_catalogue(request, sources, problems);
    fuzz::require_fit(problems, sources);
    require(catalogue.series.size() == 3 && catalogue.indicators.size() == 1, "the goals are read");
    require(catalogue.sets[1].total() <= 6, "no row adds more entities than there are");
    return 0;
}
