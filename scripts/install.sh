#!/bin/sh
# SPDX-License-Identifier: MIT
#
# install.sh [--remove] - put mp3 on PATH, or take it away again
#
# What is installed is a command that starts this checkout's program: modules
# are built for each kernel from its sources, so it has to stay. PREFIX
# (/usr/local) and DESTDIR say where, as in any Makefile.
set -eu

root=$(dirname "$(readlink -f "$0")")/..
root=$(readlink -f "$root")
prefix=${DESTDIR:-}${PREFIX:-/usr/local}
command=$prefix/bin/mp3
bash=$prefix/share/bash-completion/completions/mp3
zsh=$prefix/share/zsh/site-functions/_mp3
fish=$prefix/share/fish/vendor_completions.d/mp3.fish

if [ "${1:-}" = --remove ]; then
	rm -f "$command" "$bash" "$zsh" "$fish"
	exit
fi

# Between single quotes a shell takes everything as it is.
quoted=$(printf '%s' "$root" | sed "s/'/'\\\\''/g")
temporary=$(mktemp)
trap 'rm -f "$temporary"' EXIT
cat >"$temporary" <<-SCRIPT
	#!/bin/sh
	# Installed by 'make install' of mp3, removed by 'make uninstall'.
	checkout='$quoted'
	if [ ! -x "\$checkout"/mp3 ]; then
	        echo "mp3: its checkout \$checkout is gone: run 'make install' in another one" >&2
	        exit 69
	fi
	exec "\$checkout"/mp3 "\$@"
SCRIPT
install -D -m 755 "$temporary" "$command"
for shell in bash zsh fish; do
	"$root"/mp3 completions "$shell" >"$temporary"
	eval "install -D -m 644 \"\$temporary\" \"\$$shell\""
done
echo "$command"
