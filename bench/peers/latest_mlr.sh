#!/bin/sh
# Per series: how many entities' latest figure is 60 or more, and the sum of the latest.
exec mlr --icsv --onidx --ofmt %.2f top -n 1 -f period -g series,entity -a \
    then put -q '@count[$series] += $value >= 60 ? 1 : 0; @sum[$series] += $value;
        end { emit (@count, @sum), "series" }' "$1"
