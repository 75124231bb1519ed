#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# litmus.sh [FILE...] - what the kernel's memory model says of litmus tests
#
# Without FILEs: of all in tests/litmus. Fetches herd7 and the model if need be.
# herd7's words: `Observation NAME Never|Sometimes|Always ...` says whether the
# outcome after `exists` can happen.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$here"/../tests/litmus/*.litmus
files=()
for file; do
	[ -r "$file" ] || {
		echo "litmus.sh: there is no litmus test $file" >&2
		exit 2
	}
	files+=("$(realpath "$file")")
done
herd=$("$here/fetch-herd.sh")
source=$("$here/fetch-kernel-source.sh")
# The model's configuration names its other files without their folder.
cd "$source/tools/memory-model"
exec "$herd" -conf linux-kernel.cfg "${files[@]}"
