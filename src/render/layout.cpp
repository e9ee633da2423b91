#include "render/layout.hpp"

#include "base/line_break.hpp"
#include "base/shorten_middle.hpp"

#include <algorithm>
#include <map>

namespace gapcalc::render {
namespace {

constexpr int k_least_text = 12;       ///< a text column is not cut below this
constexpr int k_least_name = 10;       ///< nor names, unless nothing else is left to give way
constexpr std::size_t k_essential = 5; ///< columns that stay while names can be cut
constexpr std::size_t k_least_columns = 2;
constexpr int k_least_heading = 8; ///< headings are not broken within words below this

int width_of(const TextGrid& grid) {
    int total = -k_gutter;
    for (const TextColumn& column : grid.columns) total += column.width + k_gutter;
    return total;
}

std::string without_blank_end(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// Of long ones in Chinese each character, since nothing but their end parts words.
std::vector<std::string> finest_pieces(const std::string& heading, int ambiguous) {
    std::vector<std::string> pieces;
    for (const std::string& piece : heading_pieces(heading)) {
        const bool brief = display_width(piece, ambiguous) <= k_least_heading;
        for (std::string_view rest = piece; !rest.empty();) {
            const std::string_view one = brief ? rest : unbroken_piece(rest);
            pieces.emplace_back(one);
            rest.remove_prefix(one.size());
        }
    }
    return pieces;
}

void wrap_heading(TextColumn& column, int ambiguous) {
    const std::vector<std::string> pieces = finest_pieces(column.heading[0], ambiguous);
    const bool wide = pieces.size() > heading_pieces(column.heading[0]).size();
    int limit = wide ? std::max(column.content, k_least_heading) : column.content;
    for (const std::string& piece : pieces)
        limit = std::max(limit, display_width(without_blank_end(piece), ambiguous));

    column.heading.clear();
    for (const std::string& piece : pieces) {
        const bool follows =
            !column.heading.empty() &&
            display_width(without_blank_end(column.heading.back() + piece), ambiguous) <= limit;
        if (follows)
            column.heading.back() += piece;
        else
            column.heading.push_back(piece);
    }
    column.heading_width = 0;
    for (std::string& line : column.heading) {
        line = without_blank_end(std::move(line));
        column.heading_width = std::max(column.heading_width, display_width(line, ambiguous));
    }
    column.width = std::max(column.content, column.heading_width);
}

/// a, b, …, z, aa, ab, …
std::string mark(std::size_t number) {
    constexpr std::size_t k_letters = 26;
    std::string out;
    for (++number; number > 0; number = (number - 1) / k_letters)
        out.insert(out.begin(), static_cast<char>('a' + (number - 1) % k_letters));
    return out;
}

/// What stands behind judgements becomes marks, and the words of each mark a note of its part.
class Marks {
  public:
    Marks(TextGrid& grid, const Style& style) : grid_(grid), style_(style) {}

    /// Marks what is said at least `times` times in its part.
    void set(std::size_t times) {
        renew(times);
        for (std::size_t at = 0; at < grid_.columns.size(); ++at) measure(at);
    }

    /// The same in columns whose widths are given already.
    void renew(std::size_t times) {
        for (TextPart& part : grid_.parts) set_in(part, times);
    }

  private:
    template <class Each>
    void remarks_of(const TextPart& part, Each each) {
        for (std::size_t line = part.first; line < part.last; ++line)
            for (std::size_t at = 0; at < grid_.columns.size(); ++at)
                if (Reading& reading = grid_.lines[line][at]; !reading.remarks.empty()) each(reading);
    }
    void set_in(TextPart& part, std::size_t times) {
        std::map<std::string, std::size_t> said;
        remarks_of(part, [&](const Reading& reading) {
            for (const std::string& remark : reading.remarks) ++said[remark];
        });
        part.notes.clear();
        std::map<std::string, std::string> marks;
        remarks_of(part, [&](Reading& reading) {
            std::string marked, in_words;
            for (const std::string& remark : reading.remarks) {
                if (said[remark] < times) {
                    in_words += in_words.empty() ? std::string(colon()) : std::string(comma());
                    in_words += remark;
                    continue;
                }
                const auto [its, fresh] = marks.try_emplace(remark, mark(marks.size()));
                if (fresh) part.notes.push_back("(" + its->second + ") " + remark);
                marked += (marked.empty() ? " (" : ",") + its->second;
            }
            if (!marked.empty()) marked += ')';
            reading.text = reading.text.substr(0, reading.toned) + marked + in_words;
        });
    }
    void measure(std::size_t at) {
        TextColumn& column = grid_.columns[at];
        column.content = 0;
        for (const auto& line : grid_.lines)
            column.content = std::max(column.content, display_width(line[at].text, style_.ambiguous_width));
        column.width = std::max(column.content, column.heading_width);
    }
    std::string_view colon() const { return style_.language == Language::zh ? "：" : ": "; }
    std::string_view comma() const { return style_.language == Language::zh ? "、" : ", "; }

    TextGrid& grid_;
    const Style& style_;
};

/// Takes from the widest of the texts that are no names, until they fit or are as short as may be.
void shrink_text(TextGrid& grid, int limit) {
    for (int excess = width_of(grid) - limit; excess > 0; --excess) {
        TextColumn* widest = nullptr;
        for (TextColumn& column : grid.columns) {
            const int least = std::max(k_least_text, column.heading_width);
            if (!column.shrinks || column.names || column.width <= least) continue;
            if (!widest || column.width > widest->width) widest = &column;
        }
        if (!widest) return;
        --widest->width;
    }
}

/// How the names of a part have to be cut to so many cells for those that differ to read differently: in the
/// middle, and where that is not enough nearer to their beginning. Empty when they cannot.
std::vector<Kept> cuts_of(const TextGrid& grid, const TextPart& part, std::size_t column, int cells,
                          int ambiguous) {
    std::vector<Kept> cuts(part.last - part.first, Kept::both_ends);
    for (;;) {
        std::map<std::string, std::vector<std::size_t>> read_alike;
        for (std::size_t at = 0; at < cuts.size(); ++at)
            read_alike[shorten_middle(grid.lines[part.first + at][column].text, cells, ambiguous, cuts[at])]
                .push_back(at);
        bool differ = true;
        for (const auto& [text, lines] : read_alike)
            for (const std::size_t at : lines) {
                const std::string& name = grid.lines[part.first + at][column].text;
                const bool alone = std::ranges::all_of(lines, [&](std::size_t other) {
                    return grid.lines[part.first + other][column].text == name;
                });
                if (alone) continue;
                if (cuts[at] == Kept::end) return {};
                cuts[at] = cuts[at] == Kept::both_ends ? Kept::more_of_the_end : Kept::end;
                differ = false;
            }
        if (differ) return cuts;
    }
}

/// Gives names the fewest cells, `wanted` or more, in which they differ.
void set_name_width(TextGrid& grid, std::size_t at, int wanted, int ambiguous) {
    TextColumn& column = grid.columns[at];
    const int most = std::max(column.content, column.heading_width);
    for (column.width = std::max(wanted, 1); column.width < most; ++column.width) {
        std::vector<std::vector<Kept>> cuts;
        for (const TextPart& part : grid.parts) {
            if (part.first == part.last) continue;
            cuts.push_back(cuts_of(grid, part, at, column.width, ambiguous));
            if (cuts.back().empty()) break;
        }
        if (!cuts.empty() && cuts.back().empty()) continue;
        auto part_cuts = cuts.begin();
        for (const TextPart& part : grid.parts) {
            if (part.first == part.last) continue;
            for (std::size_t line = part.first; line < part.last; ++line)
                grid.lines[line][at].kept = (*part_cuts)[line - part.first];
            ++part_cuts;
        }
        return;
    }
    column.width = most;
}

class Fitting {
  public:
    Fitting(TextGrid& grid, const Style& style)
        : grid_(grid), limit_(style.width), ambiguous_(style.ambiguous_width) {
        const auto named = std::ranges::find(grid.columns, true, &TextColumn::names);
        names_ = named == grid.columns.end() ? 0 : static_cast<std::size_t>(named - grid.columns.begin());
        essential_ = std::max(k_essential, names_ + 1);
        for (std::size_t at = 0; at < grid.columns.size(); ++at)
            if (grid.columns[at].vital) {
                essential_ = std::max(essential_, at + 1);
                some_vital_ = true;
            }
    }

    void run() {
        grid_.whole_width = width_of(grid_);
        shrink_text(grid_, limit_);
        while (!fits() && grid_.columns.size() > essential_) leave_out();
        for (int least = least_name();; least = 1) {
            if (fits()) return;
            cut_names(least);
            if (least == 1) return;
        }
    }

  private:
    bool fits() const { return width_of(grid_) <= limit_; }
    /// Room for brackets that tell names apart, such as those with a deadline, and for what is before them.
    int least_name() const {
        constexpr int k_widest_brackets = 16, k_before_brackets = 4;
        int least = std::max(k_least_name, grid_.columns[names_].heading_width);
        for (const auto& line : grid_.lines) {
            const std::string& name = line[names_].text;
            const int brackets = display_width(name.substr(end_brackets(name)), ambiguous_);
            if (brackets > 0 && brackets <= k_widest_brackets)
                least = std::max(least, brackets + k_before_brackets);
        }
        return std::min(least, grid_.columns[names_].width);
    }
    bool only_vital() const {
        return some_vital_ && std::ranges::count(grid_.columns, true, &TextColumn::vital) + 1 +
                                      static_cast<std::ptrdiff_t>(names_) >=
                                  std::ssize(grid_.columns);
    }
    /// The last column; of the essential ones, the last that is no judgement and not vital.
    void leave_out() {
        std::size_t at = grid_.columns.size() - 1;
        const bool vital = some_vital_ && !only_vital();
        if (grid_.columns.size() <= essential_)
            while (at > names_ + 1 && (vital ? grid_.columns[at].vital : grid_.columns[at].judged)) --at;
        grid_.columns.erase(grid_.columns.begin() + static_cast<std::ptrdiff_t>(at));
        for (auto& line : grid_.lines) line.erase(line.begin() + static_cast<std::ptrdiff_t>(at));
        ++grid_.left_out;
    }
    /// Cuts names, and leaves out columns while that is not enough.
    void cut_names(int least) {
        while (true) {
            const TextColumn& column = grid_.columns[names_];
            const int room = limit_ - (width_of(grid_) - column.width);
            const int wanted = std::max(least, room);
            if (room < column.width) set_name_width(grid_, names_, wanted, ambiguous_);
            if (fits() || grid_.columns.size() <= std::max(k_least_columns, names_ + 1)) return;
            if (only_vital() && let_units_go()) {
                TextColumn& same = grid_.columns[names_];
                same.width = std::max(same.content, same.heading_width);
                continue;
            }
            if (only_vital() && least > 1) return;
            leave_out();
            TextColumn& same = grid_.columns[names_];
            same.width = std::max(same.content, same.heading_width);
        }
    }

    /// Figures without their units. Whether there were any.
    bool let_units_go() {
        bool any = false;
        for (std::size_t at = 0; at < grid_.columns.size(); ++at) {
            TextColumn& column = grid_.columns[at];
            column.content = 0;
            for (auto& line : grid_.lines) {
                Reading& reading = line[at];
                if (!reading.unit.empty() && reading.text.ends_with(reading.unit)) {
                    reading.text.resize(reading.text.size() - reading.unit.size());
                    reading.unit.clear();
                    any = true;
                }
                column.content = std::max(column.content, display_width(reading.text, ambiguous_));
            }
            if (at != names_) column.width = std::max(column.content, column.heading_width);
        }
        if (any) ++grid_.left_out;
        return any;
    }

    TextGrid& grid_;
    int limit_, ambiguous_;
    std::size_t names_ = 0, essential_ = 0;
    bool some_vital_ = false;
};

/// Figures with their units: the figures end in line, the units begin in line.
void align_units(TextGrid& grid, std::size_t column, int ambiguous) {
    int widest = 0;
    for (const auto& line : grid.lines)
        widest = std::max(widest, display_width(line[column].unit, ambiguous));
    if (widest == 0) return;
    for (auto& line : grid.lines) {
        Reading& reading = line[column];
        if (reading.text.empty() || reading.words) continue;
        reading.text += reading.unit;
        reading.text.append(static_cast<std::size_t>(widest - display_width(reading.unit, ambiguous)), ' ');
    }
}

std::vector<TextPart> parts_of(const table::Table& table) {
    std::vector<TextPart> parts;
    if (table.sections.empty() || table.sections[0].first_line > 0)
        parts.push_back({nullptr, 0, table.lines.size(), {}});
    for (const table::Section& section : table.sections) {
        const std::size_t first = std::min(section.first_line, table.lines.size());
        if (!parts.empty()) parts.back().last = first;
        parts.push_back({&section, first, table.lines.size(), {}});
    }
    return parts;
}

/// Units right behind their figures, where there is no room to let them begin in line.
void let_units_follow(TextGrid& grid, std::size_t column) {
    for (auto& line : grid.lines) {
        std::string& text = line[column].text;
        text.erase(text.find_last_not_of(' ') + 1);
    }
}

} // namespace

TextGrid lay_out(const table::Table& table, const Style& style, Reading read(const table::Cell&, Language)) {
    TextGrid grid;
    for (const table::Heading& heading : table.headings) {
        TextColumn& column = grid.columns.emplace_back();
        column.align = heading.align;
        column.shrinks = heading.shrinks;
        column.names = heading.names;
        column.vital = heading.vital;
        column.heading = {visible(heading.text)};
        column.heading_width = display_width(column.heading[0], style.ambiguous_width);
    }
    grid.lines.reserve(table.lines.size());
    for (const table::Line& line : table.lines) {
        std::vector<Reading>& readings = grid.lines.emplace_back();
        readings.reserve(grid.columns.size());
        for (std::size_t at = 0; at < grid.columns.size(); ++at)
            readings.push_back(read(cell_at(line, at), style.language));
    }
    for (std::size_t at = 0; at < grid.columns.size(); ++at) {
        align_units(grid, at, style.ambiguous_width);
        TextColumn& column = grid.columns[at];
        column.judged = std::ranges::any_of(grid.lines, [&](const auto& line) {
            return line[at].tone != table::Tone::none && line[at].words;
        });
        for (const auto& line : grid.lines)
            column.content = std::max(column.content, display_width(line[at].text, style.ambiguous_width));
        column.width = std::max(column.content, column.heading_width);
    }
    grid.parts = parts_of(table);
    return grid;
}

void fit(TextGrid& grid, const Style& style) {
    constexpr std::size_t k_repeated = 2, k_any = 1;
    if (style.width <= 0 || grid.columns.empty()) return;
    Marks marks(grid, style);
    marks.set(k_repeated);
    if (width_of(grid) <= style.width) return;
    for (TextColumn& column : grid.columns) wrap_heading(column, style.ambiguous_width);
    if (width_of(grid) > style.width) {
        for (std::size_t at = 0; at < grid.columns.size(); ++at) let_units_follow(grid, at);
        marks.set(k_any);
    }
    Fitting(grid, style).run();
    // Marks that are not shown need no words.
    if (grid.left_out > 0) marks.renew(k_any);
    if (std::ranges::none_of(grid.columns, &TextColumn::judged))
        for (TextPart& part : grid.parts) part.notes.clear();
}

std::vector<std::string> heading_pieces(const std::string& heading) {
    std::vector<std::string> pieces(1);
    for (std::size_t at = 0; at < heading.size(); ++at) {
        const bool bracket = heading[at] == '(' || heading.compare(at, 3, "（") == 0;
        if (at > 0 && (bracket || heading[at - 1] == ' ')) pieces.emplace_back();
        pieces.back() += heading[at];
    }
    return pieces;
}

} // namespace gapcalc::render
