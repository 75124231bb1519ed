#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# test.sh [CONFIGURATION] - run the tests of the built solution
#
# The last line, also in artifacts/test-results/summary, counts over all test
# projects: `N passed, N failed, N skipped`. A project without a report counts
# as a failed test. Fails if a test failed or if none ran.
set -uo pipefail
shopt -s nullglob

cd "$(dirname "$0")/.." || exit
results=artifacts/test-results
rm -rf $results

dotnet test --solution Mp3.sln --configuration "${1:-Release}" --no-build \
	--results-directory $results --report-xunit-trx --show-test-results failed
status=$?

# Attribute $1 of the reports' counters, summed up.
sum() {
	grep -ho '<Counters [^>]*>' "${reports[@]}" /dev/null |
		sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

projects=(tests/*/*.csproj)
reports=("$results"/*.trx)
passed=$(sum passed)
failed=$(($(sum failed) + $(sum error) + $(sum timeout) + $(sum aborted)))
skipped=$(($(sum total) - $(sum executed)))
missing=$((${#projects[@]} - ${#reports[@]}))
if [ $missing -gt 0 ]; then
	echo "test.sh: $missing of ${#projects[@]} test projects ended without a report" >&2
	failed=$((failed + missing))
elif [ $status -ne 0 ] && [ $failed -eq 0 ]; then
	echo "test.sh: dotnet test failed ($status) though no test did" >&2
	failed=1
fi

mkdir -p $results
echo "$passed passed, $failed failed, $skipped skipped" | tee $results/summary
[ $failed -eq 0 ] && [ "$passed" -gt 0 ]
