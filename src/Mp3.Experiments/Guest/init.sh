#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of the guest: devices, swap, the module, then the agent.
#
# /etc/mp3/guest.conf says what swap device there is and what to set in the
# kernel.
# Everything is said on the console (ttyS0); the agent's progress goes to
# ttyS1; the result leaves on the virtio disk, whose driver is loaded last so
# that nothing host-backed takes part in what is measured.

/bin/busybox mkdir -p /proc /sys /dev /run /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
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
sync
echo 3 > /proc/sys/vm/drop_caches

# The log of faults is too large for memory: it is on a disk of its own until
# the rest has left.
whole_result() {
	cat /run/result
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
