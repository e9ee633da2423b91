// Random goals whose figures stand in a table: the figures as CSV, and the goals in two forms, one that reads
// that CSV and one whose figures are an engine's, in the table TABLE. usage: random_tables SEED FOLDER TABLE
#include "unit/random_catalogue.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using gapcalc::test::Dice;
using gapcalc::test::hundredths;

struct Series {
    std::string id, kind, unit;
    int year_starts = 1;
};

class Writer {
  public:
    explicit Writer(std::uint64_t seed) : dice_(seed) {
        named_ = static_cast<int>(dice_.between(4, 8));
        exist_ = named_ + (dice_.chance(40) ? static_cast<int>(dice_.between(1, 3)) : 0);
        dated_ = dice_.chance(40);
        stated_ = dice_.chance(40);
        series_ = {{"level", "stock", "万元", 1},
                   {"total", "year_to_date", "万元", 1},
                   {"amount", "per_period", "万元", dice_.chance(30) ? 4 : 1},
                   {"people", "stock", "人", 1}};
    }

    std::string goals(const std::string& source) {
        std::string text = "title = \"random\"\nlang = \"en\"\n";
        text += "[[entities]]\nid = \"towns\"\nmembers = [ { id = \"ta\", name = \"甲镇\" }, { id = \"tb\", "
                "name = \"乙镇\" }, "
                "\"丙镇\" ]\n";
        text += "[[entities]]\nid = \"villages\"\nwithin = \"towns\"\ncount = " + std::to_string(exist_) +
                "\nmembers = [\n";
        static const char* const k_towns[] = {"ta", "tb", "丙镇"};
        for (int at = 0; at < named_; ++at) {
            text += "    { id = \"v" + std::to_string(at) + "\", name = \"" + name(at) + "\"";
            if (at != 3) text += ", in = \"" + std::string(k_towns[at % 3]) + "\"";
            text += " },\n";
        }
        text += "]\n";
        for (const Series& one : series_)
            text += "[[series]]\nid = \"" + one.id + "\"\nname = \"序列 " + one.id + "\"\nkind = \"" +
                    one.kind + "\"\nunit = \"" + one.unit +
                    "\"\nover = \"villages\"\nyear_starts = " + std::to_string(one.year_starts) + "\n";
        text += "[[series]]\nid = \"rate\"\nunit = \"%\"\n"; // of the whole alone
        return text + source + indicators_;
    }

    void make_indicators() {
        for (int at = 0; at < 7; ++at) add_indicator(at);
        add_quotient("i7", false);
        add_quotient("i8", dice_.chance(30));
        indicators_ += "[[indicator]]\nid = \"i9\"\nseries = \"rate\"\ntarget = { at_least = " + number() +
                       ", by = 2025 }\n";
        indicators_ += "[[arena]]\nid = \"arena\"\nover = \"villages\"\nindicators = [ { id = \"i1\", weight "
                       "= 60 }, { id = "
                       "\"i7\", weight = 40 } ]\n";
    }

    std::string figures() {
        std::string text =
            std::string("series,entity,period,value,") + (stated_ ? "status" : "remark") + ",published\n";
        for (const Series& one : series_) add_figures(one, text);
        for (int year = 2021; year <= 2025; ++year)
            text += "rate,," + std::to_string(year) + (dice_.chance(50) ? "-12," : ",") + number() + ",,\n";
        return text;
    }
    std::string columns() const {
        return std::string("columns = { series = \"series\", entity = \"entity\", period = \"period\", value "
                           "= \"value\"") +
               (stated_ ? ", status = \"status\"" : "") + (dated_ ? ", published = \"published\"" : "") +
               " }\n";
    }
    bool dated() const { return dated_; }

  private:
    static std::string name(int at) {
        static const char* const k_names[] = {"上巷村",   "新民村", "O'Brien", "村 \\\"四\\\"",
                                              "五\\\\斜", "六村",   "七",      "八村"};
        return k_names[at];
    }

    std::string number() {
        return hundredths(dice_.chance(10) ? dice_.between(-9000, 0) : dice_.between(0, 60000));
    }

    void add_indicator(int at) {
        static const char* const k_measures[] = {"sum", "mean", "min", "max", "count", "count", "sum"};
        const Series& of = at == 6 ? series_[2] : series_[static_cast<std::size_t>(dice_.below(4))];
        const std::string measure = k_measures[at];
        const bool flow = of.kind != "stock", counted = measure == "count";
        std::string& text = indicators_;
        text += "[[indicator]]\nid = \"i" + std::to_string(at) + "\"\nseries = \"" + of.id +
                "\"\nmeasure = \"" + measure + "\"\n";
        if (counted) {
            static const char* const k_tests[] = {"at_least", "more_than", "at_most", "less_than"};
            text += std::string("where = { ") + k_tests[dice_.below(4)] + " = " + number() + " }\n";
        }
        if (dice_.chance(35))
            text += "among = { series = \"" + std::string(dice_.chance(70) ? "people" : "level") +
                    "\", at_least = " + hundredths(dice_.between(0, 50000)) + " }\n";
        const bool span = flow && !counted && (at == 6 || dice_.chance(30));
        if (dice_.chance(70) && !span)
            text += "baseline = { at = " + year(of, counted || !flow, 2021) +
                    (dice_.chance(50) ? ", value = " + (counted ? std::to_string(dice_.below(4)) : number())
                                      : "") +
                    " }\n";
        const std::string deadline = year(of, counted || !flow, static_cast<int>(dice_.between(2024, 2026)));
        std::string aim;
        if (counted && dice_.chance(50))
            aim = std::string(dice_.chance(70) ? "at_least" : "more_than") + " = \"" +
                  std::to_string(dice_.between(1, 100)) + "%\"";
        else if (counted)
            aim = "at_least = " + std::to_string(dice_.between(1, 6));
        else if (dice_.chance(15))
            aim = "between = [" + hundredths(dice_.between(0, 20000)) + ", " +
                  hundredths(dice_.between(20000, 90000)) + "]";
        else
            aim = std::string(dice_.chance(70) ? "at_least" : "at_most") + " = " +
                  hundredths(dice_.between(0, measure == "sum" ? 300000 : 60000));
        if (span)
            text += "target = { " + aim + ", during = \"" +
                    (dice_.chance(50)   ? "2024-Q3"
                     : dice_.chance(50) ? "2023-07..2024-12"
                                        : "2022-01..2024-06") +
                    "\" }\n";
        else
            text += "target = { " + aim + ", by = " + deadline + " }\n";
    }

    /// One sum divided by another, or a mean with weights.
    void add_quotient(const std::string& id, bool weighted) {
        std::vector<std::string> of = {"level", "total"};
        if (series_[2].year_starts == 1) of.emplace_back("amount");
        const std::string above =
            of[static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(of.size())))];
        const std::string below = !weighted && above != "level" && dice_.chance(20) ? "level" : "people";
        std::string& text = indicators_;
        text += "[[indicator]]\nid = \"" + id + "\"\n";
        if (weighted)
            text += "series = \"" + above + "\"\nmeasure = \"mean\"\nweight = \"people\"\n";
        else
            text += "measure = \"ratio\"\nunit = \"" + std::string(below == "people" ? "万元" : "%") +
                    "\"\nof = \"" + above + "\"\nto = \"" + below + "\"\n" +
                    (below == "people" ? "per = 100\n" : "");
        if (dice_.chance(35))
            text += "among = { series = \"" + std::string(dice_.chance(70) ? "people" : "level") +
                    "\", at_least = " + hundredths(dice_.between(0, 50000)) + " }\n";
        if (dice_.chance(50)) text += "baseline = { at = 2022 }\n";
        text += "target = { at_least = " + hundredths(dice_.between(0, 20000)) +
                ", by = " + std::to_string(dice_.between(2024, 2026)) + " }\n";
    }

    /// A year of the series as TOML takes it.
    static std::string year(const Series& of, bool level, int year) {
        if (level || of.year_starts == 1) return std::to_string(year);
        return "\"" + std::to_string(year) + "/" + std::to_string((year + 1) % 100) + "\"";
    }

    void add_figures(const Series& of, std::string& text) {
        for (int entity = 0; entity < exist_; ++entity) {
            for (int year = 2021; year <= 2025; ++year) {
                if (dice_.chance(12)) continue;
                for (const std::string& period : periods(of, year)) {
                    if (dice_.chance(10)) continue;
                    add(of, entity, period, text);
                }
            }
        }
    }

    std::vector<std::string> periods(const Series& of, int year) {
        const std::string y = std::to_string(year);
        if (of.kind == "per_period") {
            if (of.year_starts != 1) {
                if (dice_.chance(40)) return {y + "/" + std::to_string((year + 1) % 100)};
                return {y + "-Q2", y + "-Q3", y + "-Q4", std::to_string(year + 1) + "-Q1"};
            }
            if (dice_.chance(40)) return {y};
            if (dice_.chance(30)) return {y + "-H1", y + "-Q3", y + "-10", y + "-11", y + "-12"};
            return {y + "-Q1", y + "-Q2", y + "-Q3", y + "-Q4"};
        }
        const std::string end = dice_.chance(60) ? y : dice_.chance(50) ? y + "-12" : y + "-Q4";
        if (dice_.chance(50)) return {end};
        if (of.kind == "stock" && dice_.chance(20)) return {y + "-03-15", end};
        return {dice_.chance(50) ? y + "-06" : y + "-H1", end};
    }

    void add(const Series& of, int entity, const std::string& period, std::string& text) {
        std::string who = entity >= named_ ? "新村" + std::to_string(entity) : "v" + std::to_string(entity);
        if (entity < named_ && dice_.chance(40))
            who = entity == 3 ? "\"村 \"\"四\"\"\"" : entity == 4 ? "五\\斜" : name(entity);
        const auto row = [&](const std::string& published) {
            static const char* const k_statuses[] = {"", "", "", "P", "估计", "b", "bp", "normal"};
            const std::string value = of.unit == "人" ? std::to_string(dice_.between(0, 800)) : number();
            text += of.id + "," + who + "," + period + "," + value + "," + k_statuses[dice_.below(8)] + "," +
                    published + "\n";
        };
        const int vintages = dated_ && dice_.chance(25) ? 2 : 1;
        const int year = std::stoi(period.substr(0, 4)) + 1;
        if (vintages == 2 || !dated_ || dice_.chance(50))
            row("");
        else
            row(std::to_string(year) + "-0" + std::to_string(dice_.between(1, 9)) + "-15");
        if (vintages == 2) row(std::to_string(year) + "-10-0" + std::to_string(dice_.between(1, 9)));
    }

    Dice dice_;
    int named_, exist_;
    bool dated_, stated_;
    std::vector<Series> series_;
    std::string indicators_;
};

bool write(const std::string& path, const std::string& text) {
    std::FILE* const file = std::fopen(path.c_str(), "w");
    if (file == nullptr) return false;
    const bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && good;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    Writer writer(std::strtoull(argv[1], nullptr, 10));
    const std::string folder = argv[2], table = argv[3];
    writer.make_indicators();
    const std::string figures = writer.figures();
    const bool good =
        write(folder + "/figures.csv", figures) &&
        write(folder + "/csv.toml", writer.goals("[[data]]\nfile = \"figures.csv\"\n" + writer.columns())) &&
        write(folder + "/table.toml",
              writer.goals("[[table]]\nname = \"" + table + "\"\n" + writer.columns()));
    return good ? 0 : 1;
}
