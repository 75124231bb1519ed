# SPDX-License-Identifier: MIT
# bash completion of mp3; 'mp3 completions bash' prints this file.
# shellcheck shell=bash

_mp3() {
	local word=${COMP_WORDS[COMP_CWORD]} line point candidate
	# However the program was called, it knows itself by this name.
	line=mp3${COMP_LINE:${#COMP_WORDS[0]}}
	point=$((COMP_POINT - ${#COMP_WORDS[0]} + 3))
	# --swap=zr is three words to bash, and --swap zr is the same to the program.
	[ "$word" != = ] || word=
	[[ ${line:0:point} != *\ --*=$word ]] || line="${line:0:point-${#word}-1} $word"
	COMPREPLY=()
	while IFS= read -r candidate; do
		[[ $candidate == "$word"* ]] || continue
		# Options only for who begins one.
		[[ $candidate != [-/]* || $word == -* ]] || continue
		COMPREPLY+=("$candidate")
	done < <(@MP3@ "[suggest:$point]" "$line" 2>/dev/null)
}

# Without a candidate: files.
complete -o default -F _mp3 mp3
