# Names come from a list that the program has kept, while nothing of a person is newer than it;
# all else is asked of the program. Both fill values and shown.
_fuehrung_names() {
  emulate -L zsh
  setopt extendedglob
  local word=$1 lower=${(L)1} home=@DATA@ file=@CACHE@/names line form folder
  local -a lines forms
  home=${home%/}
  [[ -r $file && -d $home/people && $word != *[^a-zA-Z0-9äöüÄÖÜ-]* && $word != [a-zA-Z][0-9]* ]] ||
    return 1
  for folder in $home/people $home/people/*(N/) $home/people/*/person.toml(N); do
    [[ $folder -nt $file ]] && return 1
  done
  lines=("${(@f)$(<$file)}")
  [[ $lines[1] == "@HEAD@"$'\t'"$home" ]] || return 1
  for line in ${(M)lines[2,-1]:#*$'\t'($word|$lower)*}; do
    forms=("${(@ps:\t:)line}")
    form=${${(M)forms[2,-1]:#($word|$lower)*}[1]}
    form=$word${form[$(( $#word + 1 )),-1]}
    values+=("$form")
    shown+=("$form${forms[1]:+  ($forms[1])}")
  done
  (( $#values ))
}

_fuehrung_ask() {
  local line value told word=$PREFIX
  local -a before
  before=("${(@Q)words[2,CURRENT-1]}")
  [[ -z $compstate[quote] ]] && word=${(Q)PREFIX}
  told=$("${words[1]/#\~/$HOME}" _complete zsh "${before[@]}" "$word" 2>/dev/null)
  for line in "${(@f)told}"; do
    value=${line%%$'\t'*} told=${line#*$'\t'}
    case $line in
      '') ;;
      $'\tfiles') compset -P '--*='; _files; return 1 ;;
      $'\tfolders') compset -P '--*='; _files -/; return 1 ;;
      *)
        values+=("$value")
        shown+=("$value${told:+  ($told)}") ;;
    esac
  done
}

_fuehrung() {
  local -a values shown
  case "${(j: :)words[2,CURRENT-1]}" in
    (@PLACES@)
      [[ -z $SUFFIX ]] && _fuehrung_names "$PREFIX" || _fuehrung_ask || return 0 ;;
    (*) _fuehrung_ask || return 0 ;;
  esac
  if [[ "$values" != "$shown" ]]; then
    compadd -V fuehrung -l -d shown -a -- values
  else
    compadd -V fuehrung -a -- values
  fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _fuehrung @PROGRAMS@
