#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of the guest: devices, swap, the module, then the agent.
#
# /etc/mp3/guest.conf says what swap device there is, whether there is a disk
# of a user's programs, and what to set in the kernel.
# Everything is said on the console (ttyS0); the agent's progress goes to
# ttyS1; the result leaves on the virtio disk, whose driver is loaded last so
# that nothing host-backed takes part in what is measured.

# This shell knows its own programs: links to them would take memory from what
# is measured.
/bin/busybox mkdir -p /proc /sys /dev /run
/bin/busybox mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t tmpfs run /run

fail() {
	echo "mp3-init: $*"
	poweroff -f
	sleep 60
}

load_modules() {
	while read -r file; do
		insmod "$file" || fail "cannot load $file"
	done < "$1"
}

wait_for_block_device() {
	tries=0
	until [ -b "$1" ]; do
		tries=$((tries + 1))
		[ $tries -le 500 ] || fail "$1 did not appear"
		usleep 10000
	done
}

# Modelled disks; their store is memory that the kernel leaves alone.
make_disks() {
	insmod /lib/modules/mp3_disk.ko "disks=$DISKS" ||
		fail "cannot make the modelled disks"
	[ -z "$LOG_DISK" ] || wait_for_block_device "$LOG_DISK"
}

make_disk_swap() {
	wait_for_block_device /dev/mp3_disk0
	swap_device=/dev/mp3_disk0
}

make_zram_swap() {
	wait_for_block_device /dev/zram0
	echo "${SWAP_MIB}M" > /sys/block/zram0/disksize ||
		fail "cannot size the zram device"
	swap_device=/dev/zram0
}

# The file system of a user's programs is a root of its own, with all that a
# Linux machine has around it: devices, terminals, a loopback.
mount_programs() {
	root=/program
	wait_for_block_device "$PROGRAM_DISK"
	mkdir -p "$root"
	mount -t ext4 -o "noatime,noinit_itable,$PROGRAM_OPTIONS" "$PROGRAM_DISK" "$root" ||
		fail "cannot mount the programs' disk"
	for place in fd:/proc/self/fd stdin:fd/0 stdout:fd/1 stderr:fd/2; do
		ln -s "${place#*:}" "/dev/${place%%:*}"
	done
	mkdir -p /dev/pts /dev/shm
	mount_inside proc /proc
	mount_inside sysfs /sys
	mount_inside devtmpfs /dev
	mount_inside devpts /dev/pts -o gid=5,mode=620,ptmxmode=666
	mount_inside tmpfs /dev/shm -o mode=1777
	mount_inside tmpfs /run -o mode=755
	mount -t cgroup2 cgroup2 /sys/fs/cgroup || fail "cannot mount cgroup2"
	mount_inside cgroup2 /sys/fs/cgroup -o ro
	# A kernel without tracing runs programs all the same.
	[ ! -d /sys/kernel/tracing ] || mount -t tracefs tracefs /sys/kernel/tracing
	# What programs ask the module for is done already, for all of them.
	mount -o bind /dev/null "$root/proc/mp3/status" || fail "cannot cover /proc/mp3/status"
	hostname mp3
	ip link set lo up || fail "cannot bring the loopback up"
}

# The file system $1 at $2 in the programs' root.
mount_inside() {
	kind=$1 place=$2
	shift 2
	mount -t "$kind" "$@" "$kind" "$root$place" ||
		fail "the programs' file system has no $place"
}

. /etc/mp3/guest.conf
load_modules /etc/mp3/modules.boot

[ -z "$DISKS" ] || make_disks
case "$SWAP_DRIVER" in
mp3_disk) make_disk_swap ;;
zram) make_zram_swap ;;
none) swap_device= ;;
*) fail "unknown swap driver '$SWAP_DRIVER'" ;;
esac
if [ -n "$swap_device" ]; then
	mkswap "$swap_device" > /dev/null || fail "mkswap failed"
	swapon "$swap_device" || fail "swapon failed"
fi

for setting in $SYSCTLS; do
	sysctl -q -w "$setting" || fail "cannot set $setting"
done

for knob in $KNOBS; do
	echo "${knob#*=}" > "${knob%%=*}" || fail "cannot set $knob"
done

insmod /lib/modules/mp3.ko $MODULE_PARAMETERS || fail "cannot load mp3.ko"
# The newest comes first; a module of the user's may have another name.
read -r mp3_module _ < /proc/modules
[ -z "$PROGRAM_DISK" ] || mount_programs
sync
echo 3 > /proc/sys/vm/drop_caches

# Files that were brought back and the log of faults are too large for memory:
# they stay on disks of their own until the rest has left. A file's name says
# how much of it belongs to the result, if not all.
whole_result() {
	cat /run/result
	for file in /run/brought/*; do
		case $file in
		*-all) cat "$file" ;;
		*-*) head -c "${file##*-}" "$file" ;;
		esac
	done
	[ ! -s /run/result.log-bytes ] ||
		head -c "$(cat /run/result.log-bytes)" "$LOG_DISK"
}

/bin/mp3-agent /etc/mp3/plan.json /run/result /dev/ttyS1
status=$?

if [ -s /run/result ]; then
	load_modules /etc/mp3/modules.result
	wait_for_block_device /dev/vda
	whole_result | dd of=/dev/vda bs=64k conv=fsync 2> /run/save ||
		fail "cannot save the result: $(cat /run/save)"
else
	echo "mp3-init: the agent ended with status $status and left no result"
fi
rmmod "$mp3_module" || fail "cannot unload $mp3_module"
poweroff -f
