#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# kernel.sh - build the kernel of `make test-sanitizers`; prints its folder
#
# The source is Debian's package linux-source-6.1, unpacked but not installed;
# kernel.config says what is switched on. All of it lies in
# ${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/sanitizers/VERSION. A build
# that was interrupted goes on where it was. JOBS: how many compilers (2).
set -euo pipefail

export PATH="$PATH:/usr/sbin:/sbin" LC_ALL=C
unavailable=69 # EX_UNAVAILABLE of sysexits.h
here=$(cd "$(dirname "$0")" && pwd)
config=$here/kernel.config
cache=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/sanitizers
package=linux-source-6.1

say() { echo "kernel.sh: $*" >&2; }

die() {
	say "$*"
	exit "$unavailable"
}

# What $package's source and a kernel's build want of this machine.
requirements() {
	local missing=() program
	for program in flex bison bc; do
		command -v "$program" >/dev/null || missing+=("$program")
	done
	[ -e /usr/include/libelf.h ] || missing+=(libelf-dev)
	[ -e /usr/include/openssl/opensslv.h ] || missing+=(libssl-dev)
	[ ${#missing[@]} -eq 0 ] || "$here/../deps.sh" "${missing[@]}" >&2
}

# The version that apt offers, else the newest that was built, else nothing.
version() {
	local offered
	offered=$(apt-cache policy "$package" 2>/dev/null |
		sed -n 's/^  Candidate: \([0-9].*\)$/\1/p' || true)
	if [ -z "$offered" ]; then
		offered=$(cd "$cache" && printf '%s\n' */build/complete |
			sed -n 's|^\([0-9].*\)/build/complete$|\1|p' | sort -V | tail -n 1)
	fi
	echo "$offered"
}

# Unpacks the source of version $1 into $2/source: without what is never
# built, it needs a third less room.
fetch_source() {
	local options=() unpacked=$2/.source
	say "fetching $package $1"
	rm -rf "$unpacked" "$2"/*.deb
	# As root, apt drops to a user that can't write into a private folder.
	[ "$(id -u)" -ne 0 ] || options=(-o APT::Sandbox::User=root)
	(cd "$2" && apt-get -qq "${options[@]}" download "$package=$1") ||
		die "apt could not fetch $package $1; run apt-get update as root"
	dpkg-deb --fsys-tarfile "$2"/*.deb | tar -xO "./usr/src/$package.tar.xz" |
		tar -xJ --one-top-level="$unpacked" --strip-components=1 \
			--exclude='*/drivers/gpu/*.[ch]' --exclude='*/drivers/media/*.[ch]' \
			--exclude='*/drivers/net/*.[ch]' --exclude='*/sound/*.[ch]' \
			--exclude='*/tools/testing/*'
	rm "$2"/*.deb
	mv -T "$unpacked" "$2/source"
}

# Kconfig drops in silence what doesn't fit: name it.
configure() {
	local folder=$1 line dropped=()
	make --silent -C "$folder/source" O="$folder/build" ARCH=x86_64 \
		KCONFIG_ALLCONFIG="$config" allnoconfig >&2
	while read -r line; do
		grep -qxF "$line" "$folder/build/.config" || dropped+=("${line%=*}")
	done < <(grep '^CONFIG_' "$config")
	if [ ${#dropped[@]} -gt 0 ]; then
		say "Kconfig dropped what kernel.config asks for: ${dropped[*]}"
		exit 1
	fi
}

compile() {
	local folder=$1 log=$1/build.log
	say "building Linux with sanitizers; this takes 10 to 30 minutes, once (log: $log)"
	if ! nice make -C "$folder/source" O="$folder/build" ARCH=x86_64 -j"${JOBS:-2}" \
		bzImage modules >"$log" 2>&1; then
		grep -nE -m 5 'error:|Error [0-9]|\*\*\*' "$log" >&2 || tail -n 5 "$log" >&2
		say "the kernel could not be built; see $log"
		exit 1
	fi
}

[ "$(uname -m)" = x86_64 ] || die "the kernel is built for x86-64, and this is $(uname -m)"
mkdir -p "$cache" || die "can't write to $cache; set MP3_CACHE to a folder that you own"
version=$(version)
[ -n "$version" ] || die "apt knows no $package; it is in Debian 12 (run apt-get update as root)"
requirements
folder=$cache/$version
mkdir -p "$folder"

# One build at a time; make sorts out what an interrupted one left.
exec 9>"$folder/lock"
flock -n 9 || say "waiting for another build in $folder"
flock 9

# What the build depends on; a stamp that says something else is out of date.
digest=$({
	echo "$version"
	cat "$config"
	gcc --version | head -n 1
} | sha256sum | cut -d ' ' -f 1)
if [ "$(cat "$folder/build/complete" 2>/dev/null || true)" != "$digest" ]; then
	[ -e "$folder/source/Makefile" ] || fetch_source "$version" "$folder"
	mkdir -p "$folder/build"
	rm -f "$folder/build/complete"
	configure "$folder"
	compile "$folder"
	echo "$digest" >"$folder/build/complete"
fi
echo "$folder/build"
