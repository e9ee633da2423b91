#!/bin/sh
# Proves the test of the documents on made-up ones: it passes a right one, finds every kind of fault, and mends outputs.
# shellcheck disable=SC2016  # the backquotes are Markdown's
set -eu
docs=$1/tests/scripts/docs.sh build=$2
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# $1 stands in place of the line LINE of a document that is right without it.
fresh() {
    rm -rf "$tree/project"
    mkdir -p "$tree/project"
    sed "s/^ *//" <<'DOC' >"$tree/project/README.md"
        Write **`plan/goals.toml`**:

        ```toml
        [[indicator]]
        id     = "schools"
        name   = "Schools"
        unit   = "所"
        target = { at_least = 4, by = 2025 }
        ```
        and, **`plan/goals.toml`** continued:

        ```toml
        [indicator.observations]
        2024 = 5
        ```
        ```console
        $ cd plan
        $ gapcalc goals.toml -f csv \
        >   --columns name,gap
        name,gap
        Schools,-1
        $ false
        $ echo $?
        1
        ```
        ```sh
        gapcalc check plan >/dev/null
        ```
        ```crontab
        PATH=/usr/bin:/bin
        MAIL="two words"
        0 8 1-7 * *  echo "$MAIL"; gapcalc plan -qf csv --columns gap
        ```
        comes as

        ```text
        two words
        gap
        -1
        ```
        <!-- not run: for the sake of the test -->
        ```sh
        false
        ```
        LINE
DOC
}
finds() { # a sed command that puts a fault into the document, words of the message
    fresh
    sed -i "$1; s/^LINE$//" "$tree/project/README.md"
    if found=$("$docs" "$tree/project" "$build" 2>&1); then
        echo "not found: $1"
        failed=1
    elif ! printf '%s\n' "$found" | grep -q -e "$2"; then
        printf "for '%s', expected '%s':\n%s\n" "$1" "$2" "$found"
        failed=1
    fi
}

fresh
sed -i 's/^LINE$//' "$tree/project/README.md"
if ! found=$("$docs" "$tree/project" "$build" 2>&1); then
    printf 'faults in a right document:\n%s\n' "$found"
    failed=1
fi
finds 's/^Schools,-1$/Schools,1/' '^+Schools,-1'
finds 's/^Schools,-1$//' '^+Schools,-1'
finds 's/^two words$/three words/' '^+two words'
finds 's/^-1$/0/' '^+-1'
finds 's/^1$/2/' '^+1'
finds 's/^unit   = "所"$/unti   = "所"/' 'README.md:3: .*unti'
finds 's/^\$ echo.*$//' 'README.md:[0-9]*: the command ends with 1'
finds 's/^gapcalc check plan.*/gapcalc check nowhere/' 'README.md:[0-9]*: fails'
finds 's/^Write .*/Write it:/' 'README.md:3: no file is named'
finds 's/^LINE$/```python\nx\n```/' 'no file is named'
finds 's/^LINE$/```\n$ gapcalc\n```/' 'a command in a block that is not a console block'
finds 's/^LINE$/```console\n$ exit 0\n```/' 'could not be followed to the end'
finds 's/^LINE$/```console\nx\n```/' 'output before the first command'
finds 's/^LINE$/```console\n$ true/' 'a block has no end'
finds 's/^LINE$/1. so:\n   ```sh\n   true\n   ```/' 'at the beginning of the line'
finds 's/^LINE$/[there](docs\/nothing.md)/' 'docs\/nothing.md is not there'
finds 's/^LINE$/| over 5 | `target = { more_then = 5 }` |/' 'did you mean more_than'
finds 's/^LINE$/| half | `target = { at_least = "50%" }` |/' 'E115'
finds 's/^0 8 1-7.*/0 8 * * *  date +%F/' 'cron reads %'

fresh
sed -i 's/^LINE$//' "$tree/project/README.md"
cp "$tree/project/README.md" "$tree/right.md"
sed -i 's/^Schools,-1$/Schools,1\nand more/; s/^two words$//' "$tree/project/README.md"
"$docs" --accept "$tree/project" "$build" >"$tree/log" 2>&1 || { cat "$tree/log"; failed=1; }
cmp "$tree/right.md" "$tree/project/README.md" || failed=1
exit "$failed"
