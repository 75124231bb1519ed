#!/bin/busybox sh
# SPDX-License-Identifier: MIT
#
# init.sh - PID 1 of the guest of `make test-sanitizers`
#
# Runs the phases that `phases=` on the kernel's command line names, with
# commas. The kernel's messages go to the first serial port, where marks tell
# the phases apart; what the programs say goes to the second one, with an exit
# code for each phase and the state of the eyes at the end.
# shellcheck disable=SC2317 # the phases are called by name
# shellcheck disable=SC2154 # variables that the kernel's command line sets

/bin/busybox mkdir -p /proc /sys /dev /tmp /sbin /usr/bin /usr/sbin
/bin/busybox --install -s
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /tmp
mount -t debugfs debug /sys/kernel/debug
mount -t cgroup2 cgroup /sys/fs/cgroup
mkdir /dev/shm && mount -t tmpfs shm /dev/shm
exec > /dev/ttyS1 2>&1 < /dev/null
stty -F /dev/ttyS1 raw -echo

leaks=/sys/kernel/debug/kmemleak

mark() { echo "mp3-guest: phase $1" > /dev/kmsg; }

# Objects that nothing refers to any more. An object counts when it is five
# seconds old and did not change between two looks. A third look confirms: an
# earlier one may have come while it was on its way from one list to another.
# What the kernel's own start allocated is none of ours, nor is the name of a
# class that could not be registered: 6.1's __class_register() leaves it behind.
leaked() {
	sleep 6
	echo scan > $leaks
	echo scan > $leaks
	grep -q '^unreferenced' $leaks || return 0
	echo scan > $leaks
	awk 'function say() { if (ours) printf "%s", object }
		/^unreferenced/ { say(); object = $0 "\n"; getline
			ours = !/comm "swapper/; name = 0 }
		{ object = object $0 "\n" }
		/kobject_set_name\+/ { name = 1 }
		/__class_register\+/ && name { ours = 0 }
		END { say() }' $leaks
}

# Patterns: mp3-test's own, with commas, and none of the shell's.
phase_tests() {
	set -f
	IFS=,
	# shellcheck disable=SC2086 # patterns are words
	set -- $tests
	unset IFS
	mp3-test "$@"
}
# After a fork the kernel writes to a page of the C library's (rseq) that must be
# copied first; an injected failure there ends the program with SIGSEGV.
phase_inject() { GLIBC_TUNABLES=glibc.pthread.rseq=0 mp3-inject /lib/modules/mp3.ko period_ms=1; }

# The store is 64 MiB at 4 GiB (memmap= of test-sanitizers.sh).
phase_disk() {
	mp3-inject --only-load-disk /lib/modules/mp3_disk.ko disks=start=4G:size=4M:read_ns=1000 &&
		mp3-disk-test --untimed $((1 << 32)) $((64 << 20))
}
phase_fuzz() { mp3-test --fuzz "$fuzz"; }

# With the module gone: what is still allocated, nobody will free.
phase_leaks() {
	leaked > /tmp/leaks
	cat /tmp/leaks > /dev/ttyS0
	! grep '^unreferenced' /tmp/leaks && echo "ok 1 - with the module gone, nothing is left"
}

# Commits every fault; its last exit code must be a failure.
phase_faults() {
	local fault
	for fault in rcu-misuse sleep-in-atomic undefined-shift free-timer \
		free-work leak lock-inversion vmalloc-overrun use-after-free; do
		mark $fault
		insmod /lib/modules/faulty.ko fault=$fault && rmmod faulty
	done
	mark leak
	phase_leaks
}

# A module that says EINVAL when it has no memory: must fail, too.
phase_errno() { mp3-inject --only-load /lib/modules/faulty.ko fault=wrong-errno; }

run() {
	mark "$1"
	echo "phase: $1"
	"phase_$1"
	echo "exit: $?"
}


IFS=,
for phase in $phases; do
	unset IFS
	run "$phase"
done
mark end
echo "tainted: $(cat /proc/sys/kernel/tainted)"
echo "lockdep: $(sed -n 's/^ debug_locks: *//p' /proc/lockdep_stats)"
modules=$(cut -d ' ' -f 1 /proc/modules)
echo "modules: ${modules:-none}"
echo "guest: end"
reboot -f
