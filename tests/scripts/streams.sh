#!/bin/sh
# Places that refuse: a disk that is full, a folder without rights, a reader that has gone, an interrupt. What needs root is
# left out without it.
# usage: streams.sh PROJECT BUILD
set -eu
project=$1
scratch=$(mktemp -d)
disk=$scratch/disk
trap 'umount "$disk" 2>/dev/null || :; rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
cd "$scratch"
cp "$2/gapcalc" .
cp -r "$project/examples" plan
mkdir disk
status=0
fault() {
    echo "streams.sh: $*" >&2
    status=1
}
# try WANTED ARGS…: the exit status must be WANTED, with a message when that is 2 (check writes it to standard output)
try() {
    wanted=$1
    shift
    code=0
    "$@" >said 2>&1 || code=$?
    [ "$code" = "$wanted" ] || fault "exit $code instead of $wanted: $* ($(tail -n 1 said))"
    [ "$wanted" != 2 ] || grep -q '^error\[' said || fault "no message: $*"
}
formats='table csv tsv json jsonl markdown html'

# ---- the reader of a pipe has gone
mkfifo pipe
for format in $formats; do
    (exec 3>pipe; code=0; ./gapcalc report plan -q -f $format >&3 2>said || code=$?; echo $code >ended) &
    exec 4<pipe
    exec 4<&-
    wait
    [ "$(cat ended)" = 141 ] || fault "closed pipe, $format: exit $(cat ended)"
    [ ! -s said ] || fault "closed pipe, $format: $(cat said)"
done
# Where SIGPIPE is ignored, as under some schedulers, it is an error like any other.
(trap '' PIPE; exec 3>pipe; sleep 0.2; code=0; ./gapcalc report plan -q >&3 2>said || code=$?; echo $code >ended) &
exec 4<pipe
exec 4<&-
wait
[ "$(cat ended)" = 2 ] && grep -q 'Broken pipe' said || fault "closed pipe, SIGPIPE ignored: exit $(cat ended)"

# ---- an interrupt while it waits for its input
(sleep 5 >pipe) &
writer=$!
code=0
timeout --preserve-status --signal INT 0.3 ./gapcalc report pipe 2>said || code=$?
[ "$code" = 130 ] || fault "interrupted: exit $code"
kill "$writer" 2>/dev/null || :
wait

# ---- no memory, as a limit sets it
dd if=/dev/zero bs=1024 count=30000 2>/dev/null | tr '\0' '1' >long.toml
for limit in 6000 8000 20000; do
    code=0
    (ulimit -v "$limit" && ./gapcalc report long.toml plan) >rows 2>said || code=$?
    case $code in
    2) grep -q '^error\[' said || fault "ulimit -v $limit: no message" ;;
    127 | 139) # not even the program fits
        ! (ulimit -v "$limit" && ./gapcalc --version) >/dev/null 2>&1 || fault "ulimit -v $limit: exit $code"
        ;;
    *) fault "ulimit -v $limit: exit $code" ;;
    esac
done

# ---- a folder and a file without rights; root has them all
if [ "$(id -u)" = 0 ]; then
    as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
else
    as_nobody=
fi
if [ -n "$as_nobody" ] && ! $as_nobody true 2>/dev/null; then
    echo "streams.sh: cannot become another user here" >&2
else
    mkdir closed
    echo old >closed/gap.csv
    chmod 666 closed/gap.csv
    chmod 555 closed
    for path in closed/gap.csv closed/new.csv; do
        for format in $formats; do try 2 $as_nobody ./gapcalc report plan -q -f $format -o $path; done
    done
    [ "$(cat closed/gap.csv)" = old ] || fault "a file in a folder without rights was changed"
    [ "$(ls closed)" = gap.csv ] || fault "a folder without rights holds $(ls closed)"
    chmod 755 closed
    chmod 444 closed/gap.csv
    try 2 $as_nobody ./gapcalc report plan -q -o closed/gap.csv
    cp plan/goals.toml secret.toml
    cp plan/village-income.csv secret.csv
    chmod 0 secret.toml secret.csv
    for command in report check list; do
        try 2 $as_nobody ./gapcalc $command secret.toml
        try 2 $as_nobody ./gapcalc $command plan --data secret.csv
    done
fi

# ---- a full disk: a small one in memory
if ! mount -t tmpfs -o size=64k tmpfs disk 2>/dev/null; then
    echo "streams.sh: no small disk without root" >&2
    [ "$status" != 0 ] || exit 77
    exit 1
fi
echo old >disk/gap.txt
dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null || :
for format in $formats; do
    try 2 ./gapcalc report plan -q -f $format -o disk/gap.txt
    grep -q 'No space left on device' said || fault "full disk, -o, $format: $(cat said)"
    [ "$(cat disk/gap.txt)" = old ] || fault "full disk: the old file is lost"
    [ "$(ls -A disk | tr '\n' ' ')" = 'filler gap.txt ' ] || fault "full disk: left behind: $(ls -A disk)"
    code=0
    ./gapcalc report plan -q -f $format >disk/rows 2>said || code=$?
    [ "$code" = 2 ] && grep -q 'No space left on device' said || fault "full disk, $format: exit $code"
    rm -f disk/rows
done
exit "$status"
