// One catalogue written in many ways: its observations in TOML or CSV, long or wide, in one file or several,
// in any order, unit, encoding and spelling. Whatever way it is written, a report is the same to the byte.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iconv.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rewritings {

/// Where decisions come from: bytes, for a fuzzer to change, and then numbers that follow from them.
class Choices {
  public:
    explicit Choices(std::string_view bytes) : bytes_(bytes) {
        for (const char byte : bytes) state_ = (state_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    std::size_t below(std::size_t n) {
        if (at_ < bytes_.size() && n <= 256) return static_cast<unsigned char>(bytes_[at_++]) % n;
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31)) % n);
    }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <class T>
    const T& among(const std::vector<T>& all) {
        return all[below(all.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& all) {
        for (std::size_t at = all.size(); at > 1; --at) std::swap(all[at - 1], all[below(at)]);
    }

  private:
    std::string bytes_;
    std::size_t at_ = 0;
    std::uint64_t state_ = 0xCBF29CE484222325U;
};

struct Town {
    std::string id, name;
};

/// A figure in hundredths of its unit; of a milestone the place of its stage.
struct Figure {
    std::size_t owner = 0; ///< among the indicators and series
    int town = -1;         ///< -1: of the whole
    int year = 0, month = 0, day = 0;
    std::int64_t hundredths = 0;
};

/// Who has figures: an indicator or a series.
struct Owner {
    bool is_series = false;
    std::string id, name, kind, unit, keys; ///< keys: all others, lines of TOML
    bool of_towns = false;
    std::vector<std::string> stages;
};

struct World {
    std::vector<Town> towns;
    std::vector<Owner> owners; ///< the series first
    std::vector<Figure> figures;
};

/// Units by how many of the last make one: exact powers of ten.
struct Scale {
    std::string_view unit, finer;
    int zeros;
};
constexpr std::array<Scale, 6> k_scales = {{{"亿元", "万元", 4},
                                            {"万元", "元", 4},
                                            {"万人", "人", 4},
                                            {"公顷", "平方米", 4},
                                            {"吨", "公斤", 3},
                                            {"公里", "米", 3}}};

inline std::string digits(std::int64_t hundredths, int zeros) {
    const bool negative = hundredths < 0;
    std::string text = std::to_string(negative ? -hundredths : hundredths);
    if (text.size() < 3) text.insert(0, 3 - text.size(), '0');
    std::string whole = text.substr(0, text.size() - 2), part = text.substr(text.size() - 2);
    for (; zeros > 0; --zeros) {
        whole += part.empty() ? '0' : part[0];
        if (!part.empty()) part.erase(0, 1);
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    return (negative ? "-" : "") + whole + (part.empty() ? "" : "." + part);
}

inline World make_world(Choices& choices) {
    World world;
    const std::vector<Town> towns = {
        {"tangxia", "棠下镇"},      {"duruan", "杜阮镇"},    {"hetang", "荷塘镇"}, {"chaolian", "潮连"},
        {"huanshi", "环市 \"新\""}, {"baisha", "白沙,街道"}, {"he-xin", "河南=新"}};
    world.towns.assign(towns.begin(), towns.begin() + 2 + static_cast<std::ptrdiff_t>(choices.below(6)));
    const auto add_owner = [&](bool is_series, bool of_towns) -> Owner& {
        Owner& owner = world.owners.emplace_back();
        owner.is_series = is_series;
        owner.of_towns = of_towns;
        owner.id = (is_series ? "s" : "i") + std::to_string(world.owners.size());
        owner.name = (is_series ? "序列" : "指标") + std::to_string(world.owners.size());
        static const std::vector<std::string> k_kinds = {"stock", "stock", "year_to_date", "per_period"};
        owner.kind = choices.among(k_kinds);
        owner.unit = k_scales[choices.below(k_scales.size())].unit;
        if (choices.chance(15)) {
            owner.kind = "milestone";
            owner.unit.clear();
            owner.stages = {"未启动", "申报", "创建", "获评"};
        } else if (choices.chance(20)) {
            owner.unit = "套房";
        }
        return owner;
    };
    const std::size_t series = choices.below(3), indicators = 1 + choices.below(5);
    for (std::size_t at = 0; at < series; ++at) add_owner(true, true);
    const auto target = [&](const Owner& of) {
        const std::string by = std::to_string(2024 + choices.below(4));
        if (!of.stages.empty()) return "target = { stage = \"获评\", by = " + by + " }\n";
        static const std::vector<std::string> k_aims = {"at_least", "more_than", "at_most", "less_than"};
        return "target = { " + choices.among(k_aims) + " = " +
               digits(static_cast<std::int64_t>(choices.below(200'000)), 0) + ", by = " + by + " }\n";
    };
    for (std::size_t at = 0; at < indicators; ++at) {
        const bool takes = series > 0 && choices.chance(40);
        const std::size_t from = takes ? choices.below(series) : 0;
        Owner& owner = add_owner(false, !takes && choices.chance(50));
        if (takes) {
            const Owner& of = world.owners[from];
            const bool staged = !of.stages.empty();
            owner.kind.clear();
            owner.unit.clear();
            owner.stages.clear();
            owner.keys = "series = \"" + of.id + "\"\nmeasure = \"count\"\nwhere = { " +
                         (staged ? "stage = \"创建\"" : "at_least = " + digits(50'000, 0)) +
                         " }\ntarget = { at_least = \"" + std::to_string(10 + choices.below(90)) +
                         "%\", by = " + std::to_string(2024 + choices.below(4)) + " }\n";
        } else if (owner.of_towns && !owner.stages.empty()) {
            owner.keys = "measure = \"min\"\n" + target(owner);
        } else if (owner.of_towns) {
            static const std::vector<std::string> k_measures = {"sum", "mean", "min", "max"};
            owner.keys = "measure = \"" + choices.among(k_measures) + "\"\n" + target(owner);
        } else {
            owner.keys = target(owner);
        }
    }
    // One grain for each owner, so that amounts never overlap and no day stands twice.
    for (std::size_t at = 0; at < world.owners.size(); ++at) {
        const Owner& owner = world.owners[at];
        if (owner.kind.empty()) continue; // another's figures
        const std::size_t grain = choices.below(owner.kind == "stock" ? 3 : 2);
        const int towns_count = owner.of_towns ? static_cast<int>(world.towns.size()) : 0;
        for (int town = owner.of_towns ? 0 : -1; town < towns_count; ++town) {
            for (int year = 2021; year <= 2025; ++year) {
                const int months = grain == 0 ? 1 : owner.kind == "per_period" ? 12 : 1 + year % 3;
                for (int month = 1; month <= months; ++month) {
                    // Amounts with a month missing are a warning; the others may lack any.
                    if (owner.kind != "per_period" && choices.chance(20)) continue;
                    const auto value =
                        owner.stages.empty()
                            ? static_cast<std::int64_t>(choices.below(choices.chance(30) ? 250 : 100'000))
                            : static_cast<std::int64_t>(choices.below(owner.stages.size()));
                    world.figures.push_back(
                        {at, town, year, grain == 0 ? 0 : month, grain == 2 ? 1 + month * 7 : 0, value});
                }
            }
        }
    }
    return world;
}

/// How a world is written.
struct Way {
    bool plain = false; ///< all in one TOML file, in order, nothing spelt in another way
    Choices* choices = nullptr;
    bool spell_numbers = false; ///< other units and zeros: the digits shown to people change
};

struct Written {
    std::vector<std::pair<std::string, std::string>> files; ///< by name, those for the command line first
    std::vector<std::string> arguments;                     ///< of a report
};

/// `text`, which is UTF-8, in another encoding.
inline std::string encoded(std::string_view text, const char* encoding) {
    const iconv_t converter = iconv_open(encoding, "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1)) return {};
    std::string out(text.size() * 2 + 16, '\0');
    char* from = const_cast<char*>(text.data());
    char* to = out.data();
    std::size_t from_left = text.size(), to_left = out.size();
    iconv(converter, &from, &from_left, &to, &to_left);
    iconv_close(converter);
    out.resize(out.size() - to_left);
    return out;
}

class Writer {
  public:
    Writer(const World& world, const Way& way) : world_(world), way_(way), choices_(*way.choices) {}

    Written write() {
        std::vector<bool> in_csv(world_.owners.size());
        if (!way_.plain)
            for (std::size_t at = 0; at < in_csv.size(); ++at)
                in_csv[at] = !world_.owners[at].kind.empty() && choices_.chance(70);
        std::vector<std::string> blocks; // each a definition that may stand in any file
        blocks.push_back(towns());
        for (std::size_t at = 0; at < world_.owners.size(); ++at) blocks.push_back(owner(at, !in_csv[at]));
        std::vector<Figure> rest;
        for (const Figure& figure : world_.figures)
            if (in_csv[figure.owner]) rest.push_back(figure);
        if (!way_.plain) choices_.shuffle(rest);
        while (!rest.empty()) {
            // Some of them go into one file; the last file has all that are left.
            const std::size_t size = choices_.chance(50) ? rest.size() : 1 + choices_.below(rest.size());
            csv({rest.end() - static_cast<std::ptrdiff_t>(size), rest.end()}, blocks);
            rest.resize(rest.size() - size);
        }
        if (!way_.plain) choices_.shuffle(blocks);
        files(blocks);
        return std::move(written_);
    }

  private:
    bool varies(std::size_t percent) { return !way_.plain && choices_.chance(percent); }

    std::string quoted(std::string_view text) {
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        return out + '"';
    }
    std::string towns() {
        std::string text = "[[entities]]\nid = \"towns\"\nname = \"镇街\"\nmembers = [";
        for (const Town& town : world_.towns)
            text += "{ id = \"" + town.id + "\", name = " + quoted(town.name) + " }, ";
        return text.substr(0, text.size() - 2) + "]\n";
    }
    std::string town_name(int town) {
        const Town& of = world_.towns[static_cast<std::size_t>(town)];
        return varies(40) ? of.id : of.name;
    }
    static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
    std::string period(const Figure& figure, bool in_cell) {
        const std::string year = std::to_string(figure.year);
        const int month = figure.month, day = figure.day;
        const bool other = varies(40);
        if (month == 0) return other ? (in_cell ? year + "年" : year) : year;
        if (day == 0) {
            if (other && in_cell) return year + "年" + std::to_string(month) + "月";
            return year + (other ? "-M" : "-") + two(month);
        }
        if (other && in_cell) return year + "/" + std::to_string(month) + "/" + std::to_string(day);
        return year + '-' + two(month) + '-' + two(day);
    }
    const Scale* scale_of(const Owner& owner) const {
        for (const Scale& scale : k_scales)
            if (scale.unit == owner.unit) return &scale;
        return nullptr;
    }

    std::string owner(std::size_t at, bool with_figures) {
        const Owner& of = world_.owners[at];
        std::vector<std::string> keys = {"id = \"" + of.id + "\"\n", "name = \"" + of.name + "\"\n"};
        if (!of.kind.empty()) keys.push_back("kind = \"" + of.kind + "\"\n");
        if (!of.unit.empty()) keys.push_back("unit = \"" + of.unit + "\"\n");
        if (of.of_towns) keys.push_back("over = \"towns\"\n");
        if (!of.stages.empty()) keys.push_back("stages = [\"未启动\", \"申报\", \"创建\", \"获评\"]\n");
        if (!of.keys.empty()) keys.push_back(of.keys);
        if (!way_.plain) choices_.shuffle(keys);
        const std::string sort = of.is_series ? "series" : "indicator";
        std::string text = "[[" + sort + "]]\n";
        for (const std::string& key : keys) text += key;
        std::vector<Figure> own;
        for (const Figure& figure : world_.figures)
            if (with_figures && figure.owner == at) own.push_back(figure);
        if (own.empty()) return text;
        if (!way_.plain) choices_.shuffle(own);
        // A table for each town: its figures together, wherever they stand in the order.
        const bool sections = varies(50);
        if (!of.of_towns) {
            text += '[' + sort + ".observations]\n";
            for (const Figure& figure : own)
                text += period(figure, false) + " = " + toml_value(figure) + '\n';
            return text;
        }
        if (!sections) text += '[' + sort + ".observations]\n";
        std::vector<int> order;
        for (const Figure& figure : own)
            if (std::find(order.begin(), order.end(), figure.town) == order.end())
                order.push_back(figure.town);
        for (const int town : order) {
            const std::string name = quoted(town_name(town));
            std::string inside;
            for (const Figure& figure : own) {
                if (figure.town != town) continue;
                inside += (inside.empty() ? ""
                           : sections     ? "\n"
                                          : ", ") +
                          period(figure, false) + " = " + toml_value(figure);
            }
            if (sections)
                text += '[' + sort + ".observations." + name + "]\n" + inside + '\n';
            else
                text += name + " = { " + inside + " }\n";
        }
        return text;
    }
    std::string toml_value(const Figure& figure) {
        const Owner& of = world_.owners[figure.owner];
        if (!of.stages.empty()) return quoted(of.stages[static_cast<std::size_t>(figure.hundredths)]);
        const Scale* const scale = scale_of(of);
        if (way_.spell_numbers && scale != nullptr && varies(30))
            return quoted(digits(figure.hundredths, scale->zeros) + std::string(scale->finer));
        if (varies(10)) return quoted(digits(figure.hundredths, 0));
        return digits(figure.hundredths, 0);
    }

    // ---- CSV

    struct Cells {
        std::vector<std::string> heading;
        std::vector<std::vector<std::string>> rows;
    };
    std::string csv_value(const Figure& figure, std::string* unit) {
        const Owner& of = world_.owners[figure.owner];
        if (!of.stages.empty()) return of.stages[static_cast<std::size_t>(figure.hundredths)];
        const Scale* const scale = scale_of(of);
        if (unit != nullptr && scale != nullptr && choices_.chance(40)) {
            const bool finer = way_.spell_numbers && choices_.chance(50);
            *unit = finer ? scale->finer : scale->unit;
            return digits(figure.hundredths, finer ? scale->zeros : 0);
        }
        std::string text = digits(figure.hundredths, 0);
        if (choices_.chance(15))
            for (std::size_t at = text.find('.'); at > 3; at -= 3) text.insert(at - 3, ",");
        return text;
    }
    /// Beside rows that name a unit of another size none may be blank: those are called what they are.
    void name_units(Cells& cells, const std::vector<Figure>& figures) {
        for (std::size_t at = 0; at < figures.size(); ++at)
            if (const Scale* const scale = scale_of(world_.owners[figures[at].owner]);
                scale != nullptr && cells.rows[at].back().empty())
                cells.rows[at].back() = scale->unit;
    }
    Cells long_table(const std::vector<Figure>& figures, bool one_owner, bool any_town, bool units) {
        Cells cells;
        static const std::vector<std::string> k_series = {"series", "indicator", "指标", "INDICATOR"},
                                              k_entity = {"entity", "名称", "单位名称", "REF_AREA"},
                                              k_period = {"period", "年份", "时期", "TIME_PERIOD"},
                                              k_value = {"value", "数值", "OBS_VALUE"};
        if (!one_owner) cells.heading.push_back(choices_.among(k_series));
        if (any_town) cells.heading.push_back(choices_.among(k_entity));
        cells.heading.push_back(choices_.among(k_period));
        cells.heading.push_back(choices_.among(k_value));
        if (units) cells.heading.push_back(choices_.chance(50) ? "unit" : "单位");
        for (const Figure& figure : figures) {
            std::vector<std::string>& row = cells.rows.emplace_back();
            const Owner& of = world_.owners[figure.owner];
            if (!one_owner) row.push_back(choices_.chance(50) ? of.id : of.name);
            if (any_town) row.push_back(figure.town < 0 ? "" : town_name(figure.town));
            row.push_back(period(figure, true));
            std::string unit;
            row.push_back(csv_value(figure, units ? &unit : nullptr));
            if (units) row.push_back(unit);
        }
        if (units && way_.spell_numbers) name_units(cells, figures);
        return cells;
    }
    Cells wide_table(const std::vector<Figure>& figures, bool any_town) {
        Cells cells;
        cells.heading.push_back("series");
        if (any_town) cells.heading.push_back("entity");
        const std::size_t names = cells.heading.size();
        const auto key = [](const Figure& f) { return f.year * 10'000 + f.month * 100 + f.day; };
        std::vector<int> periods;
        for (const Figure& figure : figures) {
            if (std::find(periods.begin(), periods.end(), key(figure)) != periods.end()) continue;
            periods.push_back(key(figure));
            cells.heading.push_back(period(figure, true));
        }
        std::vector<std::pair<std::size_t, int>> rows;
        for (const Figure& figure : figures) {
            const std::pair row(figure.owner, figure.town);
            std::size_t at =
                static_cast<std::size_t>(std::find(rows.begin(), rows.end(), row) - rows.begin());
            if (at == rows.size()) {
                rows.push_back(row);
                std::vector<std::string>& made = cells.rows.emplace_back(cells.heading.size());
                made[0] = world_.owners[figure.owner].id;
                if (any_town && figure.town >= 0) made[1] = town_name(figure.town);
            }
            const auto column = static_cast<std::size_t>(
                std::find(periods.begin(), periods.end(), key(figure)) - periods.begin());
            cells.rows[at][names + column] = csv_value(figure, nullptr);
        }
        return cells;
    }
    std::string cell(const std::string& text, char delimiter, bool always) {
        const bool needs = text.find_first_of(std::string("\"\r\n") + delimiter) != text.npos ||
                           (text.find(',') != text.npos);
        if (!needs && !always) return text;
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"') out += '"';
            out += c;
        }
        return out + '"';
    }
    void csv(const std::vector<Figure>& figures, std::vector<std::string>& blocks) {
        const bool one_owner = std::all_of(figures.begin(), figures.end(),
                                           [&](const Figure& f) { return f.owner == figures[0].owner; });
        const bool any_town =
            std::any_of(figures.begin(), figures.end(), [](const Figure& f) { return f.town >= 0; });
        const bool declared = choices_.chance(60), wide = declared && choices_.chance(40);
        const bool names_series = declared && one_owner && !wide && choices_.chance(60);
        Cells cells = wide ? wide_table(figures, any_town)
                           : long_table(figures, names_series, any_town, choices_.chance(40));
        if (choices_.chance(40)) { // a column that means nothing
            cells.heading.push_back("备注");
            for (auto& row : cells.rows) row.push_back(choices_.chance(50) ? "x, y" : "");
        }
        std::vector<std::size_t> columns(cells.heading.size());
        for (std::size_t at = 0; at < columns.size(); ++at) columns[at] = at;
        choices_.shuffle(columns);
        choices_.shuffle(cells.rows);
        static const std::vector<char> k_delimiters = {',', ';', '\t'};
        const char delimiter = choices_.among(k_delimiters);
        const bool windows = choices_.chance(40), always = choices_.chance(30);
        const std::string end = windows ? "\r\n" : "\n";
        const int titles = declared && choices_.chance(20) ? 1 : 0;
        std::string text = titles > 0 ? "2025年各镇街数据" + end : "";
        if (titles == 0 && choices_.chance(15)) text += end; // a blank line above
        const auto add_row = [&](const std::vector<std::string>& row) {
            std::string line;
            for (const std::size_t column : columns)
                line += (&column == columns.data() ? "" : std::string(1, delimiter)) +
                        cell(row[column], delimiter, always || choices_.chance(5));
            text += line + end;
            if (choices_.chance(3)) text += end;
        };
        add_row(cells.heading);
        for (const auto& row : cells.rows) add_row(row);
        if (choices_.chance(30)) text.resize(text.size() - end.size()); // no break behind the last line
        const std::string name = "data" + std::to_string(written_.files.size()) + ".csv";
        static const std::vector<std::string> k_encodings = {"",        "",         "utf-8 BOM",
                                                             "GB18030", "UTF-16LE", "UTF-16BE"};
        std::string encoding = choices_.among(k_encodings);
        // A short text need not be plainly GB18030: then its encoding is named.
        const bool named = declared && encoding == "GB18030";
        if (encoding == "GB18030" && !declared) encoding.clear();
        if (encoding == "utf-8 BOM")
            text = "\xEF\xBB\xBF" + text;
        else if (!encoding.empty())
            text = encoded((encoding == "GB18030" ? "" : "\xEF\xBB\xBF") + text, encoding.c_str());
        written_.files.emplace_back(name, text);
        if (!declared) {
            written_.arguments.insert(written_.arguments.end(), {"--data", name});
            return;
        }
        std::string block = "[[data]]\nfile = \"" + name + "\"\n";
        if (names_series) block += "series = \"" + world_.owners[figures[0].owner].id + "\"\n";
        if (wide) block += "layout = \"wide\"\n";
        if (named) block += "encoding = \"gb18030\"\n";
        if (titles > 0) block += "skip_rows = 1\n";
        blocks.push_back(block);
    }

    /// The definitions in one TOML file or in several.
    void files(const std::vector<std::string>& blocks) {
        std::vector<std::string> texts(way_.plain ? 1 : 1 + choices_.below(4));
        for (const std::string& block : blocks) texts[choices_.below(texts.size())] += block;
        for (std::size_t at = 0; at < texts.size(); ++at) {
            std::string& text = texts[at];
            if (varies(20)) {
                std::string windows;
                for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
                text = windows;
            }
            if (varies(15)) text = "\xEF\xBB\xBF" + text;
            const std::string name = "goals" + std::to_string(at) + ".toml";
            written_.files.emplace_back(name, text);
            written_.arguments.push_back(name);
        }
    }

    const World& world_;
    const Way& way_;
    Choices& choices_;
    Written written_;
};

inline Written write(const World& world, const Way& way) { return Writer(world, way).write(); }

} // namespace rewritings
