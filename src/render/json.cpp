// One JSON object: what the rows are of, the rows, one a line, then what they add up to.
#include "render/json_values.hpp"

#include <utility>

namespace gapcalc::render {
namespace {

void append_object(TextBuffer& out, const std::vector<table::Table::Field>& fields, bool labels);

struct AppendValue {
    TextBuffer& out;
    bool labels;

    void operator()(const table::Cell& cell) const { append_json_cell(out, cell, labels); }
    void operator()(const std::vector<table::Table::Field>& fields) const {
        append_object(out, fields, labels);
    }
    void operator()(const table::Table::Objects& list) const {
        out += '[';
        for (std::size_t at = 0; at < list.count; ++at) {
            if (at > 0) out += ", ";
            append_object(out, list.make(at), labels);
        }
        out += ']';
    }
};

void append_object(TextBuffer& out, const std::vector<table::Table::Field>& fields, bool labels) {
    out += '{';
    std::string_view separator;
    for (const table::Table::Field& field : fields) {
        out += std::exchange(separator, ", ");
        append_json_string(out, field.key);
        out += ": ";
        std::visit(AppendValue{out, labels}, field.value);
    }
    out += '}';
}

class Writer final : public LineWriter {
  public:
    Writer(const std::vector<table::Heading>& headings, const Style& style)
        : labels_(style.labels), objects_(out_, headings, style.labels) {}

    void head(const std::vector<table::Table::Field>& envelope) override {
        out_ += "{\n";
        for (const table::Table::Field& field : envelope) {
            member(field);
            out_ += ",\n";
        }
        out_ += "  \"rows\": [";
    }
    void cell(const table::Cell& cell) override {
        begin();
        objects_.cell(cell);
    }
    void end_line() override {
        begin();
        objects_.end();
        begun_ = false;
    }
    Rendered take() override {
        any_ = false;
        return {out_.take()};
    }
    std::string_view between() const override { return ","; }
    bool has_foot() const override { return true; }
    void foot(const std::vector<table::Table::Field>& closing, bool lines) override {
        out_ += lines ? "\n  ]" : "]";
        for (const table::Table::Field& field : closing) {
            out_ += ",\n";
            member(field);
        }
        out_ += "\n}\n";
    }

  private:
    /// Begins a line, where it is not yet begun.
    void begin() {
        if (begun_) return;
        if (any_) out_ += between();
        out_ += "\n    ";
        begun_ = any_ = true;
    }
    void member(const table::Table::Field& field) {
        out_ += "  ";
        append_json_string(out_, field.key);
        out_ += ": ";
        std::visit(AppendValue{out_, labels_}, field.value);
    }

    TextBuffer out_;
    bool labels_;
    JsonObjects objects_;
    bool begun_ = false, any_ = false; ///< the line at hand; a line of this piece
};

} // namespace

std::unique_ptr<LineWriter> write_json(const std::vector<table::Heading>& headings, const Style& style) {
    return std::make_unique<Writer>(headings, style);
}

} // namespace gapcalc::render
