"""The scripts that `fuehrung completion` prints: each asks the program and shows what it answers.

They hold no names of commands, so they stay right when the program changes. The program is called
as the user called it, so that `fue`, a path or a checkout complete themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from fuehrung_cli.cli.surroundings import PROGRAMS

INSTALLING: Mapping[str, tuple[str, str]] = {
    "bash": ("~/.bashrc", 'eval "$(fuehrung completion bash)"'),
    "zsh": ("~/.zshrc", 'eval "$(fuehrung completion zsh)"'),
    "fish": ("~/.config/fish/config.fish", "fuehrung completion fish | source"),
}
"""Shell → the file of its settings and the line that belongs there."""

_BASH = r"""
_fuehrung_complete() {
  local line value told program=$1
  COMPREPLY=()
  while IFS= read -r line; do
    value=${line%%$'\t'*} told=${line#*$'\t'}
    if [[ -z $value ]]; then
      compopt -o default 2>/dev/null
      [[ $told == folders ]] && compopt -o dirnames 2>/dev/null
    elif [[ -n $told && ( ${COMP_TYPE:-9} == 63 || ${COMP_TYPE:-9} == 33 ) ]]; then
      COMPREPLY+=("$value  ($told)")
    else
      COMPREPLY+=("$value")
    fi
  done < <("${program/#\~/$HOME}" _complete bash "${COMP_LINE:0:COMP_POINT}" \
    "${COMP_WORDS[COMP_CWORD]}" 2>/dev/null)
  # A single one is no list but goes into the line, where a description has no place.
  [[ ${#COMPREPLY[@]} == 1 ]] && COMPREPLY=("${COMPREPLY[0]%%  (*}")
}
complete -o nosort -F _fuehrung_complete PROGRAMS 2>/dev/null ||
  complete -F _fuehrung_complete PROGRAMS
"""

_ZSH = r"""
_fuehrung() {
  local line value told word=$PREFIX is_told=
  local -a before values shown
  before=("${(@Q)words[2,CURRENT-1]}")
  [[ -z $compstate[quote] ]] && word=${(Q)PREFIX}
  told=$("${words[1]/#\~/$HOME}" _complete zsh "${before[@]}" "$word" 2>/dev/null)
  for line in "${(@f)told}"; do
    value=${line%%$'\t'*} told=${line#*$'\t'}
    case $line in
      '') ;;
      $'\tfiles') compset -P '--*='; _files; return ;;
      $'\tfolders') compset -P '--*='; _files -/; return ;;
      *)
        values+=("$value")
        shown+=("$value${told:+  ($told)}")
        is_told=$is_told$told ;;
    esac
  done
  if [[ -n $is_told ]]; then
    compadd -V fuehrung -l -d shown -a -- values
  else
    compadd -V fuehrung -a -- values
  fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _fuehrung PROGRAMS
"""

_FISH = r"""
function __fuehrung_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l program $before[1]
    set -e before[1]
    for line in ($program _complete fish $before "$current" 2>/dev/null)
        switch $line
            case \t'files'
                __fish_complete_path "$current"
            case \t'folders'
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
for program in PROGRAMS
    complete -c $program -f -k -a '(__fuehrung_complete)'
end
"""

_SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def script(shell: str) -> str:
    """Returns the script of a shell, for both names of the program."""
    return _SCRIPTS[shell].lstrip("\n").replace("PROGRAMS", " ".join(PROGRAMS))
