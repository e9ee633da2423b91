#include "gapcalc/base/bound.hpp"

namespace gapcalc {
namespace {

bool is_from_below(Bound bound) { return bound == Bound::more_than || bound == Bound::at_least; }
bool is_open(Bound bound) { return bound == Bound::more_than || bound == Bound::less_than; }

} // namespace

Bound sum(Bound a, Bound b) {
    if (a == Bound::exact || b == Bound::exact) return a == Bound::exact ? b : a;
    if (a == Bound::unknown || b == Bound::unknown || is_from_below(a) != is_from_below(b))
        return Bound::unknown;
    return is_open(a) ? a : b;
}

Bound reversed(Bound bound) {
    switch (bound) {
    case Bound::more_than:
        return Bound::less_than;
    case Bound::at_least:
        return Bound::at_most;
    case Bound::less_than:
        return Bound::more_than;
    case Bound::at_most:
        return Bound::at_least;
    case Bound::exact:
    case Bound::unknown:
        break;
    }
    return bound;
}

Interval interval_of(const Rational& number, Bound bound) {
    switch (bound) {
    case Bound::more_than:
        return Interval::more_than(number);
    case Bound::at_least:
        return Interval::at_least(number);
    case Bound::less_than:
        return Interval::less_than(number);
    case Bound::at_most:
        return Interval::at_most(number);
    case Bound::unknown:
        return {};
    case Bound::exact:
        break;
    }
    return number;
}

} // namespace gapcalc
