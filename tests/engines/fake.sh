#!/bin/sh
# A client that asks no engine: it reads a script of `gapcalc sql` and answers each statement with rows of its own. Rows that are
# to be others are given by what is asked: fake.sh cells_row='cell,1,"v1, 2024: abc",text' points='…|…' (| parts rows)
# hash=…, last=N (nothing after that statement), heading=words, cut=N (ends in the middle of that statement)
exec awk -v "$(printf '%s' "${1-none=}")" -v "${2-none=}" -v "${3-none=}" '
function cells(row,   n, at, quoted) { # a row of 13 cells, whatever it has
    n = 1; quoted = 0
    for (at = 1; at <= length(row); ++at) {
        if (substr(row, at, 1) == "\"") quoted = !quoted
        if (substr(row, at, 1) == "," && !quoted) ++n
    }
    for (; n < 13; ++n) row = row ","
    return row
}
function say(number, rows, otherwise,   all, n, at) {
    if (last && number + 0 > last) return
    if (rows == "") rows = otherwise
    n = split(rows, all, "|")
    print "gapcalc,lines,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13"
    for (at = 1; at <= n; ++at) text = text number "," n "," cells(all[at]) "\n"
    if (n == 0) text = text number ",0," cells("") "\n"
    printf "%s", text
    text = ""
}
heading != "" && FNR == 1 { print heading }
match($0, /^SELECT .(begin|end).*/) { mark = ($0 ~ /begin/) ? "begin" : "end" }
mark && match($0, /[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]/) {
    found = substr($0, RSTART, 16)
    if (mark == "end" && (last || cut)) exit
    print mark ",1," cells((hash == "" ? found : hash) ",fake,9,20")
    mark = ""
}
/^-- [0-9]+: / {
    number = $2 + 0
    if (cut && number == cut) { printf "%s", number ",2,752928,753"; exit }
    if (/cells that/) say(number, cells_row, "good,3,\"v1, 2024: 1\",numeric")
    if (/stand there twice/) say(number, doubled, "0")
    if (/amounts that overlap/) say(number, overlap, "0")
    if (/no file names/) say(number, names, "0")
    if (/decimals written/) say(number, places, "0,0")
    if (/figures as written/) say(number, figures, "")
    if (/figures of each period/) say(number, periods, "752928,753300,3")
    if (/points$/) say(number, points, "752928,753300,,1,3,0,60,10,30,0,0,0,0")
    if (/entities that belong/) say(number, scope, ",3,3")
}'
