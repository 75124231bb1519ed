#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# test-kernels.sh [--smoke] KERNEL... - the module and the guest on each kernel
#
# A KERNEL is a release or a series, such as 6.12; it is fetched if it is not
# in the cache. Each has to build the module without a warning of gcc (W=1) or
# sparse and to pass the guest tests of the built solution; --smoke: only the
# one that loads the module and asks it everything. Then a line for each says
# what came out, and the last one sums up: `N passed, N failed, N skipped`
# (also in artifacts/test-results/kernels/summary). A kernel that can't be had
# is a failed test.
set -uo pipefail
shopt -s nullglob

cd "$(dirname "$0")/.." || exit
results=$PWD/artifacts/test-results/kernels
filter=Category=Guest
if [ "${1:-}" = --smoke ]; then
	filter=Guest=Smoke
	shift
fi
[ $# -gt 0 ] || {
	echo "usage: test-kernels.sh [--smoke] KERNEL..." >&2
	exit 2
}

# A command as a test of its own.
count() {
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		return 1
	fi
}

# The guest tests on release $1; their reports go to $results/$1.
run_tests() {
	local status guest_passed guest_failed guest_skipped
	MP3_TEST_KERNEL=$1 dotnet test --solution Mp3.sln --configuration "${CONFIGURATION:-Release}" --no-build \
		--results-directory "$results/$1" --show-test-results failed \
		--filter-trait "$filter" --ignore-exit-code 8 # projects without such tests
	status=$?
	read -r guest_passed guest_failed guest_skipped < <(scripts/trx-counts.sh "$results/$1"/*.trx)
	passed=$((passed + guest_passed))
	failed=$((failed + guest_failed))
	skipped=$((skipped + guest_skipped))
	if [ "$guest_failed" -gt 0 ]; then
		note+=", guest tests failed"
	elif [ $status -ne 0 ] || [ "$guest_passed" -eq 0 ]; then
		note+=", the guest tests did not run to their end"
		failed=$((failed + 1))
	fi
}

# Everything for the kernel that the user calls $1.
test_kernel() {
	local release passed=0 failed=0 skipped=0 note=''
	if release=$(scripts/fetch-kernel.sh "$1"); then
		count env KERNEL="$release" scripts/lint.sh module || note+=", the module builds with warnings or not at all"
		run_tests "$release"
	else
		release=$1 failed=1 note=", it can't be fetched"
	fi
	lines+=("$release: $passed passed, $failed failed, $skipped skipped$note")
	all_passed=$((all_passed + passed))
	all_failed=$((all_failed + failed))
	all_skipped=$((all_skipped + skipped))
}

rm -rf "$results"
mkdir -p "$results"
lines=()
all_passed=0 all_failed=0 all_skipped=0
for kernel; do
	test_kernel "$kernel"
done
printf '%s\n' "${lines[@]}"
echo "$all_passed passed, $all_failed failed, $all_skipped skipped" | tee "$results/summary"
[ "$all_failed" -eq 0 ]
