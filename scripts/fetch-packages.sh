#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# fetch-packages.sh NAME[=VERSION]... - fetch Debian packages with all that they
# depend on, as if nothing were installed
#
# They go to ${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/packages and are not
# installed. Prints a line for each, sorted by name: name, version, SHA-256, path,
# with tabs between. What was fetched once for the same names is taken again,
# without a network; remove packages/sets to have newer versions.
#
# If apt knows no such package, prints `unknown NAME` and then the name of every
# package that it knows, and exits with 2. The machine's package sources and
# lists stay as they are (kernel-places.sh).
set -euo pipefail

export LC_ALL=C
usage=2
unavailable=69 # EX_UNAVAILABLE of sysexits.h
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/kernel-places.sh
. "$here/kernel-places.sh"
store=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/packages
set=$store/sets/$(printf '%s\n' "$@" | sort -u | sha256sum | cut -c 1-16)
options=(-qq -y --no-install-recommends -o Acquire::ForceHash=SHA256
	-o APT::Architecture=amd64 -o APT::Get::AllowUnauthenticated=false)

die() {
	echo "fetch-packages.sh: $*" >&2
	exit "$unavailable"
}

# The machine's own lists, but of what is installed nothing.
enter_bare() {
	mkdir -p "$work/apt/bare"
	: >"$work/apt/bare/status"
	configure bare < <(
		echo "Dir::State::status \"$work/apt/bare/status\";"
		echo "Dir::State::extended_states \"$work/apt/bare/extended_states\";"
	)
}

# Whether all files of the set are there.
is_fetched() {
	local digest
	[ -e "$set" ] || return 1
	while IFS=$'\t' read -r _ _ digest; do
		[ -e "$store/$digest.deb" ] || return 1
	done <"$set"
}

# Packages to fetch from this place: file name and SHA-256, a line each.
plan() {
	apt-get "${apt[@]}" "${options[@]}" --print-uris install "$@" 2>"$work/apt/errors" |
		sed -nE "s/^'[^']*' ([^ ]+) [0-9]+ SHA256:([0-9a-f]{64})$/\1 \2/p"
}

# Fetches the packages of plan $1 that are not in the store yet.
download() {
	local plan=$1 file digest archives=$work/apt/cache/archives
	shift
	while read -r file digest; do
		[ ! -e "$store/$digest.deb" ] || ln -f "$store/$digest.deb" "$archives/$file"
	done <"$plan"
	apt-get "${apt[@]}" "${options[@]}" --download-only install "$@" 2>"$work/apt/errors" >&2 || return 1
	while read -r file digest; do
		echo "$digest  $archives/$file" | sha256sum --check --quiet >&2 || return 1
		mv -f "$archives/$file" "$store/$digest.deb"
		# shellcheck disable=SC2016 # it is dpkg-deb that expands them
		printf '%s\t%s\n' "$(dpkg-deb --showformat='${Package}\t${Version}' --show "$store/$digest.deb")" "$digest"
	done <"$plan" | sort >"$work/set"
}

# Goes from place to place until one has them all.
bring() {
	local place unknown='' complaint
	for place in bare refreshed; do
		place_error=
		"enter_$place" || continue
		if plan "$@" >"$work/plan" && [ -s "$work/plan" ]; then
			if download "$work/plan" "$@"; then
				mv "$work/set" "$set"
				return
			fi
			unknown=
		else
			complaint='Unable to locate package |Version .* was not found|has no installation candidate'
			unknown=$(grep -E -m 1 "$complaint" "$work/apt/errors" || true)
		fi
		note_error
	done
	if [ -n "$unknown" ] && [[ $place_error == "$unknown" ]]; then
		echo "unknown ${unknown#E: }"
		apt-cache "${apt[@]}" pkgnames
		exit "$usage"
	fi
	die "apt can't fetch $*: ${place_error:-nothing came}"
}

[ $# -gt 0 ] || die "which packages?"
mkdir -p "$store/sets" || die "can't write to $store; set MP3_CACHE to a folder that you own"
if ! is_fetched; then
	if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
		die "this is no apt system, which would have packages"
	fi
	# Left behind by a fetch that was killed.
	find "$store" -maxdepth 1 -name '.fetch-*' -mmin +120 -exec rm -rf {} +
	work=$(mktemp -d "$store/.fetch-XXXXXXXX")
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	bring "$@"
fi
while IFS=$'\t' read -r name version digest; do
	printf '%s\t%s\t%s\t%s\n' "$name" "$version" "$digest" "$store/$digest.deb"
done <"$set"
