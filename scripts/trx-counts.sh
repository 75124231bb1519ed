#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# trx-counts.sh REPORT... - what test reports in TRX say all together:
# `PASSED FAILED SKIPPED`, three numbers; without a report, zeros
set -euo pipefail

# Attribute $1 of the reports' counters, summed up.
sum() {
	{ grep -ho '<Counters [^>]*>' "${reports[@]}" /dev/null || true; } |
		sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

reports=("$@")
echo "$(sum passed)" \
	"$(($(sum failed) + $(sum error) + $(sum timeout) + $(sum aborted)))" \
	"$(($(sum total) - $(sum executed)))"
