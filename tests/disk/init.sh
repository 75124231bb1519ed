#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of a guest that runs mp3-disk-test and fio
#
# Results go to the second serial port (ttyS1), then the end of the kernel's
# log. `mp3-disk-test=WORD` on the kernel's command line, again and again, are
# the program's arguments. fio's results are lines `fio: NAME RESULT`, in its
# terse format.

/bin/busybox mkdir -p /proc /sys /dev /tmp /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /tmp
mkdir /dev/shm && mount -t tmpfs shm /dev/shm
exec > /dev/ttyS1 2>&1
stty raw -echo < /dev/ttyS1

set -f
arguments=
read -r words < /proc/cmdline
for word in $words; do
	case "$word" in
	mp3-disk-test=*) arguments="$arguments ${word#mp3-disk-test=}" ;;
	esac
done

# The witness: the same loads as those of the suite `timing`.
witness() {
	insmod /lib/modules/mp3_disk.ko "disks=start=$1:size=$2:$3" || return
	echo 2 > /sys/block/mp3_disk0/queue/nomerges
	for kind in read write randread randwrite; do
		for depth in 1 32; do
			for block in 4k 128k; do
				number=60
				[ $depth = 1 ] || number=640
				echo "fio: $kind-$depth-$block $(fio --name=x --filename=/dev/mp3_disk0 \
					--thread --direct=1 --ioengine=libaio --rw=$kind --iodepth=$depth \
					--bs=$block --number_ios=$number --size=100% --randseed=1 \
					--output-format=terse --terse-version=3 | tail -n 1)"
			done
		done
	done
	rmmod mp3_disk
}

# shellcheck disable=SC2086 # arguments are words
mp3-disk-test $arguments
echo "# mp3-disk-test: exit $?"
if [ -x /bin/fio ]; then
	# shellcheck disable=SC2086 # likewise
	set -- $arguments
	witness "$1" "$2" read_ns=5000000:read_bps=20000000:write_ns=8000000:write_bps=10000000:depth=32:servers=8
fi
dmesg | tail -n 60 | sed 's/^/# dmesg: /'
poweroff -f
