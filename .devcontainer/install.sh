#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# install.sh - from a bare Debian to one on which `make build` works
#
# Debian's packages, then the .NET SDK by its own installer unless there is
# one. For a container's image; works as well on any machine, as root.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
deps=$here/deps.sh
[ -e "$deps" ] || deps=$here/../scripts/deps.sh
dotnet=/usr/share/dotnet

export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
# ICU is not needed: the programs' texts are invariant.
apt-get -qq -o Dpkg::Use-Pty=0 install --no-install-recommends \
	ca-certificates curl git libstdc++6 make zlib1g >/dev/null

if ! command -v dotnet >/dev/null && [ ! -x $dotnet/dotnet ]; then
	curl --fail --silent --show-error --location https://dot.net/v1/dotnet-install.sh --output /tmp/dotnet-install.sh
	bash /tmp/dotnet-install.sh --channel 10.0 --install-dir $dotnet --no-path
	rm /tmp/dotnet-install.sh
fi
[ ! -x $dotnet/dotnet ] || PATH=$dotnet:$PATH
bash "$deps"
