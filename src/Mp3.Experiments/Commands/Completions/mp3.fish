# SPDX-License-Identifier: MIT
# fish completion of mp3; 'mp3 completions fish' prints this file.

function __mp3_candidates
    # However the program was called, it knows itself by this name.
    set -l line (commandline -cp | string replace -r '^\s*\S+' mp3)
    set -l hidden '^/'
    # Options only for who begins one.
    string match -q -- '-*' (commandline -ct); or set hidden '^[-/]'
    @MP3@ "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -rv -- $hidden
end

# Files only where one is wanted.
complete -c mp3 -f -a '(__mp3_candidates)'
complete -c mp3 -n 'string match -qr -- "^\s*\S+ (plot|open|compare|reproduce) | --out " (commandline -cp)' -F
