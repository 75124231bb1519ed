#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of a guest as the course has it: swap on a virtio disk
#
# Laid over the init of mp3's guests (src/Mp3.Experiments/Guest/init.sh), for
# scripts/bench.sh.

/bin/busybox mkdir -p /proc /sys /dev /run /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t tmpfs run /run

fail() {
	echo "bench-init: $*"
	poweroff -f
	sleep 60
}

wait_for_block_device() {
	tries=0
	until [ -b "$1" ]; do
		tries=$((tries + 1))
		[ $tries -le 500 ] || fail "$1 did not appear"
		usleep 10000
	done
}

while read -r file; do
	insmod "$file" || fail "cannot load $file"
done < /etc/mp3/modules.result
wait_for_block_device /dev/vda
wait_for_block_device /dev/vdb
mkswap /dev/vdb > /dev/null || fail "mkswap failed"
swapon /dev/vdb || fail "swapon failed"
insmod /lib/modules/mp3.ko || fail "cannot load mp3.ko"
/bin/mp3-agent /etc/mp3/plan.json /run/result /dev/ttyS1
dd if=/run/result of=/dev/vda bs=64k conv=fsync 2> /run/save ||
	fail "cannot save the result: $(cat /run/save)"
poweroff -f
