#include "assess/point.hpp"

namespace gapcalc::assess {

Sure meets(const Point& point, const Goal& goal) {
    if (!is_certain(point)) return meets(point.extent, goal);
    return meets(point.value, goal) ? Sure::yes : Sure::no;
}

} // namespace gapcalc::assess
