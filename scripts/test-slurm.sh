#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# test-slurm.sh [CONFIGURATION] - sweeps on a real Slurm
#
# The tests start one on the loopback, with a controller, three nodes and a
# munge of their own, and stop it again; `make test` runs them with all others.
# They need root, and are skipped elsewhere. The last line, also in
# artifacts/test-results/slurm/summary, is `N passed, N failed, N skipped`.
set -uo pipefail
shopt -s nullglob

cd "$(dirname "$0")/.." || exit
results=$PWD/artifacts/test-results/slurm
rm -rf "$results"
mkdir -p "$results"

dotnet test --project tests/Mp3.Experiments.Tests --configuration "${1:-Release}" --no-build \
	--results-directory "$results" --show-test-results failed --filter-trait Category=Slurm
status=$?

read -r passed failed skipped < <(scripts/trx-counts.sh "$results"/*.trx)
if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
	echo "test-slurm.sh: dotnet test failed ($status) though no test did" >&2
	failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped" | tee "$results/summary"
[ "$failed" -eq 0 ]
