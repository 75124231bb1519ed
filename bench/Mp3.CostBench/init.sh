#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of the guest that measures: the module, then one run of
# `cost` for each line of /etc/cost/cases, of forks if /etc/cost/forks says how
# many, and without records of the machine for each line of /etc/cost/bare; what
# it says goes to ttyS1.

/bin/busybox mkdir -p /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t devtmpfs dev /dev
exec > /dev/ttyS1 2>&1

insmod /lib/modules/mp3.ko || echo "error=mp3.ko can't be loaded"
while read -r processes threads does rounds; do
	cost "$processes" "$threads" "$does" "$rounds" < /dev/null
done < /etc/cost/cases
while read -r count; do
	cost forks "$count" < /dev/null
done < /etc/cost/forks
rmmod mp3 && insmod /lib/modules/mp3.ko machine=0 || echo "error=mp3.ko can't be loaded again"
while read -r processes threads does rounds; do
	cost "$processes" "$threads" "$does" "$rounds" bare < /dev/null
done < /etc/cost/bare
echo end
poweroff -f
