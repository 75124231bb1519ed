# shellcheck shell=bash disable=SC2034,SC2154 # variables of those who read this
# SPDX-License-Identifier: MIT
#
# kernel-places.sh - where apt may find a kernel; fetch-kernel.sh reads this, and
# fetch-herd.sh for a program that only a newer release has
#
# The machine's own sources and lists are read and never written: each place
# is a configuration of apt that keeps what it writes below $work/apt. What
# apt takes from elsewhere stays as it is: proxies, credentials, keyrings. So
# a package that no trusted key signs is refused here as everywhere.
#
#   known      what the machine's lists say
#   refreshed  the machine's sources, with lists of today
#   backports  the Debian archives among the sources, at other suites
#   newer      the same archives, at the suites of newer releases: what comes
#              from there may want a userland of its own (kernel-userland.sh)
#
# Wants $work, a private folder, and $wanted, the kernel. After a place has
# been entered, "${apt[@]}" are the options that make apt look there.

# Suites that have kernels of the matrix, beside a release's own backports.
matrix_suites=(bookworm bookworm-backports)
newer_suites=(trixie trixie-backports)
# What first kept apt from having a place's packages, for the error message.
place_error=

# Settings that all places share, then those of standard input, to place $1.
configure() {
	local file=$work/apt/$1.conf list
	mkdir -p "$work/apt/cache/archives/partial"
	{
		# The machine's hooks after an update would write to its own caches.
		for list in Pre-Invoke Post-Invoke Post-Invoke-Success Post-Invoke-Stats; do
			echo "#clear APT::Update::$list;"
		done
		echo "Dir::Cache \"$work/apt/cache\";"
		# Images of containers turn this off; every query would parse the lists.
		echo "Dir::Cache::pkgcache \"$1.bin\";"
		# As root, apt drops to a user that can't write into a private folder.
		echo 'APT::Sandbox::User "root";'
		echo 'APT::Update::Error-Mode "any";'
		cat
	} >"$file"
	apt=(-c="$file")
}

# Lists of place $1's own, and no package that is installed.
private_lists() {
	mkdir -p "$work/apt/$1/lists/partial"
	: >"$work/apt/$1/status"
	echo "Dir::State \"$work/apt/$1\";"
	echo "Dir::State::status \"$work/apt/$1/status\";"
	# Only packages are looked for: no descriptions, contents or icons.
	apt-config dump Acquire::IndexTargets::deb |
		sed -n 's/^\(Acquire::IndexTargets::deb::[^: ]*\) .*/#clear \1;/p' | grep -v '::Packages;$'
}

# Keeps apt's first error.
note_error() {
	[ -n "$place_error" ] || place_error=$(grep -m 1 '^E:' "$work/apt/errors" || true)
}

# One source may fail where another has the kernel, so this is no error yet.
update() {
	apt-get -qq "${apt[@]}" update 2>"$work/apt/errors" >&2 ||
		note_error
}

enter_known() { configure known </dev/null; }

enter_refreshed() {
	configure refreshed < <(private_lists refreshed)
	update
}

# Place $1: the Debian archives among the sources at the suites $2... and, for
# `backports`, at each release's own. Fails if there is nothing new to look at.
enter_suites() {
	local name=$1 release place suite
	shift
	sources=$work/apt/sources/$name
	[ "$wanted" != default ] && [ -z "$(ls "$sources" 2>/dev/null)" ] || return 1
	mkdir -p "$sources"
	while read -r release place; do
		for suite in "$@"; do
			suite=${suite/#own-/$release-}
			[ "$suite" = "$release" ] || other_suite "$place" "$suite" || return 1
		done
	done < <(debian_archives)
	[ -n "$(ls "$sources")" ] || return 1
	configure "$name" < <(
		private_lists "$name"
		echo 'Dir::Etc::sourcelist "/dev/null";'
		echo "Dir::Etc::sourceparts \"$sources\";"
		echo 'Dir::Etc::preferences "/dev/null";'
		echo 'Dir::Etc::preferencesparts "/dev/null";'
	)
	update
}

enter_backports() { enter_suites backports own-backports "${matrix_suites[@]}"; }

enter_newer() {
	# The archives are this machine's, as its lists of today name them.
	apt=(-c="$work/apt/refreshed.conf")
	# A mirror need not have them; what went wrong before is what matters.
	local error=$place_error
	enter_suites newer "${newer_suites[@]}" || return
	place_error=$error
}

# The releases of Debian among the sources of the present place, a line each:
# codename and FILE:NUMBER of the entry that names it.
debian_archives() {
	# shellcheck disable=SC2016 # it is apt that expands them
	apt-get "${apt[@]}" indextargets --format \
		'$(ORIGIN)|$(COMPONENT)|$(RELEASE)|$(CODENAME)|$(SOURCESENTRY)' 'Created-By: Packages' |
		awk -F '|' '$1 == "Debian" && $2 == "main" && $3 !~ /[-\/]/ && !seen[$4]++ { print $4, $5 }'
}

# Writes the source entry $1 (FILE:NUMBER) down again, for suite $2: archive,
# keyring and options stay what they are. Wants $sources, the place's folder.
other_suite() {
	local file=${1%:*} number=${1##*:} suite=$2
	case $file in
	*.sources)
		awk -v number="$number" -v suite="$suite" '
			BEGIN { RS = ""; FS = "\n" }
			tolower("\n" $0) !~ /\ntypes:/ || ++stanza != number { next }
			{
				print "Types: deb\nSuites: " suite "\nComponents: main"
				for (i = 1; i <= NF; i++) {
					if ($i !~ /^[ \t#]/)
						dropped = tolower($i) ~ /^(types|suites|components):/
					if (!dropped)
						print $i
				}
			}' "$file" >"$sources/$suite.sources"
		;;
	*)
		sed -nE "${number}s,^(deb[[:space:]]+(\[[^]]*\][[:space:]]+)?[^[:space:]]+[[:space:]]+).*,\1$suite main,p" \
			"$file" >"$sources/$suite.list"
		;;
	esac
}
