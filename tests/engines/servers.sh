# Engines for tests, to be sourced: where they are found, and how they are asked. $project and $folder are set.

node_packages=$project/tests/engines/node_modules
clickhouse_packages=${GAPCALC_CHDB-$node_packages} # npm's chdb, which half a gigabyte is
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

has_duckdb() { [ -d "$node_packages/@duckdb/node-api" ] && command -v node >/dev/null; }
has_postgresql() { [ -n "$postgres" ] && [ -x "$postgres/initdb" ]; }
has_clickhouse() { [ -d "$clickhouse_packages/chdb" ] && command -v node >/dev/null; }

start_duckdb() { client_duckdb="NODE_PATH=$node_packages node $project/tests/engines/duckdb.mjs $folder/figures.duckdb"; }
start_clickhouse() { client_clickhouse="NODE_PATH=$clickhouse_packages node $project/tests/engines/clickhouse.mjs $folder/figures.clickhouse"; }

# PostgreSQL refuses root.
as_nobody() {
    if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi
}
start_postgresql() {
    server=$(mktemp -d /tmp/gapcalc-pg.XXXXXX) # a socket's path has to be short
    [ "$(id -u)" != 0 ] || chown nobody:nogroup "$server"
    as_nobody "$postgres/initdb" -D "$server/data" -U gapcalc -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
        { cat "$folder/initdb.log" >&2; return 1; }
    as_nobody "$postgres/pg_ctl" -D "$server/data" -l "$server/log" -w -o "-c listen_addresses= -k $server -c fsync=off" start \
        >"$folder/start.log" 2>&1 || { cat "$server/log" >&2; return 1; }
    client_postgresql="$postgres/psql -h $server -U gapcalc -d postgres --csv -q -v ON_ERROR_STOP=1"
}
stop_postgresql() {
    [ -n "${server-}" ] || return 0
    as_nobody "$postgres/pg_ctl" -D "$server/data" -m immediate stop >/dev/null 2>&1 || :
    rm -rf "$server"
}

# What makes a schema, or what an engine calls so.
schema_duckdb() { echo "CREATE SCHEMA $1;"; }
schema_postgresql() { echo "CREATE SCHEMA $1;"; }
schema_clickhouse() { echo "CREATE DATABASE $1;"; }
# What makes an engine quick with few rows.
few_rows_duckdb() { echo "SET threads = 1;"; }
few_rows_postgresql() { echo "SET jit = off;"; }
few_rows_clickhouse() { echo "SET max_threads = 1;"; }
# What gives an engine the CSV file $2 as the table $3: statements for its client.
load_duckdb() {
    echo "CREATE TABLE $2 AS FROM read_csv('$1', all_varchar = true, header = true, nullstr = '');"
}
load_postgresql() {
    echo "CREATE TABLE $2 (series text, entity text, period text, value text, status text, published text);"
    echo "COPY $2 FROM STDIN WITH (FORMAT csv, HEADER);"
    cat "$1"
    echo '\.'
}
load_clickhouse() {
    columns=
    for column in series entity period value status published; do columns="$columns, $column Nullable(String)"; done
    echo "CREATE TABLE $2 (${columns#, }) ENGINE = MergeTree ORDER BY tuple();"
    echo "INSERT INTO $2 SELECT * FROM file('$1', 'CSVWithNames', '${columns#, }');"
}
