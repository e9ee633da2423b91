#!/bin/sh
# What a table of an engine costs to ask: its own time, gapcalc's time and memory, and whether the bytes are those of the run from CSV.
# The figures are of SERIES series, each of VILLAGES villages in YEARS years: 690000 20 8 are 110 million rows, 690000 3 5 are 10.
# DuckDB has them in Parquet of its own making, on two threads and with 6 GB of memory, PostgreSQL in a table, with the settings it
# comes with. ASKED (2) of the series are asked for, a count and a sum of each.
# usage: bench/engines.sh PROJECT BUILD duckdb|postgresql FOLDER [VILLAGES SERIES YEARS [ASKED]]      (scripts/deps.sh engines)
set -eu
project=$1
gapcalc=$2/gapcalc
engine=$3
folder=$4
villages=${5-690000} series=${6-20} years=${7-8} asked=${8-2}
mkdir -p "$folder"
server=
trap 'stop_postgresql' EXIT
trap 'exit 1' HUP INT TERM
# shellcheck source=tests/engines/servers.sh
. "$project/tests/engines/servers.sh"
"start_$engine"
eval "client=\$client_$engine"
client=${client%" $folder/figures.duckdb"}

# Seconds of the processor's time, and the most memory, of a command: measured NAME COMMAND…
measured() {
    name=$1
    shift
    python3 -c '
import resource, subprocess, sys, time
begun = time.monotonic()
ended = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stderr.write("%s: %.2f s by the clock, %.3f s of processors, %d MB\n"
                 % (sys.argv[1], time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024))
sys.exit(ended)' "$name" "$@"
}

# What a server and the processes that it has ended used of the processor; 0 without one.
server_ticks() {
    if [ -n "$server" ]; then
        sleep 1 # for the process of the last client to end
        awk '{ print $14 + $15 + $16 + $17 }' "/proc/$(head -n 1 "$server/data/postmaster.pid")/stat"
    else
        echo 0
    fi
}

first=$((2026 - years))
# The columns of a row of village v in year y of series s.
columns="'s' || s AS series, 'v' || v AS village, CAST($first + y AS VARCHAR(4)) AS year,
    CAST(CAST(MOD(v * 7919 + s * 104729 + y * 1299709, 60000) + y * 100 AS DECIMAL(18, 2)) * 0.01 AS DECIMAL(18, 2)) AS income"
case $engine in
duckdb)
    settings="SET threads = 2; SET memory_limit = '6GB'; SET temp_directory = '$folder/spilled';"
    if [ ! -e "$folder/figures.parquet" ]; then
        echo "$settings
            COPY (SELECT $columns FROM range($series) a(s), range($years) b(y), range($villages) c(v))
            TO '$folder/figures.parquet' (FORMAT parquet);" >"$folder/load.sql"
        measured "making the Parquet" sh -c "$client" <"$folder/load.sql"
    fi
    ls -l "$folder/figures.parquet" >&2
    source="query = \"SELECT * FROM read_parquet('$folder/figures.parquet')\""
    copy="COPY (SELECT * FROM read_parquet('$folder/figures.parquet') WHERE series IN (%s)) TO '$folder/figures.csv' (HEADER);"
    ;;
postgresql)
    settings="SET max_parallel_workers_per_gather = 2;"
    { echo "CREATE TABLE figures (series text, village text, year text, income numeric(18, 2));"
      echo "INSERT INTO figures SELECT $columns FROM generate_series(0, $series - 1) s, generate_series(0, $years - 1) y,
          generate_series(CAST(0 AS BIGINT), $villages - 1) v;"
      echo "ANALYZE figures;"
    } >"$folder/load.sql"
    measured "filling the table (client)" sh -c "$client" <"$folder/load.sql"
    source="name = \"figures\""
    copy="\\copy (SELECT * FROM figures WHERE series IN (%s)) TO '$folder/figures.csv' WITH (FORMAT csv, HEADER)"
    ;;
esac

goals() {
    printf 'title = "bench"\n[[entities]]\nid = "villages"\ncount = %s\n' "$villages"
    s=0
    while [ $s -lt "$asked" ]; do
        printf '[[series]]\nid = "s%s"\nunit = "万元"\nover = "villages"\n' $s
        printf '[[indicator]]\nid = "rich%s"\nname = "富裕村%s"\nseries = "s%s"\nmeasure = "count"\nwhere = { more_than = 300 }\ntarget = { at_least = "50%%", by = 2026 }\n' $s $s $s
        printf '[[indicator]]\nid = "all%s"\nname = "总收入%s"\nseries = "s%s"\nmeasure = "sum"\nbaseline = { at = %s }\ntarget = { at_least = 250000000, by = 2026 }\n' $s $s $s "$first"
        s=$((s + 1))
    done
    printf '%s\ncolumns = { series = "series", entity = "village", period = "year", value = "income" }\n' "$1"
}
goals "[[table]]
$source" >"$folder/table.toml"
goals '[[data]]
file = "figures.csv"' >"$folder/csv.toml"

measured "gapcalc sql" "$gapcalc" sql "$folder/table.toml" --engine "$engine" >"$folder/script.sql"
grep -c '^-- [0-9]*: ' "$folder/script.sql" >&2
{ echo "$settings"; cat "$folder/script.sql"; } >"$folder/whole.sql"
before=$(server_ticks)
measured "$engine" sh -c "$client" <"$folder/whole.sql" >"$folder/answer.csv"
[ -z "$server" ] || echo "its server: $((($(server_ticks) - before) / $(getconf CLK_TCK))) s of processors" >&2
measured "gapcalc report --points" "$gapcalc" report "$folder/table.toml" -q -f csv --points "$folder/answer.csv" >"$folder/engine.out"
wc -l "$folder/answer.csv" >&2
names=
s=0
while [ $s -lt "$asked" ]; do names="$names${names:+, }'s$s'"; s=$((s + 1)); done
# shellcheck disable=SC2059
printf "$copy\n" "$names" | sh -c "$client"
measured "gapcalc report from CSV" "$gapcalc" report "$folder/csv.toml" -q -f csv >"$folder/csv.out"
rm "$folder/figures.csv"
cmp "$folder/csv.out" "$folder/engine.out" && echo "equal in every byte"
cat "$folder/engine.out"
