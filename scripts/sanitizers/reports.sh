#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# reports.sh CONSOLE - what the sanitizers reported
#
# Prints the first line of each report as `PHASE: LINE-NUMBER: LINE`, PHASE
# being the name in the guest's last mark above it. Exits 1 if there is any.
set -euo pipefail

# The kernel's own words. The guest's messages are marked and never match.
reports=(
	'BUG:' 'kernel BUG at' 'WARNING:' 'Oops' 'Kernel panic' 'general protection fault'
	'KASAN: ' 'UBSAN: ' 'ODEBUG: '
	# lockdep and RCU begin with WARNING:, but not all of it does.
	'possible circular locking' 'possible recursive locking' 'inconsistent lock state'
	'lock order' 'suspicious RCU usage' 'bad unlock balance' 'Invalid wait context'
	'DEBUG_LOCKS_WARN_ON' 'held lock freed' 'locks? held (when|at)' 'turning off the locking correctness'
	'Disabling lock debugging' 'scheduling while atomic' 'sleeping function called'
	'list_(add|del) corruption' 'refcount_t: ' 'cannot create duplicate' 'already registered'
	'unreferenced object' 'kmemleak: (Object|Found|Freeing|Partially|.*unknown object)'
	'blocked for more than' 'detected stall' 'self-detected stall' 'workqueue lockup'
	# An eye that closes: from here on it sees nothing.
	'kmemleak: .*(Cannot|pool empty|disabled)' '[Ss]tack [Dd]epot.*(limit|failed)'
)
pattern=$(
	IFS='|'
	echo "${reports[*]}"
)

# gsub: the console is a serial line and ends its lines with a carriage return.
PATTERN=$pattern awk '
	{ gsub(/\r/, "") }
	match($0, /mp3-guest: phase [a-z-]+/) {
		phase = substr($0, RSTART + 17, RLENGTH - 17)
		next
	}
	/mp3-guest: / { next }
	$0 ~ ENVIRON["PATTERN"] {
		print (phase ? phase : "boot") ": " NR ": " $0
		found = 1
	}
	END { exit found }
' "$1"
