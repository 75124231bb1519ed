#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# fetch-herd.sh - fetch herd7, which tells what a memory model allows
#
# Debian has it (herdtools7) from release 14 on. It is unpacked into
# ${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/herd, not installed, and
# started with the C library of the release that it comes from. Prints the path
# of the program. The machine's package sources and lists stay as they are
# (kernel-places.sh).
set -euo pipefail

export LC_ALL=C
unavailable=69 # EX_UNAVAILABLE of sysexits.h
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/kernel-places.sh
. "$here/kernel-places.sh"
cache=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}
herd=$cache/herd
wanted=herdtools7
# What it is linked with, of the same release.
wanted_libraries=(libc6 libgmp10)
libraries=usr/lib/x86_64-linux-gnu
# The first release that has it, until a later one does.
suites=(forky)

die() {
	echo "fetch-herd.sh: $*" >&2
	exit "$unavailable"
}

enter_later() { enter_suites later "${suites[@]}"; }

# Fetches from this place, if it has the package, into $work/debs.
download() {
	apt-cache "${apt[@]}" policy "$wanted" 2>/dev/null | grep 'Candidate: [0-9]' >/dev/null || return 1
	rm -rf "$work/debs"
	mkdir "$work/debs"
	(cd "$work/debs" && apt-get -qq "${apt[@]}" download "$wanted" "${wanted_libraries[@]}" 2>"$work/apt/errors" >&2) || {
		note_error
		return 1
	}
}

# Of the packages in $work/debs, what herd7 needs, into $work/herd.
unpack() {
	local package
	rm -rf "$work/root" "$work/herd"
	for package in "$work"/debs/*.deb; do
		dpkg-deb -x "$package" "$work/root"
	done
	rm -r "$work/debs" "$work/root/$libraries/gconv"
	mkdir -p "$work/herd/bin" "$work/herd/share"
	mv "$work/root/usr/bin/herd7" "$work/herd/bin/"
	mv "$work/root/usr/share/herdtools7/herd" "$work/herd/share/"
	mv "$work/root/$libraries" "$work/herd/lib"
	cat >"$work/herd/herd7" <<-'END'
		#!/bin/sh
		here=$(dirname "$0")
		exec "$here/lib/ld-linux-x86-64.so.2" --library-path "$here/lib" "$here/bin/herd7" -set-libdir "$here/share/herd" "$@"
	END
	chmod +x "$work/herd/herd7"
}

fetch() {
	local place
	command -v apt-cache >/dev/null || die "this is no apt system, which would have a $wanted"
	mkdir -p "$cache"
	work=$(mktemp -d "$cache/.fetch-XXXXXXXX")
	trap 'rm -rf "$work"' EXIT
	for place in known refreshed later; do
		"enter_$place" || continue
		download || continue
		unpack >&2
		"$work/herd/herd7" -version >/dev/null || die "the herd7 that apt has can't run here"
		# Another fetch may have been faster; its folder is as good.
		mv -T "$work/herd" "$herd" 2>/dev/null || [ -x "$herd/herd7" ]
		return
	done
	die "apt has no $wanted that can be fetched${place_error:+: $place_error}"
}

[ -x "$herd/herd7" ] || fetch
echo "$herd/herd7"
