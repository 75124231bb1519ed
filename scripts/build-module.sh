#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# build-module.sh SOURCES KDIR OUT - build a kernel module for the kernel whose headers are in KDIR
#
# SOURCES is a folder with a Kbuild or a Makefile that builds one module, OUT
# the module to write, or a folder/ to write it to under its own name. Kbuild
# writes beside its sources and can't bear a blank in their path, so it works
# on a copy in a folder of its own. Same sources and headers, same bytes.
set -euo pipefail

unavailable=69 # EX_UNAVAILABLE of sysexits.h
unfit=65       # EX_DATAERR; make's own failures are 2
[ $# -eq 3 ] || { sed -n '4,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
sources=$1 headers=$2 out=$3

die() {
	echo "build-module.sh: $*" >&2
	exit "$unavailable"
}

blank='[[:space:]]'
[[ ! $headers =~ $blank ]] ||
	die "Kbuild can't use headers in a folder with a blank ($headers); set MP3_CACHE to a folder without and fetch the kernel again"
[ -e "$headers/Makefile" ] || die "there are no kernel headers in $headers; 'make kernel' fetches them"
for tool in gcc ld strip; do
	command -v "$tool" >/dev/null || die "$tool is missing; 'scripts/deps.sh' installs it"
done

temporary=${TMPDIR:-/tmp}
[[ ! $temporary =~ $blank ]] || temporary=/tmp
work=$(mktemp -d "$temporary/mp3-module-XXXXXXXX") || die "can't write to $temporary; set TMPDIR"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

cp -r "$sources"/. "$work"
# What an earlier build for another kernel left beside the sources.
find "$work" \( -name '*.ko' -o -name '*.o' -o -name '*.mod' -o -name '*.mod.c' -o -name '.*.cmd' \) -delete
${MAKE:-make} --no-print-directory -C "$headers" M="$work" CONFIG_DEBUG_INFO_BTF_MODULES= modules
mapfile -t built < <(find "$work" -name '*.ko')
[ ${#built[@]} -eq 1 ] || {
	echo "the sources build ${#built[@]} modules, and one is needed" >&2
	exit "$unfit"
}
[[ $out != */ ]] || out+=$(basename "${built[0]}")
mkdir -p "$(dirname "$out")"
# Paths and the build id, which depends on them, stay out.
strip --strip-debug --remove-section=.note.gnu.build-id -o "$work/stripped" "${built[0]}"
mv "$work/stripped" "$out"
