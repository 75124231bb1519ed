#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of a guest that runs mp3-test
#
# Results go to the second serial port (ttyS1), then the end of the kernel's
# log, each line behind `# dmesg: `. `mp3-test=PATTERN` on the kernel's command
# line selects tests, `mp3-test-patience=N` multiplies their time limits.

/bin/busybox mkdir -p /proc /sys /dev /tmp /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /tmp
mount -t cgroup2 cgroup /sys/fs/cgroup
exec > /dev/ttyS1 2>&1
stty raw -echo < /dev/ttyS1

# A disk, for major faults; a kernel may have it built in.
[ ! -f /lib/modules/brd.ko ] || insmod /lib/modules/brd.ko rd_nr=1 rd_size=4096

set -f
patterns=
read -r words < /proc/cmdline
for word in $words; do
	case "$word" in
	mp3-test=*) patterns="$patterns ${word#mp3-test=}" ;;
	mp3-test-patience=*) export MP3_TEST_PATIENCE="${word#*=}" ;;
	esac
done

# shellcheck disable=SC2086 # patterns are words
mp3-test $patterns
echo "# mp3-test: exit $?"
dmesg | tail -n 60 | sed 's/^/# dmesg: /'
poweroff -f
