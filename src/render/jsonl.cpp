// JSON Lines: each row an object on a line of its own.
#include "render/json_values.hpp"

namespace gapcalc {
namespace {

class Writer final : public LineWriter {
  public:
    Writer(const std::vector<Heading>& headings, const Style& style)
        : objects_(out_, headings, style.labels) {}

    void head() override {}
    void cell(const Cell& cell) override { objects_.cell(cell); }
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

std::unique_ptr<LineWriter> write_jsonl(const std::vector<Heading>& headings, const Style& style) {
    return std::make_unique<Writer>(headings, style);
}

} // namespace gapcalc
