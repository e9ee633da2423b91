#!/bin/sh
# Per series: how many entities' latest figure is 60 or more, and the sum of the latest. FILE THREADS
exec duckdb -noheader -list -separator ' ' :memory: "SET threads = $2;
WITH rows AS (SELECT * FROM read_csv('$1', header = true, delim = ',', quote = '\"', columns = {
    'series': 'VARCHAR', 'entity': 'VARCHAR', 'period': 'SMALLINT', 'value': 'DECIMAL(18, 2)'})),
latest AS (SELECT series, entity, arg_max(value, period) AS value FROM rows GROUP BY ALL)
SELECT series, count(*) FILTER (value >= 60), sum(value) FROM latest GROUP BY series"
