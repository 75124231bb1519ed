#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# deps.sh [PACKAGE...] - install through apt what is missing, and PACKAGEs
#
# Does nothing, and asks nobody for a password, if nothing is missing.
set -euo pipefail

export PATH="$PATH:/usr/sbin:/sbin"
unavailable=69 # EX_UNAVAILABLE of sysexits.h

die() {
	echo "deps.sh: $*" >&2
	exit "$unavailable"
}

has() { command -v "$1" >/dev/null; }
# grep reads to the end (no -q): who writes to a closed pipe fails the line.
has_library() { ldconfig -p | grep -F "$1 " >/dev/null; }
has_applet() { has busybox && busybox --list 2>/dev/null | grep -x "$1" >/dev/null; }

# A thing is looked for by what it does: names of packages differ between
# releases (libelf1, libelf1t64).
missing=("$@")
has qemu-system-x86_64 || missing+=(qemu-system-x86)
has_applet insmod || missing+=(busybox-static)
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing+=(fonts-dejavu-core)
has gcc || missing+=(gcc)
has make || missing+=(make)
has ld || missing+=(binutils)
[ -e /usr/include/stdio.h ] || missing+=(libc6-dev)
has setpriv && has setsid && has taskset || missing+=(util-linux)
has depmod || missing+=(kmod)
has xz || missing+=(xz-utils)
has mke2fs && has debugfs || missing+=(e2fsprogs)
has_library libelf.so.1 || missing+=(libelf1) # objtool, which the kernel's headers bring

if [ ${#missing[@]} -gt 0 ]; then
	has apt-get || die "missing: ${missing[*]}; this is no apt system, so install their equivalents by hand"
	root=()
	if [ "$(id -u)" -ne 0 ]; then
		has sudo || die "missing: ${missing[*]}; run this as root, or install sudo"
		root=(sudo)
	fi
	echo "installing ${missing[*]}"
	"${root[@]}" apt-get -qq update ||
		die "apt-get update failed; see above"
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
		apt-get -qq -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}" >/dev/null ||
		die "apt-get could not install ${missing[*]}; see above"
fi

has dotnet || die "missing: dotnet; install the .NET 10 SDK (https://dotnet.microsoft.com/download)"
