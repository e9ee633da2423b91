# Reads a document of the project for tests/scripts/docs.sh.
# -v mode=steps   prints the steps of its examples as calls of shell functions, and writes each block to WORK/block.N
# -v mode=text    prints the document with the output of each step, WORK/out.N, in place of what it says now
# -v doc=NAME -v work=WORK
function problem(text) {
    if (mode == "steps") printf "%s:%d: %s\n", doc, FNR, text >(work "/problems")
}
function say(line) {
    if (mode == "text") print line
}
function keep(line) {
    if (mode == "steps") print line >(work "/block." n)
}
function begin(call) {
    ++n
    file = work "/block." n
    if (mode == "steps") {
        printf "" >file
        printf "%s %d %d", call, n, FNR
    }
}
function finish(rest) {
    if (mode == "steps") {
        close(work "/block." n)
        print rest
    }
}
function output(  line, from) {
    if (mode != "text") return
    from = work "/out." n
    while ((getline line <from) > 0) print line
    close(from)
}
function end_command() {
    if (!command) return
    command = 0
    finish("")
    output()
}
# Rows of a table that tell what to write for a goal, as `target = { at_least = 5 }`: an indicator of each target.
function put_row(  rest, span, aims, aim, others, i) {
    rest = $0
    while (match(rest, /`(target|kind|stages|attribute|measure) = [^`]+`/)) {
        span = substr(rest, RSTART + 1, RLENGTH - 2)
        rest = substr(rest, RSTART + RLENGTH)
        if (span ~ /^target/) aim[++aims] = span
        else others = others span "\n"
    }
    if (!aims && others == "") return
    if (others ~ /measure/) others = others "over = \"villages\"\nwhere = { at_least = 1 }\n"
    else if (others !~ /milestone/) others = others "baseline = { at = 2022, value = 2 }\n"
    if (!aims) aim[++aims] = others ~ /milestone/ ? "target = { assumed = true }" : "target = { at_least = 5 }"
    begin("put")
    keep("[defaults]\nby = 2025\n[[entities]]\nid = \"villages\"\nname = \"villages\"\ncount = 55")
    for (i = 1; i <= aims; ++i)
        keep("[[indicator]]\nid = \"goal-" i "\"\nname = \"goal " i "\"\n" others aim[i])
    finish(" row-" FNR ".toml")
}

!inside && /^ +```/ { problem("an example stands at the beginning of the line, not within a list") }
!inside && /^```/ {
    kind = substr($0, 4)
    inside = 1
    command = 0
    say($0)
    if (before ~ /^<!-- not run: .+ -->$/) kind = "not run"
    else if (kind == "console") ;
    else if (kind == "sh") begin("script")
    else if (kind == "crontab") begin("cron")
    else if ((kind == "text" || kind == "") && mail) { kind = "mail"; output() }
    else if (kind == "text" || kind == "") kind = "figure"
    else if (match(before, /\*\*`[^`]+`\*\*/)) {
        name = substr(before, RSTART + 3, RLENGTH - 6)
        kind = "file"
        begin("put")
    } else problem("no file is named by the line before this block: **`NAME`**")
    mail = 0
    next
}
inside && /^```$/ {
    inside = 0
    end_command()
    if (kind == "file") finish(" " name (before ~ /continued|续/ ? " append" : ""))
    else if (kind == "sh" || kind == "crontab") finish("")
    mail = kind == "crontab"
    before = ""
    say($0)
    next
}
inside && kind == "console" {
    if (/^\$ /) {
        end_command()
        begin("step")
        command = 1
        keep(substr($0, 3))
        say($0)
        open_command = 1
    } else if (/^> / && open_command) {
        keep(substr($0, 3))
        say($0)
    } else {
        if (!command) problem("output before the first command")
        open_command = 0
    }
    next
}
inside && kind == "mail" { next }
inside {
    if (kind == "figure" && /^\$ /) problem("a command in a block that is not a console block")
    if (kind != "not run" && kind != "figure") keep($0)
    say($0)
    next
}
{
    say($0)
    if ($0 != "") before = $0
    if (/^\|/) put_row()
    for (rest = $0; match(rest, /\]\([^)#:]+[)#]/); rest = substr(rest, RSTART + RLENGTH))
        if (mode == "steps") print FNR " " substr(rest, RSTART + 2, RLENGTH - 3) >(work "/links")
}
END { if (inside) problem("a block has no end") }
