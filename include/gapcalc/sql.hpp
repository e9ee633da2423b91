// The question to an engine, as one script in its SQL.
#pragma once

#include "gapcalc/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::sql {

/// An engine whose SQL is known; its row in src/sql/engines.cpp.
struct Engine;
/// The names of all, in the order of the documentation.
std::vector<std::string_view> engine_names();
/// The engine of that name; null when there is none.
const Engine* find_engine(std::string_view name);

/// A hash of what is wanted, goals and version: an answer has that of its script.
std::string fingerprint(const Catalogue& catalogue, const EngineWants& wants, std::string_view version);
/// The script: its statements in their order, each of which gives rows of texts, the first of them
/// the statement's number.
std::string script(const Catalogue& catalogue, const EngineWants& wants, const Engine& engine,
                   std::string_view version);

} // namespace gapcalc::sql
