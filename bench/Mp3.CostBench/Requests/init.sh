#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of the guest that measures requests: both drivers at 100 µs
# and without a bandwidth, the same reads of each; what it says goes to ttyS1.
# `store=START` on the kernel's command line is where mp3_disk's memory lies.

/bin/busybox mkdir -p /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
exec > /dev/ttyS1 2>&1

latency=100000
read -r words < /proc/cmdline
for word in $words; do
	case "$word" in
	store=*) store=${word#store=} ;;
	esac
done
while read -r module; do
	case "$module" in
	*/null_blk.ko)
		insmod "$module" nr_devices=1 queue_mode=2 irqmode=2 completion_nsec=$latency \
			memory_backed=1 gb=1 bs=4096 submit_queues=1 hw_queue_depth=32 ;;
	*/mp3_disk.ko)
		insmod "$module" "disks=start=$store:size=128M:read_ns=$latency:write_ns=$latency:depth=32" ;;
	*)
		insmod "$module" ;;
	esac || echo "error=$module can't be loaded"
done < /etc/request/modules
for block in 4096 32768 131072; do
	for device in mp3_disk0 nullb0; do
		request /dev/$device $block 500 $latency
	done
done
echo end
poweroff -f
