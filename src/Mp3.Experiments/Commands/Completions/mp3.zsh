#compdef mp3
# SPDX-License-Identifier: MIT
# zsh completion of mp3; 'mp3 completions zsh' prints this file.

_mp3() {
	local line word=$words[CURRENT]
	local -a candidates
	# However the program was called, it knows itself by this name.
	line="mp3 ${(j: :)words[2,CURRENT]}"
	candidates=("${(@f)$(@MP3@ "[suggest:${#line}]" "$line" 2>/dev/null)}")
	# Options only for who begins one.
	[[ $word == -* ]] || candidates=("${(@)candidates:#[-/]*}")
	candidates=(${candidates:#})
	# Without a candidate: files.
	compadd -a candidates || _files
}

# Sourced, or loaded from $fpath as a function of that name.
if [[ $funcstack[1] == _mp3 ]]; then
	_mp3 "$@"
else
	compdef _mp3 mp3
fi
