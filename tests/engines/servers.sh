# Engines for tests, to be sourced: where they are found, and how they are asked. $project and $folder are set.

node_packages=$project/tests/engines/node_modules
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

has_duckdb() { [ -d "$node_packages/@duckdb/node-api" ] && command -v node >/dev/null; }
has_postgresql() { [ -n "$postgres" ] && [ -x "$postgres/initdb" ]; }

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
}
stop_postgresql() {
    [ -n "${server-}" ] || return 0
    as_nobody "$postgres/pg_ctl" -D "$server/data" -m immediate stop >/dev/null 2>&1 || :
    rm -rf "$server"
}
psql_command() { echo "$postgres/psql -h $server -U gapcalc -d postgres --csv -q -v ON_ERROR_STOP=1"; }
duckdb_command() { echo "NODE_PATH=$node_packages node $project/tests/engines/duckdb.mjs $1"; }
