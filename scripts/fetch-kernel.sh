#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# fetch-kernel.sh [VERSION-PREFIX|default] - fetch a distribution's kernel
#
# Brings the kernel, the modules that a guest can use and the headers into
# ${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/kernels/RELEASE without
# installing them, so that nobody's boot menu changes. A kernel that is there
# already is not fetched again. Prints the release.
#
#   fetch-kernel.sh          the distribution's own kernel
#   fetch-kernel.sh 6.12     the newest 6.12 that apt knows; if it knows none,
#                            the backports of the same archive are asked,
#                            then its newer releases
#
# The machine's package sources and lists stay as they are (kernel-places.sh).
set -euo pipefail
shopt -s nullglob

export PATH="$PATH:/usr/sbin:/sbin" LC_ALL=C
unavailable=69 # EX_UNAVAILABLE of sysexits.h
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/kernel-places.sh
. "$here/kernel-places.sh"
# shellcheck source=scripts/kernel-userland.sh
. "$here/kernel-userland.sh"
wanted=${1:-default}
cache=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/kernels

# What a guest can use: block devices, memory, a file system for programs, and
# what those stand on. Folders and files of the modules' own tree, as patterns.
kept_modules=(arch block crypto lib mm fs/configfs fs/ext4 fs/jbd2 'fs/mbcache.ko*'
	drivers/acpi drivers/block drivers/dax drivers/md drivers/nvdimm
	drivers/nvme drivers/virtio)
# What a fetched tree's stamp says; another number whenever more is kept.
stamp=2

say() { echo "fetch-kernel.sh: $*" >&2; }

die() {
	say "$*"
	exit "$unavailable"
}

# Whether release $1 was fetched with all that is kept now.
is_current() { [ "$(cat "$cache/$1/complete" 2>/dev/null)" = $stamp ]; }

# The newest release in the cache that starts with $1, or nothing.
cached() {
	local file
	for file in "$cache"/*/complete; do
		basename "$(dirname "$file")"
	done | matching "$1" | tail -n 1
}

# Lines that are the release $1 or one of its series, oldest first.
matching() {
	local release
	while read -r release; do
		case $release in
		"$1" | "$1"[.+-]*) echo "$release" ;;
		esac
	done | sort -V
}

# Packages that $1 depends on outright, first alternatives only.
dependencies() {
	apt-cache "${apt[@]}" depends --no-recommends --no-suggests --no-conflicts \
		--no-breaks --no-replaces --no-enhances "$1" 2>/dev/null |
		awk '/^ [| ]Depends:/ && !alternative { print $2 } { alternative = /^ \|/ }'
}

# The release that apt offers for $wanted at this place, or nothing.
offered() {
	local meta
	if [ "$wanted" = default ]; then
		for meta in linux-image-amd64 linux-image-generic; do
			dependencies "$meta" | sed -n 's/^linux-image-\([0-9]\)/\1/p'
		done | tail -n 1
	else
		apt-cache "${apt[@]}" pkgnames linux-image- |
			sed -n 's/^linux-image-\([0-9].*[0-9+a-z]-\(amd64\|generic\)\)$/\1/p' |
			grep -vE -- '-(cloud|rt)-' |
			while read -r release; do
				# Names without a version are metapackages or of another release.
				[ -z "$(apt-cache "${apt[@]}" policy "linux-headers-$release")" ] || echo "$release"
			done | grep -E '^[0-9]+\.[0-9]+\.[0-9]+.*-' | matching "$wanted" | tail -n 1
	fi
}

# The kernel's and the headers' packages, and those that belong to them.
packages() {
	local queue=("linux-image-$1" "linux-headers-$1") known=" " package
	[ -z "$(apt-cache "${apt[@]}" policy "linux-modules-extra-$1")" ] || queue+=("linux-modules-extra-$1")
	while [ ${#queue[@]} -gt 0 ]; do
		package=${queue[0]}
		queue=("${queue[@]:1}")
		[[ $known != *" $package "* ]] || continue
		known+="$package "
		echo "$package"
		mapfile -t -O "${#queue[@]}" queue < <(dependencies "$package" |
			grep -E '^linux-(image|binary|modules|headers|kbuild|base)-' | grep -v '^linux-base-[a-z]' || true)
	done
}

# Fetches into $1 the packages of release $2.
download() {
	local list
	mapfile -t list < <(packages "$2")
	(cd "$1" && apt-get -qq "${apt[@]}" download "${list[@]}" 2>"$work/apt/errors")
}

# Unpacks the packages in $1 into $2, leaving out what no guest needs.
unpack() {
	local package
	for package in "$1"/*.deb; do
		dpkg-deb --fsys-tarfile "$package" | tar -x -C "$2" --no-same-owner \
			--exclude='./usr/share' --exclude='./boot/System.map-*' \
			--exclude='*/kernel/sound' --exclude='*/kernel/net' \
			--exclude='*/kernel/drivers/gpu' --exclude='*/kernel/drivers/net' \
			--exclude='*/kernel/drivers/media'
		rm "$package"
	done
}

# Leaves of the modules in folder $1 the kept ones.
prune_modules() {
	local pattern path name
	mkdir "$1/kept"
	for pattern in "${kept_modules[@]}"; do
		# shellcheck disable=SC2231 # the pattern is to be expanded
		for path in "$1/kernel"/$pattern; do
			[ -e "$path" ] || continue
			name=${path#"$1/kernel/"}
			mkdir -p "$1/kept/$(dirname "$name")"
			mv "$path" "$1/kept/$name"
		done
	done
	rm -r "$1/kernel"
	mv "$1/kept" "$1/kernel"
}

# Makes the tree $1 of release $2 work wherever it lies.
relocate() {
	local root=$1 release=$2 makefile arch modules
	# Newer releases keep modules below /usr; one place is enough for readers.
	if [ -d "$root/usr/lib/modules" ]; then
		mkdir -p "$root/lib"
		mv "$root/usr/lib/modules" "$root/lib/modules"
	fi
	mkdir -p "$root/usr/lib"
	ln -s ../../lib/modules "$root/usr/lib/modules"
	modules=$root/lib/modules/$release
	# From 7.x on the image lies beside the modules.
	if [ -e "$modules/vmlinuz" ]; then
		mkdir -p "$root/boot"
		mv "$modules/vmlinuz" "$root/boot/vmlinuz-$release"
	fi
	prune_modules "$modules"
	depmod -b "$root" "$release"

	makefile=$root/usr/src/linux-headers-$release/Makefile
	# Debian's is `include /usr/src/linux-headers-...-common/Makefile`, from 7.x
	# on after a line that says where it lies itself.
	# shellcheck disable=SC2016 # it is make that expands them
	sed -i -e 's|^include /usr/src/|include $(dir $(lastword $(MAKEFILE_LIST)))../|' \
		-e 's|^KBUILD_OUTPUT=/usr/src/.*|KBUILD_OUTPUT := $(abspath $(dir $(lastword $(MAKEFILE_LIST))))|' "$makefile"
	rm -f "$modules/build" "$modules/source"
	ln -s "../../../usr/src/linux-headers-$release" "$modules/build"
	for arch in "$root"/usr/src/*/arch/*/; do
		[ "$(basename "$arch")" = x86 ] || rm -r "$arch"
	done
}

# The compiler that the kernel in $1 was built with, such as gcc-12.
compiler_of() {
	local compiler
	compiler=$(sed -n 's/^CC = .*\(gcc-[0-9]*\)$/\1/p' \
		"$1"/usr/src/linux-headers-*/.kernelvariables 2>/dev/null || true)
	[ -n "$compiler" ] || compiler=$(sed -n 's/^CONFIG_CC_VERSION_TEXT="[^"]*\(gcc-[0-9]*\) .*/\1/p' \
		"$1"/usr/src/linux-headers-*/.config | tail -n 1 || true)
	echo "$compiler"
}

# What the kernel in $1 wants of this machine: its compiler, unpackers.
requirements() {
	local compiler packages=()
	compiler=$(compiler_of "$1")
	[ -z "$compiler" ] || [ -d "$1/userland" ] || command -v "$compiler" >/dev/null || packages+=("$compiler")
	[ -z "$(find "$1/lib" -name '*.ko.zst' -print -quit)" ] || command -v zstd >/dev/null || packages+=(zstd)
	[ ${#packages[@]} -eq 0 ] || "$here/deps.sh" "${packages[@]}" >&2
}

# Fetches release $1 from this place.
fetch() {
	local release=$1
	! is_current "$release" || return 0
	rm -rf "$work/debs" "$work/root"
	mkdir "$work/debs" "$work/root"
	say "fetching Linux $release"
	if ! download "$work/debs" "$release"; then
		note_error
		return 1
	fi
	unpack "$work/debs" "$work/root"
	relocate "$work/root" "$release"
	if wants_userland "$work/root" && ! bring_userland "$work/root" "$(compiler_of "$work/root")"; then
		note_error
		return 1
	fi
	[ -r "$work/root/boot/vmlinuz-$release" ] || die "the packages of Linux $release hold no kernel"
	[ -e "$work/root/lib/modules/$release/modules.dep" ] || die "the packages of Linux $release hold no modules"
	chmod -R u+w,go+rX "$work/root"
	echo $stamp >"$work/root/complete"
	# A guest that starts now must find the old tree or the new one.
	mv -T "$cache/$release" "$work/old" 2>/dev/null || true
	# Another fetch may have been faster; its tree is as good.
	mv -T "$work/root" "$cache/$release" 2>/dev/null || is_current "$release"
}

# Goes from place to place until one has $wanted; sets $release.
bring() {
	local place
	work=$(mktemp -d "$cache/.fetch-XXXXXXXX")
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	for place in known backports refreshed backports newer; do
		"enter_$place" || continue
		release=$(offered || true)
		# Lists may name packages that the archive has since replaced.
		if [ -n "$release" ] && fetch "$release"; then return; fi
	done
	[ -z "$place_error" ] || die "apt has no Linux $wanted that can be fetched: $place_error"
	[ "$wanted" != default ] || die "apt's sources have no kernel (linux-image-amd64 or linux-image-generic)"
	die "neither apt's sources nor a Debian archive among them have a Linux $wanted;" \
		"'apt-cache pkgnames linux-image-' lists kernels, and 'make kernel KERNEL=RELEASE' fetches one"
}

mkdir -p "$cache" || die "can't write to $cache; set MP3_CACHE to a folder that you own"
# Left behind by a fetch that was killed.
find "$cache" -maxdepth 1 -name '.fetch-*' -mmin +120 -exec rm -rf {} +

if [ "$wanted" = default ]; then
	release=$(cat "$cache/default" 2>/dev/null || true)
else
	release=$(cached "$wanted")
fi
if [ -z "$release" ] || [ ! -e "$cache/$release/complete" ]; then
	command -v apt-cache >/dev/null ||
		die "this is no apt system; install a kernel with its headers, and /boot and /lib/modules are used"
	bring
	[ "$wanted" != default ] || echo "$release" >"$cache/default"
elif ! is_current "$release" && ! (wanted=$release && bring); then
	say "so Linux $release stays as it was fetched by an older version: without ext4, which 'mp3 run' needs"
fi
requirements "$cache/$release"
echo "$release"
