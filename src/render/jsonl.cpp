// JSON Lines: each row an object on a line of its own.
#include "render/json_values.hpp"

namespace gapcalc::render {
namespace {

class Writer final : public LineWriter {
  public:
    Writer(const std::vector<table::Heading>& headings, const Style& style)
        : objects_(out_, headings, style.labels) {}

    void head(const std::vector<table::Table::Field>&) override {}
    void cell(const table::Cell& cell) override { objects_.cell(cell); }
    void end_line() override {
        objects_.end();
        out_ += '\n';
    }
    Rendered take() override { return {out_.take()}; }

  private:
    TextBuffer out_;
    JsonObjects objects_;
};

} // namespace

std::unique_ptr<LineWriter> write_jsonl(const std::vector<table::Heading>& headings, const Style& style) {
    return std::make_unique<Writer>(headings, style);
}

} // namespace gapcalc::render
