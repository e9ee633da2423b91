// How figures become the points of a subject.
#pragma once

#include "assess/panel.hpp"
#include "assess/point.hpp"
#include "assess/quotient.hpp"
#include "assess/reckoning.hpp"

#include <optional>
#include <span>
#include <vector>

namespace gapcalc::assess {

Marks marks_of(const FigureDetail& detail);
/// `texts` are the details of the records themselves, which live as long as the catalogue.
void set_marks(Point& point, const Marks& marks, const FigureDetails& texts);

/// Puts figures, one a day and in order, in at the days on which there is none yet; where there is one, the
/// finer spelling of the day stays.
void add_given(std::vector<Point>& points, std::span<const Observation> figures, const KnownFigures& known,
               const FigureDetails& texts);
/// Adds what the indicator measures over the entities of each period, where there is none of that day yet.
/// `panel` may be null: no figures.
void add_measured(std::vector<Point>& points, const Indicator& indicator, const Scope& scope,
                  const Panel* panel);
/// Adds the points that sums make where there is none of that day yet.
void add_quotients(std::vector<Point>& points, const std::vector<Sums>& all, const Rational& factor,
                   std::uint32_t total);
void sort_points(std::vector<Point>& points);

/// The last total, where it is that of all the span and no mere bound.
std::optional<Rational> total_over(const Records& records, Kind kind, const Reckoning& reckoning);

} // namespace gapcalc::assess
