#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of the guest that measures. It runs `cost` for each line of
# /etc/cost/cases, of /etc/cost/streams, with a module that is loaded anew for
# each, and of /etc/cost/bare, without records of the machine. What it says goes
# to ttyS1.

/bin/busybox mkdir -p /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t devtmpfs dev /dev
exec > /dev/ttyS1 2>&1

load() {
	insmod /lib/modules/mp3.ko "$@" || echo "error=mp3.ko can't be loaded"
}

load
while read -r processes threads does rounds; do
	cost "$processes" "$threads" "$does" "$rounds" < /dev/null
done < /etc/cost/cases
while read -r stream processes count; do
	rmmod mp3
	load
	cost "$stream" "$processes" "$count" < /dev/null
done < /etc/cost/streams
rmmod mp3
load machine=0
while read -r processes threads does rounds; do
	cost "$processes" "$threads" "$does" "$rounds" bare < /dev/null
done < /etc/cost/bare
echo end
poweroff -f
