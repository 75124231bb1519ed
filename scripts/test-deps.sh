#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# test-deps.sh - install through apt the programs of test-programs that are missing
#
# Where that can't be done it says so and succeeds: the other tests can run.
set -euo pipefail

# Where daemons are.
export PATH="$PATH:/usr/sbin:/sbin"

cd "$(dirname "$0")"
missing=()
while read -r programs package; do
	IFS='|' read -ra names <<<"$programs"
	command -v "${names[@]}" >/dev/null || missing+=("$package")
done < <(grep -v '^#' test-programs)

[ ${#missing[@]} -eq 0 ] || ./deps.sh "${missing[@]}" || {
	echo "test-deps.sh: tests that need one of these are skipped: ${missing[*]}" >&2
}
