#!/bin/sh
# Per series: how many entities' latest figure is 60 or more, and the sum of the latest.
exec sqlite3 -separator ' ' :memory: <<SQL
.mode csv
.import "$1" rows
.mode list
.separator ' '
SELECT series, sum(value >= 60.0), printf('%.2f', sum(value))
FROM (SELECT series, entity, max(period), CAST(value AS REAL) AS value FROM rows GROUP BY series, entity)
GROUP BY series;
SQL
