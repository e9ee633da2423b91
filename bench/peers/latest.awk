# Per series: how many entities' latest figure is 60 or more, and the sum of the latest.
# Sums are of hundredths: whole numbers, so that the peers' answers can be compared.
BEGIN { FS = "," }
NR > 1 { key = $1 SUBSEP $2; if (!(key in period) || $3 >= period[key]) { period[key] = $3; value[key] = $4 } }
END {
    for (key in value) {
        split(key, part, SUBSEP)
        sum[part[1]] += int(value[key] * 100 + 0.5)
        if (value[key] >= 60) count[part[1]]++
    }
    for (series in sum) printf "%s %d %.2f\n", series, count[series], sum[series] / 100
}
