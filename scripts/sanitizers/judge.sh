#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# judge.sh - what a guest's console and results say; read by test-sanitizers.sh
#
# $artifacts holds NAME.console and NAME.results of a boot NAME. Each judge
# prints a line for each thing that it looks at, and counts in $failures. None
# of them stops at what it doesn't find.
# shellcheck disable=SC2154 # artifacts is the reader's

failures=0

passed() { printf 'ok      %s\n' "$*"; }

failed() {
	printf 'FAILED  %s\n' "$*"
	failures=$((failures + 1))
}

# The value of the last line `KEY: VALUE` of a guest's results.
result() { tr -d '\r' <"$artifacts/$1.results" | sed -n "s/^$2: //p" | tail -n 1; }

# What phase $2 of boot $1 said, and its exit code as a last line `exit: N`.
said() {
	tr -d '\r' <"$artifacts/$1.results" |
		awk -v phase="phase: $2" '/^phase: /{ inside = $0 == phase } inside && !/^phase: /'
}

judge_end() {
	if [ "$(result "$1" guest)" = end ]; then
		passed "the guest came to its end"
	else
		failed "the guest didn't come to its end; the console's last lines:"
		tail -n 12 "$artifacts/$1.console" | sed 's/^/        /' || true
	fi
}

judge_phase() {
	local exit_code ok skipped output=$artifacts/$1-$2.tap
	said "$1" "$2" >"$output"
	exit_code=$(sed -n 's/^exit: //p' "$output" | tail -n 1)
	if [ "$exit_code" = 0 ]; then
		ok=$(grep -c '^ok ' "$output" || true)
		skipped=$(grep -c '^ok .* # SKIP' "$output" || true)
		passed "$2: $((ok - skipped)) passed, $skipped skipped"
	else
		failed "$2: exit code ${exit_code:-unknown} (${output#"$PWD/"})"
		grep -E -A 4 '^not ok ' "$output" | head -n 60 | sed 's/^/        /' || true
	fi
}

judge_reports() {
	local reports
	if reports=$(scripts/sanitizers/reports.sh "$artifacts/$1.console"); then
		passed "the kernel reported nothing"
	else
		failed "the kernel reported, in ${artifacts#"$PWD/"}/$1.console (PHASE: LINE: REPORT):"
		head -n 40 <<<"$reports" | sed 's/^/        /'
	fi
}

# O (out of tree, 4096) and E (unsigned, 8192) are what our module brings.
judge_state() {
	local tainted lockdep
	tainted=$(result "$1" tainted)
	lockdep=$(result "$1" lockdep)
	if [ -n "$tainted" ] && [ $((tainted & ~(4096 | 8192))) -eq 0 ]; then
		passed "taint: $tainted, no more than O and E"
	else
		failed "taint: ${tainted:-unknown}, more than O and E"
	fi
	if [ "$lockdep" = 1 ]; then
		passed "lockdep watched until the end"
	else
		failed "lockdep did not watch until the end"
	fi
	if [ "$(result "$1" modules)" = none ]; then
		passed "no module is left"
	else
		failed "a module is left: $(result "$1" modules)"
	fi
}
