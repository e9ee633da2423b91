#!/bin/sh
# Words that were replaced are gone from everything that people read: what was said in two ways would be taken for two things.
# usage: words.sh PROJECT BUILD
set -eu
cd "$1"
status=0
gone() { # WORD, what it is now
    if found=$(grep -rnF -e "$1" src data docs scripts examples indicators README.md README.zh.md CHANGELOG.md CONTRIBUTING.md \
        tests/cases tests/problems); then
        echo "\"$1\" is \"$2\" now:"
        echo "$found" | head -5
        status=1
    fi
}
while IFS='|' read -r before now; do gone "$before" "$now"; done <<'LIST'
现值|最新值
应达值|序时应达
超/欠序时|较序时
进度比|进度/序时
尚需|还需
超序时|快于序时
待定|暂未判定
倒退|逆向变化
期限为推定|期限系推定
数据陈旧|数据超过12个月
数据月龄|数据距今(月)
得而复失|达标后回落
目标缺口表|目标完成情况
cannot be had|cannot be computed
with no FILE, or -, standard input|with no FILE, or -, reads standard input
lent until|valid until the next call
tells nobody|a silent reporter
LIST
# What is shown of a column is said once: the table of columns has these words and no others.
for words in '"value", "最新值", "Value"' '"expected", "序时应达", "Due by now"' '"lead_points", "较序时(百分点)", "Lead (points)"' \
    '"pace", "进度/序时", "Pace"' '"verdict", "进展", "Progress verdict"' '"year_on_year", "同比", "Year on year"'; do
    grep -qrF -e "$words" src/tabulate/columns.cpp || { echo "not the words of the column: $words"; status=1; }
done
for words in '"ahead", "快于序时", "Ahead"' '"reversing", "逆向变化", "Reversing"' '"under_way", "推进中", "Under way"' \
    '"pending", "暂未判定", "Not judged yet"' '"ahead", "余量充足", "Well within"' '"slow", "偏快", "Running high"' \
    '"behind", "严重偏快", "Running over"' '"no_data", "未报数"' '"incomplete", "数据未报齐"' '"final_data_missing", "缺期末数据"' \
    '"partial_year", "不满一年"' '"assumed_deadline", "期限系推定"' '"lost", "达标后回落"' '"min", "最小值", "Minimum"' \
    '"max", "最大值", "Maximum"' '"report_title", "目标完成情况", "Progress towards targets"'; do
    grep -qrF -e "$words" src/labels/labels.cpp || { echo "not the words: $words"; status=1; }
done
exit $status
