#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# checkpatch.sh - run the kernel's checkpatch.pl over the C sources
set -euo pipefail

cd "$(dirname "$0")/.."
tools=$(scripts/fetch-kernel-source.sh)/scripts

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
# Whoever wants may register, as in the course.
check EXPORTED_WORLD_WRITABLE tests/own-module/*.c tests/own-module/Makefile || status=1
exit $status
