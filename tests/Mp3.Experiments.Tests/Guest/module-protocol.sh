#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# module-protocol.sh - PID 1 of a guest that asks the module for everything
#
# Says `name: value` on the second serial port: an errno, or what it saw.

/bin/busybox mkdir -p /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t devtmpfs dev /dev
exec > /dev/ttyS1 2>&1

say() {
	name=$1
	shift
	echo "$name: $("$@")"
}

# A process that is gone soon after it was asked for: its pid is free.
sleep 0 &
gone=$!
wait $gone

dmesg -c > /dev/null
insmod /lib/modules/mp3.ko
say list-at-load cat /proc/mp3/status
say mode stat -c %a /proc/mp3/status
say device-mode stat -c %a /dev/mp3

sleep 1000 &
one=$!
sleep 1000 &
two=$!
say register request write "R $one"
say register-with-newline request write "R $two
"
say both sh -c "[ \"\$(cat /proc/mp3/status)\" = \"$one
$two\" ] && echo listed"
say register-twice request write "R $one"
say register-unknown request write "R $gone"
say register-kernel-thread request write "R 2"
say register-init request write "R 1"
say register-another-user-s request write-as 1000 "R $one"
say unregister-another-user-s request write-as 1000 "U $one"
say bad-verb request write "X $one"
say tab request write "R	$one"
say lower-case request write "r $one"
say no-verb request write "$one"
say no-pid request write "R"
say no-blank request write "R$one"
say negative request write "R -1"
say zero request write "R 0"
say more-after-it request write "R $one $two"
say no-number request write "R abc"
say too-large request write "R 99999999999999999999"
say over-long request write "R                                      $one"
say empty-line request write "
"
say unregister-unknown request write "U $gone"
say unregister-not-registered request write "U 1"
say map request map
say open-writable request open-writable
say map-writable request map-writable
say make-writable request make-writable
say unregister request write "U $one"
say unregister-twice request write "U $one"
say list-after-unregister sh -c "[ \"\$(cat /proc/mp3/status)\" = $two ] && echo other"
say register-again request write "R $one"
kill $one $two
wait $one $two 2> /dev/null
usleep 200000
say list-after-kill cat /proc/mp3/status

# The course's way: the program registers and unregisters itself.
work --iterations=3 --sleep=0.2 1 R 100 > /run.out &
self=$!
usleep 300000
say self-registered sh -c "[ \"\$(cat /proc/mp3/status)\" = $self ] && echo listed"
wait $self
echo "self-exit: $?"
say self-list-after cat /proc/mp3/status
say self-iterations grep -c '^iteration' /run.out

say unload-while-open sh -c "exec 3< /dev/mp3; rmmod mp3 2> /dev/null; echo \$?"
say loaded-still sh -c "[ -e /proc/mp3/status ] && echo yes"
sleep 1000 &
left=$!
say register-and-unload request write "R $left"
rmmod mp3
echo "unload: $?"
say device-after-unload sh -c "[ -e /dev/mp3 ] || echo gone"
say status-after-unload sh -c "[ -e /proc/mp3 ] || echo gone"
kill $left
wait $left 2> /dev/null
usleep 200000
insmod /lib/modules/mp3.ko period_ms=0 2> /dev/null
echo "bad-period: $?"
insmod /lib/modules/mp3.ko period_ms=20 capacity=100
echo "load-again: $?"
rmmod mp3
echo "unload-again: $?"
dmesg | sed 's/^\[[^]]*\] /dmesg: /'
poweroff -f
