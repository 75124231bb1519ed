#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# bench-reader.sh [--verbose] - how fast the reader drains a ring
#
# Prints one line: records a second, and the speed in parts of memcpy's on the
# same buffer in the same run. Fails below 10 million records a second or half
# of memcpy's speed. Built before, by make build.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/bench/Mp3.Benchmarks/bin/${CONFIGURATION:-Release}/net10.0/Mp3.Benchmarks.dll
[ -e "$program" ] || {
	echo "bench-reader.sh: $program is missing; run make build" >&2
	exit 69
}
exec dotnet "$program" "$@"
