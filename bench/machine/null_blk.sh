#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# null_blk.sh - swap whose store is the guest's own RAM, filled at boot
#
# bench/machine/qemu.sh puts it behind a guest's settings (guest.conf), which
# init.sh reads after its own functions and before it calls them: these two
# take the place of the modelled disk's. STORE_MIB is set in front.

make_disks() {
	for module in configfs null_blk; do
		insmod /lib/modules/$module.ko || fail "cannot load $module.ko"
	done
	mount -t configfs configfs /sys/kernel/config
	device=/sys/kernel/config/nullb/swap0
	mkdir $device || fail "cannot make a null_blk device"
	echo 1 > $device/memory_backed
	echo "$STORE_MIB" > $device/size
	echo 4096 > $device/blocksize
	echo 1 > $device/submit_queues
	echo 64 > $device/hw_queue_depth
	echo 2 > $device/irqmode
	echo 100000 > $device/completion_nsec
	echo 1 > $device/power || fail "cannot start the null_blk device"
}

# All of the store is written before the processes start: else they would lose
# a page of their RAM with each page that goes to swap for the first time.
make_disk_swap() {
	swap_device=/dev/swap0
	wait_for_block_device $swap_device
	echo none > /sys/block/swap0/queue/scheduler
	dd if=/dev/zero of=$swap_device bs=1M count="$STORE_MIB" oflag=direct 2> /run/fill ||
		fail "cannot fill the swap device: $(cat /run/fill)"
	# Watermarks go by all of the RAM, of which the store is the larger part.
	sysctl -q -w vm.watermark_scale_factor=4 || fail "cannot set the watermarks"
}
