#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# fetch-kernel-source.sh - fetch those parts of the kernel's source that tools need
#
# checkpatch.pl and the memory model are in no package but linux-source (some
# 130 MB). They are taken out of it once, and kept in the cache. Prints the
# folder, in which they lie as in the kernel's source.
set -euo pipefail

unavailable=69 # EX_UNAVAILABLE of sysexits.h
cache=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}
source=$cache/linux-source

die() {
	echo "fetch-kernel-source.sh: $*" >&2
	exit "$unavailable"
}

fetch() {
	local work options=() package
	command -v apt-cache >/dev/null || die "this is no apt system, which would have a linux-source"
	package=$(apt-cache depends linux-source 2>/dev/null | sed -n 's/^  Depends: \(linux-source-[0-9.]*\)$/\1/p' || true)
	[ -n "$package" ] || die "apt knows no linux-source"
	mkdir -p "$cache"
	work=$(mktemp -d "$cache/.fetch-XXXXXXXX")
	# shellcheck disable=SC2064 # the folder of now
	trap "rm -rf '$work'" EXIT
	# As root, apt drops to a user that can't write into a private folder.
	[ "$(id -u)" -ne 0 ] || options=(-o APT::Sandbox::User=root)
	(cd "$work" && apt-get -qq "${options[@]}" download "$package" >&2) || die "apt can't fetch $package"
	mkdir "$work/source"
	dpkg-deb --fsys-tarfile "$work"/*.deb |
		tar -xO "./usr/src/$package.tar.xz" |
		tar -xJ -C "$work/source" --strip-components=1 --wildcards \
			'*/scripts/checkpatch.pl' '*/scripts/spelling.txt' '*/scripts/const_structs.checkpatch' \
			'*/tools/memory-model/*'
	# Another fetch may have been faster; its folder is as good.
	mv -T "$work/source" "$source" 2>/dev/null || [ -d "$source" ]
}

[ -d "$source" ] || fetch
echo "$source"
