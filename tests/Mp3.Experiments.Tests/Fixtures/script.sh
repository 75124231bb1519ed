#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Stands in for a program. What the program does is in a file that is only read:
# a file that the tests had just written could not be executed while a child of
# theirs, forked at that moment, still had it open (ETXTBSY).
# shellcheck source=/dev/null
. "${0%/*}/script.sh"
