#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# lint.sh [CHECK...] - run the linters, all or some of:
#
#   licences  every source says its licence
#   module    the kernel modules: gcc's W=1 and sparse, no warning at all
#   work      the workload and the guest's benchmark: cppcheck and clang-tidy
#   mp3-test  the modules' tests: likewise
#   inject    the injection of failed allocations: likewise
#   preload   what is preloaded into QEMU, in tests too: likewise
#   shell     shellcheck
#   dotnet    the layout of C# (all other rules are the build's own)
#
# Installs the linters that are missing. Every check runs, then the exit code
# says whether all passed. KERNEL chooses the headers, as in the Makefile.
# shellcheck disable=SC2317 # the checks are called by name
set -uo pipefail

cd "$(dirname "$0")/.." || exit
checks=("$@")
[ ${#checks[@]} -gt 0 ] || checks=(licences module work mp3-test inject preload shell dotnet)

needs() {
	local program missing=()
	for program; do
		command -v "$program" >/dev/null || missing+=("$program")
	done
	[ ${#missing[@]} -eq 0 ] || scripts/deps.sh "${missing[@]}"
}

# Text that is written by hand; formats that have no comments are left out.
check_licences() {
	local file files failed=0
	mapfile -t files < <(git ls-files -- '*.cs' '*.c' '*.h' '*.sh' '*Makefile' '*Kbuild' .ci/run mp3)
	[ ${#files[@]} -gt 0 ] || return # git has said why
	for file in "${files[@]}"; do
		if ! sed -n 1,2p "$file" | grep -qE 'SPDX-License-Identifier: (\(?GPL-2\.0-only|MIT$|MIT )'; then
			echo "$file: no SPDX-License-Identifier in its first two lines"
			failed=1
		elif [[ $file == kernel_module/* || $file == disk_module/* ]] && ! sed -n 1,2p "$file" | grep -q GPL-2.0-only; then
			echo "$file: the kernel module is GPL-2.0-only"
			failed=1
		fi
	done
	return "$failed"
}

# Kbuild writes beside its sources and can't bear a blank in their path, so it
# gets a copy elsewhere.
check_module() {
	local release headers folder build status=0
	needs sparse || return
	release=$(scripts/fetch-kernel.sh ${KERNEL:+"$KERNEL"}) || return
	headers=${MP3_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mp3}/kernels/$release/lib/modules/$release/build
	build=$(mktemp -d /tmp/mp3-lint-XXXXXXXX) || return
	for folder in kernel_module disk_module; do
		mkdir "$build/$folder"
		cp "$folder"/*.[ch] "$folder/Kbuild" "$build/$folder"
		make --silent -C "$headers" M="$build/$folder" CONFIG_DEBUG_INFO_BTF_MODULES= \
			W=1 C=1 KCFLAGS=-Werror CF=-Wsparse-error modules || status=1
	done
	rm -rf "$build"
	return "$status"
}

check_programs() {
	local file
	needs cppcheck clang-tidy || return
	cppcheck --quiet --enable=warning,style,performance,portability --inconclusive \
		--std=c11 --inline-suppr --error-exitcode=1 "$@" || return
	# One by one: in a row, the analyzer finds lists of arguments uninitialized.
	for file; do
		clang-tidy --quiet "$file" -- -std=gnu11 -D_GNU_SOURCE 2>/dev/null || return
	done
}

check_work() {
	check_programs work/*.c bench/cost/*.c bench/request/*.c
}

check_mp3-test() {
	check_programs tests/module/*.c tests/disk/*.c
}

# faulty.c is a kernel module, and faulty.
check_inject() {
	local file files=()
	for file in tests/sanitizers/*.c; do
		[ "$file" = tests/sanitizers/faulty.c ] || files+=("$file")
	done
	check_programs "${files[@]}"
}

check_preload() {
	check_programs src/Mp3.Experiments/Guest/*.c tests/Mp3.Experiments.Tests/Guest/count-waits.c
}

# The guest's init runs under busybox. Its settings exist in the guest alone
# (SC1091), and the module's parameters are words (SC2086).
check_shell() {
	needs shellcheck || return
	shellcheck -x mp3 scripts/*.sh scripts/sanitizers/*.sh bench/machine/qemu.sh .devcontainer/install.sh .ci/run \
		tests/Mp3.Experiments.Tests/Fixtures/script.sh &&
		shellcheck src/Mp3.Experiments/Commands/Completions/mp3.bash &&
		shellcheck --shell=dash --exclude=SC1091,SC2086 src/Mp3.Experiments/Guest/init.sh &&
		shellcheck --shell=dash tests/Mp3.Experiments.Tests/Guest/module-protocol.sh \
			tests/module/init.sh tests/disk/init.sh tests/sanitizers/init.sh bench/machine/init.sh bench/machine/null_blk.sh \
			bench/Mp3.CostBench/init.sh bench/Mp3.CostBench/Requests/init.sh
}

check_dotnet() {
	dotnet format whitespace Mp3.sln --verify-no-changes
}

status=0
for check in "${checks[@]}"; do
	if [ "$(type -t "check_$check")" != function ]; then
		echo "lint.sh: there is no check '$check'" >&2
		exit 2
	fi
	echo "lint: $check"
	"check_$check" || {
		echo "lint: $check failed" >&2
		status=1
	}
done
exit $status
