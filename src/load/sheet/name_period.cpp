#include "load/sheet/name_period.hpp"

#include "gapcalc/base/text.hpp"
#include "load/reporter.hpp"
#include "load/sheet/csv_period.hpp"
#include "load/sheet/name_pieces.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

using Is = NamePiece::Is;

constexpr char k_sheet_begins = '\n'; // between the names of a file and of its sheet

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// A path's last part without what only says what kind of file it is.
std::string_view stem(std::string_view path) {
    std::string_view name = path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1);
    const std::size_t point = name.rfind('.');
    if (point == name.npos) return name;
    const std::string_view ending = name.substr(point + 1);
    const bool letters = std::any_of(ending.begin(), ending.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    return letters ? name.substr(0, point) : name;
}

/// Whether a sheet is called as a program calls it of itself, with a number that means nothing.
bool is_made_name(std::string_view sheet) {
    for (const std::string_view word : {"Sheet", "sheet", "Table", "工作表", "表"}) {
        if (!sheet.starts_with(word)) continue;
        const std::string_view rest = trimmed(sheet.substr(word.size()));
        return std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    return false;
}

class NameReader {
  public:
    NameReader(std::string name, const CsvRequest& request)
        : name_(std::move(name)), request_(request), pieces_(pieces_of_name(name_)) {}

    NamePeriod read() {
        for (std::size_t at = 0; at < pieces_.size(); ++at)
            if (pieces_[at].is == Is::year && !used(at)) read_year(at);
        for (std::size_t at = 0; at < pieces_.size(); ++at)
            if (pieces_[at].is == Is::whole) take(pieces_[at].period, at, at);
        return judge();
    }

  private:
    /// A period that was put together from pieces `first` to `last`.
    struct Taken {
        std::string text;
        CellPeriod period;
        std::size_t first, last;
        bool year_only;
    };

    bool used(std::size_t piece) const {
        return std::any_of(taken_.begin(), taken_.end(),
                           [&](const Taken& one) { return piece >= one.first && piece <= one.last; });
    }
    bool is(std::size_t piece, Is what) const {
        return piece < pieces_.size() && pieces_[piece].is == what && !used(piece);
    }
    std::string_view text_of(const NamePiece& piece) const {
        return std::string_view(name_).substr(piece.begin, piece.end - piece.begin);
    }
    /// What stands between a piece and the next.
    std::string_view gap(std::size_t piece) const {
        return std::string_view(name_).substr(pieces_[piece].end,
                                              pieces_[piece + 1].begin - pieces_[piece].end);
    }
    bool joined(std::size_t piece) const {
        return gap(piece).find_first_not_of(" _.-(),\n") == std::string_view::npos;
    }
    bool tight(std::size_t piece) const {
        return gap(piece).size() <= 1 && gap(piece).find_first_not_of(" _.-") == std::string_view::npos;
    }
    bool separated(std::size_t piece) const {
        return gap(piece).size() == 1 && tight(piece) && gap(piece) != " ";
    }

    bool take(const std::string& text, std::size_t first, std::size_t last, bool year_only = false) {
        const SheetPeriod read = read_sheet_period(text, request_);
        if (!read.period) return false;
        taken_.push_back({text, *read.period, first, last, year_only});
        return true;
    }
    void take_or_doubt(const std::string& text, std::size_t first, std::size_t last) {
        if (!take(text, first, last)) doubt(first, last);
    }
    void doubt(std::size_t first, std::size_t last) {
        if (doubtful_.empty())
            doubtful_ = name_.substr(pieces_[first].begin, pieces_[last].end - pieces_[first].begin);
    }

    void read_year(std::size_t at) {
        const std::string& year = pieces_[at].period;
        if (read_years(at) || read_numbers_behind(at) || read_numbers_before(at) || read_day_before(at))
            return;
        const bool before = at > 0 && is(at - 1, Is::part) && joined(at - 1);
        const bool behind = is(at + 1, Is::part) && joined(at);
        if (before) read_part_before(at);
        if (behind && !used(at + 1)) read_part_behind(at);
        if (!before && !behind) take(year, at, at, true);
    }

    /// 2023-2025年, and where years are fiscal 2024-25.
    bool read_years(std::size_t at) {
        if (at + 1 >= pieces_.size() || (gap(at) != "-" && gap(at) != "~") || used(at + 1)) return false;
        const NamePiece &first = pieces_[at], &last = pieces_[at + 1];
        const std::size_t from = at > 0 && is(at - 1, Is::fiscal) && joined(at - 1) ? at - 1 : at;
        if (is_fiscal(request_.period) && (last.is == Is::year || last.is == Is::number))
            return take(first.period + '-' + std::string(text_of(last)), from, at + 1);
        const bool part_follows = is(at + 2, Is::part) && joined(at + 1);
        return last.is == Is::year && last.says_year && !part_follows &&
               take(first.period + '-' + last.period + "年", at, at + 1);
    }

    /// 2025-6, 2025-06-30.
    bool read_numbers_behind(std::size_t at) {
        if (pieces_[at].says_year || !is(at + 1, Is::number) || !separated(at)) return false;
        const NamePiece& month = pieces_[at + 1];
        if (month.number < 1 || month.number > 12) return false;
        const std::string text = pieces_[at].period + '-' + two_digits(month.number);
        if (is(at + 2, Is::number) && gap(at + 1) == gap(at)) {
            // 2025-06-2 may be its second version.
            const bool alike = text_of(month).size() == 1 || text_of(pieces_[at + 2]).size() == 2;
            if (!alike || pieces_[at + 2].number < 1) return doubt(at, at + 2), true;
            take_or_doubt(text + '-' + two_digits(pieces_[at + 2].number), at, at + 2);
            return true;
        }
        return take(text, at, at + 1);
    }

    /// 30-06-2025; 05-06-2025 may be of May or of June.
    bool read_numbers_before(std::size_t at) {
        if (at < 2 || !is(at - 1, Is::number) || !is(at - 2, Is::number)) return false;
        if (!separated(at - 1) || gap(at - 1) != gap(at - 2)) return false;
        int day = pieces_[at - 2].number, month = pieces_[at - 1].number;
        if (request_.days == DayOrder::month_first || (request_.days == DayOrder::unsaid && month > 12))
            std::swap(day, month);
        const bool two_ways = request_.days == DayOrder::unsaid && day <= 12 && day != month;
        if (two_ways || day < 1 || month < 1) return doubt(at - 2, at), true;
        take_or_doubt(pieces_[at].period + '-' + two_digits(month) + '-' + two_digits(day), at - 2, at);
        return true;
    }

    /// June 30, 2025.
    bool read_day_before(std::size_t at) {
        if (at < 2 || !is(at - 1, Is::number) || !is(at - 2, Is::part) || !pieces_[at - 2].is_english)
            return false;
        if (!joined(at - 1) || !tight(at - 2)) return false;
        const std::string day = '-' + two_digits(pieces_[at - 1].number);
        take_or_doubt(pieces_[at].period + pieces_[at - 2].period + day, at - 2, at);
        return true;
    }

    /// Sep 2025, 6月2025, 30 June 2025.
    void read_part_before(std::size_t at) {
        const NamePiece& part = pieces_[at - 1];
        std::string text = pieces_[at].period + part.period;
        if (part.is_english && at >= 2 && is(at - 2, Is::number) && tight(at - 2))
            return take_or_doubt(text + '-' + two_digits(pieces_[at - 2].number), at - 2, at);
        take_or_doubt(text, at - 1, at);
    }
    /// 2025年6月, 2025 Sep, 2025-Sep-30.
    void read_part_behind(std::size_t at) {
        const NamePiece& part = pieces_[at + 1];
        std::string text = pieces_[at].period + part.period;
        if (part.is_english && is(at + 2, Is::number) && tight(at + 1))
            return take_or_doubt(text + '-' + two_digits(pieces_[at + 2].number), at, at + 2);
        take_or_doubt(text, at, at + 1);
    }

    NamePeriod judge() {
        std::vector<const Taken*> different;
        for (const Taken& one : taken_)
            if (std::none_of(different.begin(), different.end(),
                             [&](const Taken* other) { return other->period.written == one.period.written; }))
                different.push_back(&one);
        if (different.size() > 1) {
            std::string list;
            for (const Taken* one : different)
                list += (list.empty() ? "" : ", ") + to_string(one->period.written);
            return {{}, {"不止一个时期：" + list, "several: " + list}};
        }
        if (!doubtful_.empty()) return uncertain(doubtful_);
        if (different.empty()) {
            for (std::size_t at = 0; at < pieces_.size(); ++at)
                if (pieces_[at].is == Is::part || pieces_[at].is == Is::unclear)
                    return uncertain(text_of(pieces_[at]));
            return {{}, {"却没有时期", "no period"}};
        }
        for (std::size_t at = 0; at < pieces_.size(); ++at)
            if (!used(at) && contradicts(at, *different[0]))
                return beside(*different[0], text_of(pieces_[at]));
        return {different[0]->period, {}};
    }

    /// Whether the piece, which is of no period, makes that one uncertain.
    bool contradicts(std::size_t at, const Taken& taken) const {
        const NamePiece& piece = pieces_[at];
        switch (piece.is) {
        case Is::part: {
            const SheetPeriod again = read_sheet_period(taken.text.substr(0, 4) + piece.period, request_);
            return !again.period || again.period->written != taken.period.written;
        }
        case Is::number:
            return taken.year_only ? !is_numbered_sheet(piece) : touches(at, taken);
        case Is::fiscal:
            return !is_fiscal(request_.period);
        case Is::kind:
            return taken.year_only;
        case Is::year:
        case Is::whole:
        case Is::unclear:
            return true;
        }
        return true;
    }
    /// Whether a number may be the day, or one of the months, of the period beside it.
    bool touches(std::size_t at, const Taken& taken) const {
        const auto only = [](std::string_view gap, std::string_view joins) {
            while (!gap.empty()) {
                std::size_t size = static_cast<unsigned char>(gap[0]) < 0x80 ? 1 : 3;
                if (joins.find(gap.substr(0, size)) == joins.npos) return false;
                gap.remove_prefix(std::min(size, gap.size()));
            }
            return true;
        };
        const bool is_day = taken.period.written.period.grain() == Grain::day;
        if (at == taken.last + 1) return only(gap(at - 1), is_day ? "-~、/+&和及与" : " -_.~、/+&和及与日号");
        if (at + 1 != taken.first) return false;
        // Names are numbered at their beginning: 1. 2025年6月.
        const bool year_first = pieces_[taken.first].is == Is::year || pieces_[taken.first].is == Is::whole;
        return only(gap(at), year_first ? "~、/+&和及与" : " -_.~、/+&和及与");
    }
    /// Whether the number is in the name of a sheet that says something else too.
    bool is_numbered_sheet(const NamePiece& piece) const {
        const std::size_t begin = name_.find(k_sheet_begins);
        if (begin == name_.npos || piece.begin < begin) return false;
        return trimmed(std::string_view(name_).substr(begin)) != text_of(piece);
    }

    static NamePeriod uncertain(std::string_view text) {
        const std::string quoted = quoted_short(text);
        return {{},
                {"有“" + quoted + "”，看不准是哪个时期",
                 '"' + quoted + "\", which is not certain to be one period"}};
    }
    static NamePeriod beside(const Taken& taken, std::string_view text) {
        const std::string period = to_string(taken.period.written), quoted = quoted_short(text);
        return {{},
                {"除 " + period + " 外还有“" + quoted + "”，看不准是哪个时期",
                 period + " and also \"" + quoted + "\": which period is meant is not certain"}};
    }

    std::string name_;
    const CsvRequest& request_;
    std::vector<NamePiece> pieces_;
    std::vector<Taken> taken_;
    std::string doubtful_; // what may be several periods
};

} // namespace

NamePeriod period_in_name(std::string_view path, std::string_view sheet, const CsvRequest& request) {
    std::string name = plain_name(stem(path));
    const std::string of_sheet = plain_name(sheet);
    if (!of_sheet.empty() && !is_made_name(of_sheet)) name += k_sheet_begins + of_sheet;
    return NameReader(std::move(name), request).read();
}

} // namespace gapcalc::load
