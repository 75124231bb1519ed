#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# bench-store.sh [COUNT] - how long lists and look-ups take in a store of COUNT
# runs (default 100,000), which is made in $TMPDIR and removed. The goals: a
# list in 2 s, 1,000 look-ups in 1 s.
set -euo pipefail

cd "$(dirname "$0")/.."
count=${1:-100000}
configuration=${CONFIGURATION:-Release}
user=tests/tools/Mp3.StoreUser/bin/$configuration/net10.0/Mp3.StoreUser
mp3=src/Mp3.Experiments/bin/$configuration/net10.0/mp3
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

"$user" "$store" fill "$count"
echo "without an index:"
"$user" "$store" look "$count"
echo "mp3 runs:"
time "$mp3" runs --store "$store" | tail -n 2
echo "mp3 runs --limit all:"
time "$mp3" runs --store "$store" --limit all | tail -n 2
