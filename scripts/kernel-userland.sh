# shellcheck shell=bash disable=SC2154 # variables of fetch-kernel.sh
# SPDX-License-Identifier: MIT
#
# kernel-userland.sh - what builds modules for a kernel newer than this machine
#
# The programs in a kernel's headers (modpost, objtool, ...) and its compiler
# want the C library of the release that they come from. Where this machine's
# is older, that library, the compiler and what they stand on are unpacked
# into ROOT/userland, and each program becomes a script of its name that
# starts it under the newer dynamic linker. Nothing is installed, no root is
# needed, and whoever builds a module notices nothing.
#
# Wants "${apt[@]}", the place that the kernel comes from, and unpack().

userland_libraries=usr/lib/x86_64-linux-gnu

# Programs in the folder $1, a line each.
programs_in() {
	local file
	while read -r file; do
		! is_program "$file" || echo "$file"
	done < <(find "$1" -type f -perm -u+x)
}

# Programs in the headers of the tree $1.
header_programs() {
	local tools
	for tools in "$1"/usr/lib/linux-kbuild-*; do
		programs_in "$tools"
	done
}

# Whether one of the programs in the headers of the tree $1 can't run here.
wants_userland() {
	local file
	while read -r file; do
		# ldd fails where a library is too old, and says so.
		[[ $(ldd "$file" 2>&1) != *"version \`GLIBC_"* ]] || return 0
	done < <(header_programs "$1")
	return 1
}

is_program() { [ "$(head -c 4 "$1" 2>/dev/null | tr -d '\0')" = $'\x7fELF' ]; }

# Packages that make the compiler $1 and the headers' programs in $2 run, with
# all that those depend on. A module is compiled and never linked with
# libraries or started here, so the compiler's runtime and the assembler,
# which this machine has, are left out.
userland_packages() {
	local queue known=" " package
	package=$(basename "$(echo "$2"/usr/lib/linux-kbuild-*)")
	mapfile -t queue < <(echo "$1"; dependencies "$package" | grep -vx pahole)
	while [ ${#queue[@]} -gt 0 ]; do
		package=${queue[0]}
		queue=("${queue[@]:1}")
		[[ $known != *" $package "* ]] || continue
		known+="$package "
		case $package in
		binutils* | lib*-dev | debconf* | *-base | '<'*) continue ;;
		esac
		echo "$package"
		mapfile -t -O "${#queue[@]}" queue < <(dependencies "$package")
	done
}

# Unpacks into the tree $1 what the compiler $2 and the headers' programs need.
bring_userland() {
	local root=$1 list file
	mapfile -t list < <(userland_packages "$2" "$root")
	say "fetching $2 and the C library that it wants"
	rm -rf "$work/debs"
	mkdir "$work/debs" "$root/userland"
	(cd "$work/debs" && apt-get -qq "${apt[@]}" download "${list[@]}" 2>"$work/apt/errors") || return 1
	unpack "$work/debs" "$root/userland"
	while read -r file; do
		wrap "$file" "$root"
	done < <(
		header_programs "$root"
		programs_in "$root/userland/usr/bin"
		programs_in "$root/userland/usr/libexec"
	)
	use_compiler "$root" "$2"
}

# Program $1 of the tree $2 becomes a script that starts it.
wrap() {
	local up name
	up=$(realpath --relative-to="$(dirname "$1")" "$2/userland")
	name=$(basename "$1").elf
	mv "$1" "$1.elf"
	# The compiler finds its own files by the name that it was started with.
	cat >"$1" <<-END
		#!/bin/sh
		here=\$(dirname "\$0")
		libraries=\$here/$up/$userland_libraries
		exec "\$libraries/ld-linux-x86-64.so.2" --argv0 "\$0" --library-path "\$libraries" "\$here/$name" "\$@"
	END
	chmod +x "$1"
}

# Names the unpacked compiler $2 in the headers of the tree $1.
use_compiler() {
	# shellcheck disable=SC2016 # it is make that expands them
	sed -i 's|^CC = .*|CC := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))../../../userland/usr/bin/x86_64-linux-gnu-'"$2)|" \
		"$1"/usr/src/linux-headers-*/.kernelvariables
}
