#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# checkpatch.sh - run the kernel's checkpatch.pl over the C sources
#
# The headers' packages don't hold it, so it is taken out of linux-source (some
# 130 MB, once) and kept in the cache.
set -euo pipefail

cd "$(dirname "$0")/.."
tools=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/checkpatch

fetch() {
	local work options=() package
	package=$(apt-cache depends linux-source | sed -n 's/^  Depends: \(linux-source-[0-9.]*\)$/\1/p')
	[ -n "$package" ] || {
		echo "checkpatch.sh: apt knows no linux-source" >&2
		exit 69
	}
	mkdir -p "$tools"
	work=$(mktemp -d "$tools/.fetch-XXXXXXXX")
	# shellcheck disable=SC2064 # the folder of now
	trap "rm -rf '$work'" EXIT
	# As root, apt drops to a user that can't write into a private folder.
	[ "$(id -u)" -ne 0 ] || options=(-o APT::Sandbox::User=root)
	(cd "$work" && apt-get -qq "${options[@]}" download "$package")
	dpkg-deb --fsys-tarfile "$work"/*.deb |
		tar -xO "./usr/src/$package.tar.xz" |
		tar -xJ -C "$work" --strip-components=2 --wildcards \
			'*/scripts/checkpatch.pl' '*/scripts/spelling.txt' '*/scripts/const_structs.checkpatch'
	mv "$work/spelling.txt" "$work/const_structs.checkpatch" "$work/checkpatch.pl" "$tools/"
}

[ -e "$tools/checkpatch.pl" ] || fetch

check() {
	local ignored=$1
	shift
	perl "$tools/checkpatch.pl" --no-tree --strict --terse --show-types --no-summary --ignore "$ignored" -f "$@"
}

status=0
# BIT_MACRO: mp3.h is user space's header too, and has no BIT() there.
# EXPORTED_WORLD_WRITABLE: anybody may register a process of one's own.
# LINUX_VERSION_CODE, CONSTANT_COMPARISON: mp3_compat.h, whose purpose it is.
check BIT_MACRO,EXPORTED_WORLD_WRITABLE,LINUX_VERSION_CODE,CONSTANT_COMPARISON \
	kernel_module/*.[ch] kernel_module/Kbuild kernel_module/Makefile \
	disk_module/*.[ch] disk_module/Kbuild disk_module/Makefile || status=1
# A program, no part of the kernel: it has C's own types, positive errno, long
# help texts and memory that must really be touched (VOLATILE).
check PREFER_KERNEL_TYPES,UNSPECIFIED_INT,CAMELCASE,USE_NEGATIVE_ERRNO,SPLIT_STRING,VOLATILE \
	work/*.[ch] bench/cost/*.[ch] || status=1
# Likewise; gcc's attributes have no short names there, macros that take tables
# use them twice, and checkpatch takes names in strings for functions, C11's
# _Atomic members for statements and malformed requests for messages.
check PREFER_KERNEL_TYPES,UNSPECIFIED_INT,CAMELCASE,USE_NEGATIVE_ERRNO,SPLIT_STRING,VOLATILE,PREFER_DEFINED_ATTRIBUTE_MACRO,STATIC_CONST_CHAR_ARRAY,MACRO_ARG_REUSE,EMBEDDED_FUNCTION_NAME,LINE_SPACING,QUOTED_WHITESPACE_BEFORE_NEWLINE,STRING_FRAGMENTS,ENOSYS \
	tests/module/*.[ch] tests/disk/*.[ch] || status=1
# faulty.c is a kernel module, which these don't keep from anything it needs.
check PREFER_KERNEL_TYPES,UNSPECIFIED_INT,CAMELCASE,USE_NEGATIVE_ERRNO,SPLIT_STRING \
	tests/sanitizers/*.[ch] tests/sanitizers/Kbuild || status=1
# Likewise.
check NONE tests/module-reset/*.c tests/module-reset/Kbuild || status=1
exit $status
