#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# qemu.sh - QEMU with parts of mp3's recipe taken back, for measurements
#
# scripts/bench.sh passes it to mp3 as --qemu. A result of it names this file's
# digest as QEMU's, so that it can't be taken for one of the real recipe. It
# reads from the environment:
#
#   MP3_BENCH_WITHOUT  words: idle (the main thread moves the clock), entropy
#                      (the kernel gathers its own), boot (all other savings of
#                      the boot), store (swap on null_blk, whose store is filled
#                      at boot), virtual (a machine as the course has it: the
#                      host's clock, swap on a virtio disk)
#   MP3_BENCH_LOCKSTEP the library to preload without idle
#   MP3_BENCH_MODULES  folder with configfs.ko and null_blk.ko
#   MP3_BENCH_RAM      RAM of the course's machine, MiB
#   MP3_BENCH_INIT     its initial file system, laid over the guest's own
#   MP3_BENCH_TIMES    file that gets a line for each guest: wall, user, system s
set -euo pipefail

qemu=$(command -v qemu-system-x86_64)
# What mp3 asks of QEMU itself is no guest.
case "${1-}" in
--version | -L) exec "$qemu" "$@" ;;
esac

without() { [[ " ${MP3_BENCH_WITHOUT-} " == *" $1 "* ]]; }

arguments=("$@")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Puts a value behind an option.
set_value() {
	local i
	for ((i = 0; i < ${#arguments[@]}; i++)); do
		[ "${arguments[i]}" != "$1" ] || arguments[i + 1]=$2
	done
}
value_of() {
	local i
	for ((i = 0; i < ${#arguments[@]}; i++)); do
		[ "${arguments[i]}" != "$1" ] || echo "${arguments[i + 1]}"
	done
}

# Leaves the memory that the modelled disks lie in to the kernel.
drop_disks() {
	# shellcheck disable=SC2001 # a pattern that may occur more than once
	kernel=$(sed 's/ memmap=[^ ]*//g' <<<"$kernel")
	set_value -machine pc
}

kernel=" $(value_of -append) "
if without idle; then
	export LD_PRELOAD=$MP3_BENCH_LOCKSTEP
fi
if without entropy; then
	set_value -cpu "$(value_of -cpu | sed 's/+rdrand/-rdrand/')"
	kernel=${kernel/ random.trust_cpu=on / random.trust_cpu=off }
fi
if without boot; then
	kernel=${kernel/ rodata=off / }
	kernel=${kernel/ acpi=noirq / }
fi
if without store; then
	disk=$(sed -n 's/.* memmap=\([0-9]*\)M\$.*/\1/p' <<<"$kernel")
	memory=$(value_of -m)
	memory=$((${memory%M} - disk))
	# As much as case study 1 needs of it. A filled page costs the kernel 89 bytes more.
	store=$((memory * 14 / 10))
	drop_disks
	set_value -m "$((memory + store + store * 89 / 4096))M"
	mkdir -p "$folder/over/etc/mp3" "$folder/over/lib/modules"
	cp "$MP3_BENCH_MODULES"/{configfs,null_blk}.ko "$folder/over/lib/modules/"
	cpio=$(value_of -initrd)
	(cd "$folder" && busybox cpio -i -d etc/mp3/guest.conf <"$cpio" 2>/dev/null)
	{
		cat "$folder/etc/mp3/guest.conf"
		echo "STORE_MIB=$store"
		cat "${BASH_SOURCE[0]%/*}/null_blk.sh"
	} >"$folder/over/etc/mp3/guest.conf"
	{
		cat "$cpio"
		cd "$folder/over" && find etc/mp3/guest.conf lib/modules/*.ko | busybox cpio -o -H newc 2>/dev/null
	} >"$folder/initramfs.cpio"
	set_value -initrd "$folder/initramfs.cpio"
fi
if without virtual; then
	unset LD_PRELOAD
	truncate --size 8G "$folder/swap.img"
	cat "$(value_of -initrd)" "$MP3_BENCH_INIT" >"$folder/initramfs.cpio"
	set_value -initrd "$folder/initramfs.cpio"
	set_value -accel tcg
	set_value -cpu max,-erms,-fsrm
	set_value -m "${MP3_BENCH_RAM}M"
	drop_disks
	# shellcheck disable=SC2054 # QEMU's commas
	arguments+=(-drive "file=$folder/swap.img,if=none,id=swap,format=raw,cache=writeback" -device virtio-blk-pci,drive=swap)
fi
kernel=${kernel# }
set_value -append "${kernel% }"

TIMEFORMAT='%R %U %S'
status=0
{ time "$qemu" "${arguments[@]}" 2>&3; } 3>&2 2>>"${MP3_BENCH_TIMES:-/dev/null}" || status=$?
exit "$status"
