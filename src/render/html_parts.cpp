// What every page is made of: its head, texts in it, and the classes of judgements.
#include "render/html.hpp"

namespace gapcalc::render {

std::string begin_page(std::string_view title, Cards cards, Language language) {
    std::string out = language == Language::zh ? "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"
                                               : "<!DOCTYPE html>\n<html lang=\"en\">\n";
    out += R"(<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="gapcalc">
<title>)";
    append_html(out, title);
    out += "</title>\n<style>";
    append_style_sheet(out, cards, title);
    return out + "</style>\n</head>\n<body>\n<main>\n";
}

void append_html(std::string& out, std::string_view text) {
    for (const char c : visible(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
}

std::string_view tone_class(table::Tone tone) {
    constexpr std::string_view k_classes[] = {"",    "best",  "good",   "fair", "poor",
                                              "bad", "worst", "moving", "idle"};
    return k_classes[static_cast<std::size_t>(tone)];
}

} // namespace gapcalc::render
