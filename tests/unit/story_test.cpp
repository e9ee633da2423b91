#include "assess_case.hpp"
#include "explain_case.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// The first line under the title.
std::string story(const Question& question, Language language) {
    assess::Query query;
    query.as_of = period(question.as_of);
    query.method = question.method;
    const std::string text = explained(catalogue_of(question), Sources{}, query, 0, language);
    const std::size_t first = text.find('\n', text.find('\n') + 1) + 1;
    return text.substr(first, text.find('\n', first) - first);
}

} // namespace

TEST_CASE("explain: the first sentence tells the whole story of each kind of goal") {
    const struct {
        Question question;
        const char *en, *zh;
    } cases[] = {
        {{"more_than 800", "2023=731 2024-06=752"},
         "752 家 in June 2024 of more than 800 家 by the end of 2025: 49 家 to go; 52.0% of the way in 50.0% "
         "of the time, "
         "2.0 points "
         "ahead: on track; at this pace 804 家 by the deadline.",
         "到2025年底目标为超过 800 家，2024年6月为 752 家，还差 49 家；已走 52.0%，时间过去 50.0%，快 2.0 "
         "个百分点：符合序时；照此速度，到期为 804 家。"},
        {{"at_least 800", "2023=820 2024=850"},
         "850 家 in 2024 of at least 800 家 by the end of 2025; 150.0% of the way in 66.7% of the time, 83.3 "
         "points "
         "ahead: reached; "
         "at this pace 925 家 by the deadline.",
         "到2025年底目标为不低于 800 家，2024年为 850 家；已走 150.0%，时间过去 66.7%，快 83.3 "
         "个百分点：已达标；照此速度，到期为 925 家。"},
        {{"at_least 800", ""},
         "700 家 in 2022 of at least 800 家 by the end of 2025: 100 家 to go: not judged yet (no trend).",
         "到2025年底目标为不低于 800 家，2022年为 700 家，还差 100 家：暂未判定（仅一期数据）。"},
        {{"at_least 800", "", ""},
         "No figure of at least 800 家 by the end of 2025: not judged yet (no data).",
         "到2025年底目标为不低于 800 家，没有数值：暂未判定（未报数）。"},
        {{"", "2023=1 2024=2"},
         "2 家 in 2024: not judged yet (no target).",
         "2024年为 2 家：暂未判定（未设目标）。"},
        {{"at_least 193.22", "2022-06=126.02", "", "2022-12-31", "2022", k_total},
         "126.02 家 in January to June 2022 of at least 193.22 家 by the end of 2022: 68 家 to go; 65.2% of "
         "the way in 50.0% of the "
         "time, 15.2 "
         "points ahead: ahead; at this pace 252 家 by the deadline.",
         "到2022年底目标为不低于 193.22 家，2022年1—6月为 126.02 家，还差 68 家；已走 65.2%，时间过去 "
         "50.0%，快 "
         "15.2 "
         "个百分点：快于序时；照此速度，到期为 252 家。"},
        {{"at_most 100", "2022-06=60", "", "2022-12-31", "2022", k_total},
         "60 家 in January to June 2022 of at most 100 家 by the end of 2022: 40 家 left; 60.0% used in "
         "50.0% of the time, 10.0 "
         "points too fast: "
         "running high; at this pace 120 家 by the deadline.",
         "到2022年底目标为不高于 100 家，2022年1—6月为 60 家，还可用 40 家；已用 60.0%，时间过去 50.0%，偏快 "
         "10.0 "
         "个百分点：偏快；照此速度，到期为 120 家。"},
        {{"stage 3", "2024=1", "", "2024-12-31", "2025", Kind::milestone},
         "begun in 2024 of \"approved\" by the end of 2025: 2 stages to go: under way.",
         "到2025年底目标为“approved”，2024年为“begun”，还差 2 个阶段：推进中。"},
        {{"between 12 18", "2024=20.6", "2022=26"},
         "20.6 家 in 2024 of 12 家 to 18 家 by the end of 2025: 3 家 to go; 67.5% of the way in 66.7% of the "
         "time, 0.8 "
         "points "
         "ahead: on track; at this pace 18 家 by the deadline.",
         "到2025年底目标为 12 家 至 18 家，2024年为 20.6 家，还差 3 家；已走 67.5%，时间过去 66.7%，快 0.8 "
         "个百分点：符合序时；照此速度，到期为 18 家。"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.question.aim);
        CHECK(story(each.question, Language::en) == each.en);
        CHECK(story(each.question, Language::zh) == each.zh);
    }
}
