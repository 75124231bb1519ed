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
	--results-directory $results --show-test-results failed
status=$?

projects=(tests/*/*.csproj)
reports=("$results"/*.trx)
read -r passed failed skipped < <(scripts/trx-counts.sh "${reports[@]}")
missing=$((${#projects[@]} - ${#reports[@]}))
if [ $missing -gt 0 ]; then
	echo "test.sh: $missing of ${#projects[@]} test projects ended without a report" >&2
	failed=$((failed + missing))
elif [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
	echo "test.sh: dotnet test failed ($status) though no test did" >&2
	failed=1
fi

mkdir -p $results
echo "$passed passed, $failed failed, $skipped skipped" | tee $results/summary
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
