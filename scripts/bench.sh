#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# bench.sh [--rounds N] [--document FILE] [OPTION...] - what guests cost the host
#
# Runs `mp3 casestudy1 OPTION...` (built before, by make build) with the whole
# recipe, with parts of it taken back, and on a machine as the course has it,
# all in turn, N times (default: once; of each, the cheapest run counts), a
# guest that has next to nothing to do, and a request of the modelled disk
# against null_blk. Prints the tables; bench/results.json gets the same numbers
# and the conditions, and --document puts them between the marks of a page (may
# be given again): all that was printed between `<!-- bench: begin -->` and
# `<!-- bench: end -->`, three lines of it between `<!-- bench in short: begin -->`
# and `<!-- bench in short: end -->`. A round takes a quarter of an hour or less
# at full size on two cores that have nothing else to do; beside other work the
# numbers mean nothing.
#
#   bench.sh --scale 1/8
#   bench.sh --rounds 3 --document docs/performance.md --document README.md
set -euo pipefail

cd "$(dirname "$0")/.."
root=$PWD
program=$root/src/Mp3.Experiments/bin/${CONFIGURATION:-Release}/net10.0/mp3.dll
costs=$root/bench/Mp3.CostBench/bin/${CONFIGURATION:-Release}/net10.0/Mp3.CostBench.dll
kernels=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/kernels
rounds=1 documents=()
while [ $# -gt 0 ]; do
	case "$1" in
	--rounds) rounds=$2 && shift 2 ;;
	--document) documents+=("$2") && shift 2 ;;
	*) break ;;
	esac
done
[[ $rounds =~ ^[1-9][0-9]*$ ]] || {
	echo "bench.sh: --rounds $rounds: choose a whole number from 1 on" >&2
	exit 2
}
[ -e "$program" ] || {
	echo "bench.sh: $program is missing; run make build" >&2
	exit 69
}
for document in "${documents[@]}"; do
	[ "$(grep -cE '^<!-- bench( in short)?: (begin|end) -->$' "$document")" = 2 ] || {
		echo "bench.sh: $document has no place for the table (<!-- bench: begin -->, <!-- bench: end -->)" >&2
		exit 2
	}
done

# Key, words in the table, what is taken back.
variants=(
	'mp3|mp3|'
	'without-idle|… without the guest thread moving the clock|idle'
	'without-entropy|… without entropy from the seed|entropy'
	'without-boot|… without the other savings of the boot|boot'
	'without-store|… with a store in the guest, filled at boot|store'
	'without-all|… without any of its savings|idle entropy boot store'
	'course|a machine as the course has it|virtual'
)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The other ways' parts: a library without idle.c, an init that swaps to a disk.
gcc -O2 -std=gnu11 -D_GNU_SOURCE -DLEAVE_TO_LOCKSTEP -shared -fPIC -o "$work/lockstep.so" \
	src/Mp3.Experiments/Guest/{steady_clock,lockstep,idle}.c -ldl
mkdir "$work/course"
cp bench/machine/init.sh "$work/course/init"
(cd "$work/course" && echo init | busybox cpio -o -H newc >"$work/course.cpio" 2>/dev/null)
export MP3_BENCH_LOCKSTEP=$work/lockstep.so MP3_BENCH_INIT=$work/course.cpio MP3_BENCH_TIMES=$work/times
# What the wrapper reads from the environment is in no run's name: each measurement has a store of its own.
export MP3_STORE=$work/store

# measure KEY WITHOUT COMMAND...: appends "key wall user system guests-cpu major" to runs.
measure() {
	local key=$1 without=$2 wall user system major
	shift 2
	rm -rf "$work/out" "$work/times" "$work/store"
	: >"$work/times"
	echo "bench.sh: $key" >&2
	TIMEFORMAT='%R %U %S'
	{ time MP3_BENCH_WITHOUT=$without dotnet "$program" "$@" --qemu "$root/bench/machine/qemu.sh" \
		--out "$work/out" >"$work/table" 2>"$work/log"; } 2>"$work/time" || {
		cat "$work/log" >&2
		exit 1
	}
	read -r wall user system <"$work/time"
	major=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
		{ sum += $column["major_faults"] } END { print sum + 0 }' "$work/out/runs.csv")
	awk -v key="$key" -v wall="$wall" -v cpu="$(awk "BEGIN { print $user + $system }")" -v major="$major" \
		'{ guests += $2 + $3 } END { print key, wall, cpu, guests / NR, major }' "$work/times" >>"$work/runs"
}

# What the other ways have to know of the machine that the first one had.
prepare_others() {
	local release module
	MP3_BENCH_RAM=$(sed -n 's/^ *"ram_mib": \([0-9]*\),$/\1/p' "$work/out/manifest.json" | head -n 1)
	release=$(sed -n 's/^ *"kernel": "\(.*\)",$/\1/p' "$work/out/manifest.json" | head -n 1)
	mkdir -p "$work/modules"
	for module in fs/configfs/configfs.ko drivers/block/null_blk/null_blk.ko; do
		module=$kernels/$release/lib/modules/$release/kernel/$module
		if [ -e "$module" ]; then
			cp "$module" "$work/modules/"
		else
			xz -dc "$module.xz" >"$work/modules/$(basename "$module")"
		fi
	done
	export MP3_BENCH_RAM MP3_BENCH_MODULES=$work/modules
}

for ((round = 1; round <= rounds; round++)); do
	for variant in "${variants[@]}"; do
		IFS='|' read -r key _ without <<<"$variant"
		options=()
		if [ "$key" = course ]; then
			options=(--clock real)
		fi
		measure "$key" "$without" casestudy1 "$@" "${options[@]}"
		[ "$key" != mp3 ] || prepare_others
	done
	measure boot '' multiprog --n 1 --size 1 --scale 1/16
	measure boot-without-all 'idle entropy boot store' multiprog --n 1 --size 1 --scale 1/16
done

echo "bench.sh: requests" >&2
dotnet "$costs" requests >"$work/requests"
dotnet "$costs" requests --json >"$work/requests.json"

# Of each, the run that was disturbed least.
best() { awk -v key="$1" '$1 == key && (!n++ || $3 < cpu) { line = $0; cpu = $3 } END { print line }' "$work/runs"; }

table() {
	local key words wall cpu guests major reference
	reference=$(best without-all | awk '{ print $5 ? $3 / $5 : 0 }')
	echo "| | wall s | CPU s | major faults | CPU s per 100,000 | of the old way |"
	echo "|---|--:|--:|--:|--:|--:|"
	for variant in "${variants[@]}"; do
		IFS='|' read -r key words _ <<<"$variant"
		read -r _ wall cpu guests major < <(best "$key")
		awk -v words="$words" -v wall="$wall" -v cpu="$cpu" -v major="$major" -v reference="$reference" 'BEGIN {
			whole = sprintf("%d", major)
			grouped = ""
			for (; length(whole) > 3; whole = substr(whole, 1, length(whole) - 3))
				grouped = "," substr(whole, length(whole) - 2) grouped
			per = major ? cpu / major : 0
			printf "| %s | %.1f | %.1f | %s | %.1f | %.2f |\n", words, wall, cpu, whole grouped, per * 100000, reference ? per / reference : 0 }'
	done
	echo
	read -r _ _ _ guests _ < <(best boot)
	read -r _ _ _ reference _ < <(best boot-without-all)
	awk -v new="$guests" -v old="$reference" 'BEGIN {
		printf "A guest that has next to nothing to do: %.1f s of CPU from the start of QEMU to its end, %.1f s without any of the savings.\n", new, old }'
	echo
	cat "$work/requests"
}

json() {
	local key separator=
	echo '{'
	printf '  "command": "scripts/bench.sh --rounds %s%s",\n' "$rounds" "${*:+ $*}"
	printf '  "cores": %s,\n' "$(nproc)"
	printf '  "processor": "%s",\n' "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)"
	printf '  "qemu": "%s",\n' "$(qemu-system-x86_64 --version | sed -n '1s/^QEMU emulator version //p')"
	printf '  "runs": [\n'
	while read -r key; do
		printf '%s' "$separator"
		best "$key" | awk '{ printf "    { \"name\": \"%s\", \"wall_s\": %.2f, \"cpu_s\": %.2f, \"guest_cpu_s\": %.2f, \"major_faults\": %d }", $1, $2, $3, $4, $5 }'
		separator=$',\n'
	done < <(awk '!seen[$1]++ { print $1 }' "$work/runs")
	printf '\n  ],\n'
	printf '  "requests": %s\n}\n' "$(cat "$work/requests.json")"
}

json "$@" >bench/results.json
table | tee "$work/page"
grep -E '^\| (\||mp3 |… without any |a machine )|^\|---' "$work/page" | head -n 5 >"$work/short"
for document in "${documents[@]}"; do
	awk -v whole="$work/page" -v short="$work/short" '
		/^<!-- bench( in short)?: end -->$/ { skip = 0 }
		!skip { print }
		/^<!-- bench( in short)?: begin -->$/ {
			skip = 1
			page = / in short/ ? short : whole
			while ((getline line < page) > 0) print line
		}' "$document" >"$work/document"
	cat "$work/document" >"$document"
done
