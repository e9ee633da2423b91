#include "csv_case.hpp"

#include <doctest/doctest.h>
#include <iconv.h>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

std::string encoded(std::string_view text, const char* encoding) {
    const iconv_t conversion = iconv_open(encoding, "UTF-8");
    REQUIRE(conversion != reinterpret_cast<iconv_t>(-1));
    std::string out(text.size() * 4 + 16, '\0');
    char* in = const_cast<char*>(text.data());
    char* to = out.data();
    std::size_t left = text.size(), room = out.size();
    REQUIRE(iconv(conversion, &in, &left, &to, &room) == 0);
    iconv_close(conversion);
    out.resize(out.size() - room);
    return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

constexpr std::string_view k_long = "指标,单位名称,年份,数值,单位\n"
                                    "村级集体经济收入,上巷村,2019,200,万元\n"
                                    "村级集体经济收入,上巷村,2023,320,万元\n"
                                    "村级集体经济收入,松园村,2023,\"1,150.5\",万元\n"
                                    "村级集体经济收入,龙溪村,2023,,\n"
                                    "村级集体经济收入,龙溪村,2019,7000,元\n"
                                    "村级集体经济收入,,2023,4000,万元\n";
constexpr std::string_view k_expected =
    "village-income 2023 = 4000 | village-income shangxiang 2019 = 200 | village-income 龙溪村 2019 = 0.7 | "
    "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 1150.5";

struct Form {
    std::string_view name;
    std::string bytes;
    load::CsvRequest request;
};

std::vector<Form> forms() {
    const std::string text(k_long);
    std::vector<Form> forms;
    const auto add = [&](std::string_view name, std::string bytes) -> load::CsvRequest& {
        return forms.emplace_back(Form{name, std::move(bytes), csv_request()}).request;
    };
    add("as it is", text);
    add("CRLF", replaced(text, "\n", "\r\n"));
    add("no line break at the end", text.substr(0, text.size() - 1));
    add("blank lines", replaced(text, "\n", "\n\n"));
    add("UTF-8 with mark", "\xEF\xBB\xBF" + text);
    add("semicolons", replaced(replaced(replaced(text, "1,150.5", "@"), ",", ";"), "@", "1,150.5"));
    add("tabs", replaced(replaced(replaced(text, "1,150.5", "@"), ",", "\t"), "@", "1,150.5"));
    add("GB18030 CRLF", encoded(replaced(text, "\n", "\r\n"), "GB18030"));
    add("GB18030 named", encoded(text, "GB18030")).encoding = "gb18030";
    add("GBK named", encoded(text, "GB18030")).encoding = "gbk";
    add("UTF-16 little endian", "\xFF\xFE" + encoded(text, "UTF-16LE"));
    add("UTF-16 big endian CRLF", "\xFE\xFF" + encoded(replaced(text, "\n", "\r\n"), "UTF-16BE"));
    add("UTF-16 without mark", encoded(text, "UTF-16LE"));
    add("UTF-16 named", "\xFF\xFE" + encoded(text, "UTF-16LE")).encoding = "utf-16";
    add("UTF-8 with mark though named otherwise", "\xEF\xBB\xBF" + text).encoding = "gb18030";
    add("all quoted",
        replaced(replaced(replaced("\"" + replaced(replaced(text, "\"1,150.5\"", "1@150.5"), ",", "\",\""),
                                   "\n", "\"\n\""),
                          "@", ","),
                 "\n\"\n", "\n"));
    forms.back().bytes.resize(forms.back().bytes.size() - 1);
    add("other order and more columns", "说明,数值,年份,单位名称,单位,指标\n,200,2019,上巷村,,village-"
                                        "income\n\"两行\n备注, 有引号 \"\" 和逗号\",320,2023,上巷村,,"
                                        "village-income\n,1150.50,2023年,松园村,,village-income\n,,2023,"
                                        "龙溪村,,village-income\nx,0.7,2019,龙溪村,万元,"
                                        "village-income\n,4000,2023,,,village-income\n");
    add("SDMX",
        "DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,village-income,shangxiang,2019,200\nX,village-"
        "income,shangxiang,2023,320\nX,village-income,songyuan,2023,1150.5\nX,village-income,龙溪村,2023,\nX,"
        "village-income,龙溪村,2019,0.7\n"
        "X,village-income,,2023,4000\n");
    load::CsvRequest& named =
        add("named columns", "村名,年,收入\n上巷村,2019,200\n上巷村,2023,320\n松园村,2023,"
                             "1150.5\n龙溪村,2023,\n龙溪村,2019,0.7\n,2023,4000\n");
    named.series = "village-income";
    named.columns.entity = "村名";
    named.columns.period = "年";
    named.columns.value = "收入";
    load::CsvRequest& titled =
        add("title lines", "蓬江区村级集体经济收入\n\"单位: "
                           "万元\n(2023年)\",,\n\n名称,年份,数值\n上巷村,2019,200\n上巷村,2023,320\n松园村,"
                           "2023,1150.5\n龙溪村,2023,\n龙溪村,2019,0.7\n,2023,4000\n合计,2023,99999\n");
    titled.series = "村级集体经济收入";
    titled.skip_rows = 2;
    titled.skip = {"合计"};
    load::CsvRequest& wide =
        add("wide", "名称,2019,2023年,说明\n上巷村,200,320,x\n松园村,,\"1,150.5\",\n龙溪村,0.7,,\n,,4000,\n");
    wide.series = "village-income";
    wide.layout = load::SheetLayout::wide;
    load::CsvRequest& wide_units =
        add("wide with series and units",
            "指标;名称;2019;单位;2023\nvillage-income;上巷村;200;万元;320\nvillage-income;松园村;;万元;1150."
            "5\nvillage-income;龙溪村;7000;元;\nvillage-income;;;万元;4000\n");
    wide_units.layout = load::SheetLayout::wide;
    return forms;
}

} // namespace

TEST_CASE("csv layouts: the same figures in every form") {
    for (const Form& form : forms()) {
        CAPTURE(form.name);
        CsvCase one;
        load::CsvRequest request = form.request;
        request.whole = {""};
        one.read(form.bytes, request);
        CHECK(joined(one.figures()) == k_expected);
        CHECK(one.described() == "");
        CHECK(joined(one.others()) == "龙溪村");
    }
}

TEST_CASE("csv layouts: places in converted text count code points") {
    const std::string text =
        "指标,名称,年份,数值\r\n村级集体经济收入,上巷村,2023,320\r\n村级集体经济收入,上巷村,二〇二四,无\r\n";
    for (const char* encoding : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
        CAPTURE(encoding);
        CsvCase one;
        one.read(encoded(text, encoding), csv_request());
        CHECK(joined(one.problems()) == "E108 3:14 | E317 3:19");
        CHECK(one.described().find("村级集体经济收入,上巷村,二〇二四,无\n") != std::string::npos);
    }
}

TEST_CASE("csv layouts: wide tables") {
    load::CsvRequest request = csv_request("town-investment");
    request.layout = load::SheetLayout::wide;
    CsvCase one;
    one.read("名称,2023年1-6月,2023年1-9月,2023年\n杜阮镇,1,2,y\n棠下镇,3,-,5\n", request);
    CHECK(joined(one.figures()) ==
          "town-investment tangxia 2023-06 = 3 | town-investment duruan 2023-06 = 1 | "
          "town-investment duruan 2023-09 = 2 | town-investment tangxia 2023 = 5");
    CHECK(joined(one.problems()) == "E317 2:9 | E317 3:7");

    load::CsvRequest stock = csv_request("village-population");
    stock.layout = load::SheetLayout::wide;
    CsvCase other;
    other.read("名称,2023年1-6月,2024\n上巷村,1,2\n松园村,,4\n", stock);
    CHECK(joined(other.problems()) == "");
    CHECK(joined(other.figures()) ==
          "village-population shangxiang 2023-06 = 1 | "
          "village-population shangxiang 2024 = 2 | village-population songyuan 2024 = 4");
}

TEST_CASE("csv layouts: bytes that are not text") {
    CsvCase one;
    one.read("series,entity,period,value,说明\nvillage-income,上巷村,2023,5,\xC8\xC8\nvillage-income,"
             "上\xC8\xC8,2023,5,\n"
             "village-income,松园村,2023\xFF,5,\n",
             csv_request());
    // A cell that is not read may hold anything.
    CHECK(joined(one.figures()) == "village-income shangxiang 2023 = 5");
    CHECK(joined(one.problems()) == "E311 3:16 | E311 4:20");
    CHECK(one.described().find("not utf-8") != std::string::npos);

    load::CsvRequest named = csv_request();
    named.encoding = "gb18030";
    CsvCase broken;
    broken.read(encoded("series,entity,period,value\nvillage-income,", "GB18030") + "\x81\x20,2023,5\n",
                named);
    CHECK(joined(broken.problems()) == "E311 2:16");
    CHECK(broken.described().find("not gb18030") != std::string::npos);

    named.encoding = "klingon";
    CsvCase unknown;
    unknown.read("series,entity,period,value\n", named);
    CHECK(joined(unknown.problems()) == "E301 0:0");
}
