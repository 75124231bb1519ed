#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# test-sanitizers.sh [--self-check|--only PHASES] - test the module in a kernel
# with eyes
#
# Builds a kernel with KASAN, lockdep, kmemleak and more (once; see
# sanitizers/kernel.sh), boots it in QEMU with two CPUs, and there runs the
# module's tests, the injection of failed allocations and the fuzzer. Fails on
# any report of the kernel. Before that a faulty module shows that each eye
# sees; --self-check does that alone, --only the named phases of tests, inject,
# disk, fuzz and leaks (with commas). docs/sanitizers.md tells more.
#
#   TESTS     patterns of the tests to run (all)
#   FUZZ      how many requests and maps the fuzzer tries (20000)
#   PATIENCE  factor of the time limits of the tests (20)
#   TIMEOUT   after how many seconds a guest is given up (7200)
set -euo pipefail

cd "$(dirname "$0")/.."
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
unavailable=69 # EX_UNAVAILABLE of sysexits.h
artifacts=$PWD/artifacts/sanitizers

# shellcheck source=scripts/sanitizers/judge.sh
. scripts/sanitizers/judge.sh

die() {
	echo "test-sanitizers: $*" >&2
	exit "$unavailable"
}

# build_module FOLDER MODULE: FOLDER's MODULE.ko for the kernel, by a copy, as
# Kbuild writes beside its sources.
build_module() {
	mkdir "$build/$2"
	cp "$1"/*.[ch] "$1/Kbuild" "$build/$2/"
	make --silent -C "$kernel" M="$build/$2" modules >"$build/$2/log" 2>&1 || {
		cat "$build/$2/log" >&2
		echo "test-sanitizers: $2.ko could not be built for the kernel with sanitizers" >&2
		exit 1
	}
}

build_programs() {
	local folder
	for folder in tests/module tests/disk tests/sanitizers; do
		make --silent -C "$folder" OUT="$build" || {
			echo "test-sanitizers: the programs in $folder could not be built" >&2
			exit 1
		}
	done
}

# The guest's files, as the kernel's own tool wants them.
initramfs_list() {
	cat <<-LIST
		dir /bin 0755 0 0
		dir /dev 0755 0 0
		dir /lib 0755 0 0
		dir /lib/modules 0755 0 0
		nod /dev/console 0600 0 0 c 5 1
		file /init $PWD/tests/sanitizers/init.sh 0755 0 0
		file /bin/busybox $(command -v busybox) 0755 0 0
		file /bin/mp3-test $build/mp3-test 0755 0 0
		file /bin/mp3-inject $build/mp3-inject 0755 0 0
		file /lib/modules/mp3.ko $build/mp3/mp3.ko 0644 0 0
		file /lib/modules/mp3_disk.ko $build/mp3_disk/mp3_disk.ko 0644 0 0
		file /bin/mp3-disk-test $build/mp3-disk-test 0755 0 0
		file /lib/modules/faulty.ko $build/faulty/faulty.ko 0644 0 0
		file /lib/modules/mp3_reset.ko $build/mp3_reset/mp3_reset.ko 0644 0 0
	LIST
}

# boot NAME PHASES: runs the phases in a guest; leaves NAME.console, which is
# the kernel's, and NAME.results, which is the programs'.
boot() {
	local name=$1 status=0
	rm -f "$artifacts/$name".{console,results,qemu}
	# Real parallelism, no virtual clock: this guest looks for races. slub_debug:
	# allocations can be made to fail, but not those of the checks themselves.
	timeout --foreground "${TIMEOUT:-7200}" \
		qemu-system-x86_64 -accel tcg,thread=multi -smp 2 -m 832 -machine pc,max-ram-below-4g=768M -cpu max,-erms,-fsrm \
		-nodefaults -no-user-config -display none -no-reboot \
		-serial "file:$artifacts/$name.console" -serial "file:$artifacts/$name.results" \
		-kernel "$kernel/arch/x86/boot/bzImage" -initrd "$build/initramfs" \
		-append "console=ttyS0 ignore_loglevel printk.devkmsg=on reboot=t panic=-1 oops=panic \
tsc=reliable kasan_multi_shot transparent_hugepage=never rcupdate.rcu_cpu_stall_timeout=120 \
workqueue.watchdog_thresh=120 memmap=64M\$4096M \
slub_debug=A;-,kmemleak_object,kmemleak_scan_area,debug_objects_cache \
MP3_TEST_PATIENCE=${PATIENCE:-20} phases=$2 fuzz=${FUZZ:-20000} tests=${TESTS:+${TESTS// /,}}" </dev/null 2>"$artifacts/$name.qemu" &
	qemu=$!
	wait "$qemu" || status=$?
	qemu=
	case $status in
	0) ;;
	124) echo "test-sanitizers: the guest took longer than ${TIMEOUT:-7200} s" >&2 ;;
	*) die "QEMU ended with $status: $(head -n 1 "$artifacts/$name.qemu")" ;;
	esac
	[ -e "$artifacts/$name.results" ] || die "QEMU did not start the guest"
}

# Every fault must be reported in the phase of its name, by these words.
self_check() {
	local reports fault words
	boot self-check faults,errno
	reports=$(scripts/sanitizers/reports.sh "$artifacts/self-check.console" || true)
	while read -r fault words; do
		if grep -qE "^$fault: .*$words" <<<"$reports"; then
			passed "self-check: $fault is reported"
		else
			failed "self-check: $fault is not reported (${artifacts#"$PWD/"}/self-check.console)"
		fi
	done <<-'FAULTS'
		rcu-misuse suspicious RCU usage
		sleep-in-atomic sleeping function called
		undefined-shift UBSAN: shift-out-of-bounds
		free-timer ODEBUG: free active.*timer_list
		free-work ODEBUG: free active.*work_struct
		leak unreferenced object
		lock-inversion possible circular locking
		vmalloc-overrun KASAN: vmalloc-out-of-bounds
		use-after-free KASAN: (slab-)?use-after-free
	FAULTS
	if said self-check errno | grep -q '^not ok .* - load without objects: .*not ENOMEM'; then
		passed "self-check: a wrong errno for a failed allocation is seen"
	else
		failed "self-check: a wrong errno for a failed allocation is not seen"
	fi
	expect_refused "a failed phase" judge_phase self-check errno
	expect_refused "reports" judge_reports self-check
	expect_refused "taint and a lockdep that is off" judge_state self-check
	sed '/^guest: end/d' "$artifacts/self-check.results" >"$artifacts/cut.results"
	cp "$artifacts/self-check.console" "$artifacts/cut.console"
	expect_refused "a guest that doesn't finish" judge_end cut
	rm "$artifacts"/cut.*
}

# The judges of the real run must not let the faulty one pass.
expect_refused() {
	local what=$1
	shift
	if grep -q '^FAILED' <<<"$("$@")"; then
		passed "self-check: $what would not pass"
	else
		failed "self-check: $what would pass"
	fi
}

# test_module PHASES: with commas.
test_module() {
	local phase list
	IFS=, read -ra list <<<"$1"
	boot test "$1"
	for phase in "${list[@]}"; do
		judge_phase test "$phase"
	done
	judge_end test
	judge_reports test
	judge_state test
}

qemu=
build=
trap '[ -z "$qemu" ] || kill "$qemu" 2>/dev/null; rm -rf "$build"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

check=self_check
phases=tests,inject,disk,fuzz,leaks
case $#$* in
0) ;;
1--self-check) phases= ;;
2--only\ *)
	check=
	phases=$2
	;;
*)
	echo "usage: test-sanitizers.sh [--self-check | --only PHASES]" >&2
	exit 2
	;;
esac

command -v qemu-system-x86_64 >/dev/null || die "missing: qemu-system-x86_64; run scripts/deps.sh"
command -v busybox >/dev/null || die "missing: busybox; run scripts/deps.sh"
kernel=$(scripts/sanitizers/kernel.sh)
mkdir -p "$artifacts"
# Neither Kbuild nor the list of the guest's files can bear a blank in a path.
build=$(mktemp -d /tmp/mp3-sanitizers-XXXXXXXX)
build_module kernel_module mp3
build_module disk_module mp3_disk
build_module tests/sanitizers faulty
build_module tests/module-reset mp3_reset
build_programs
initramfs_list >"$build/initramfs.list"
"$kernel/usr/gen_init_cpio" "$build/initramfs.list" >"$build/initramfs"

$check
[ -z "$phases" ] || test_module "$phases"

if [ $failures -gt 0 ]; then
	echo "test-sanitizers: $failures failed"
	exit 1
fi
echo "test-sanitizers: passed"
