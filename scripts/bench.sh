#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# bench.sh [OPTION...] - what case study 1 costs the host
#
# Runs `mp3 casestudy1 OPTION...` (built before, by make build) and prints wall
# time, the host's CPU time (the guests' included) and CPU time per 100,000
# major faults in the guests.
#
#   bench.sh --scale 1/8 --jobs 1
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/src/Mp3.Experiments/bin/${CONFIGURATION:-Release}/net10.0/mp3.dll
[ -e "$program" ] || {
	echo "bench.sh: $program is missing; run make build" >&2
	exit 69
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

TIMEFORMAT='%R %U %S'
{ time dotnet "$program" casestudy1 --out "$work/casestudy1" "$@" >"$work/table" 2>"$work/log"; } 2>"$work/time" || {
	cat "$work/log" >&2
	exit 1
}
read -r wall user system <"$work/time"
awk -F, -v wall="$wall" -v user="$user" -v sys="$system" '
	NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
	{ major += $column["major_faults"] }
	END {
		cpu = user + sys
		printf "wall time                    %10.1f s\n", wall
		printf "host CPU time                %10.1f s  (user %.1f, system %.1f)\n", cpu, user, sys
		printf "major faults in the guests   %10d\n", major
		if (major > 0)
			printf "CPU per 100,000 major faults %10.1f s\n", cpu * 100000 / major
	}' "$work/casestudy1/runs.csv"
