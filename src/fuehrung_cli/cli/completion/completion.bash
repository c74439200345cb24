# Names come from a list that the program has kept, while nothing of a person is newer than it;
# all else is asked of the program.
_fuehrung_names() {
  local word=$1 lower=${1,,} home=@DATA@ file=@CACHE@/names line form folder told
  local -a lines
  home=${home%/}
  [[ -r $file && -d $home/people && $word != *[!a-zA-Z0-9äöüÄÖÜ-]* && $word != [a-zA-Z][0-9]* ]] ||
    return 1
  [[ $home/people -nt $file ]] && return 1
  for folder in "$home"/people/*/; do
    [[ $folder -nt $file || ${folder}person.toml -nt $file ]] && return 1
  done
  mapfile -t lines <"$file"
  [[ ${lines[0]} == "@HEAD@"$'\t'"$home" ]] || return 1
  for line in "${lines[@]:1}"; do
    [[ $line == *$'\t'"$word"* || $line == *$'\t'"$lower"* ]] || continue
    told=${line%%$'\t'*} line=${line#*$'\t'}$'\t'
    while [[ -n $line ]]; do
      form=${line%%$'\t'*} line=${line#*$'\t'}
      [[ $form == "$word"* || $form == "$lower"* ]] && break
    done
    form=$word${form:${#word}}
    # Signs that need more than a backslash before a blank are left to the program.
    [[ $form == *[!a-zA-Z0-9äöüÄÖÜß\ .-]* ]] && { COMPREPLY=(); return 1; }
    _fuehrung_offer "${form// /\\ }" "$told"
  done
  (( ${#COMPREPLY[@]} ))
}

_fuehrung_offer() {
  if [[ -n $2 && ( ${COMP_TYPE:-9} == 63 || ${COMP_TYPE:-9} == 33 ) ]]; then
    COMPREPLY+=("$1  ($2)")
  else
    COMPREPLY+=("$1")
  fi
}

_fuehrung_ask() {
  local line value told
  while IFS= read -r line; do
    value=${line%%$'\t'*} told=${line#*$'\t'}
    if [[ -n $value ]]; then
      _fuehrung_offer "$value" "$told"
    else
      compopt -o default 2>/dev/null
      [[ $told == folders ]] && compopt -o dirnames 2>/dev/null
    fi
  done < <("${1/#\~/$HOME}" _complete bash "${COMP_LINE:0:COMP_POINT}" \
    "${COMP_WORDS[COMP_CWORD]}" 2>/dev/null)
}

_fuehrung_complete() {
  local IFS=' ' before="${COMP_WORDS[*]:1:COMP_CWORD-1}" word=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  case $before in
    @PLACES@)
      [[ ${COMP_LINE:0:COMP_POINT} == *"$word" ]] && _fuehrung_names "$word" || _fuehrung_ask "$1" ;;
    *) _fuehrung_ask "$1" ;;
  esac
  # A single one is no list but goes into the line, where a description has no place.
  [[ ${#COMPREPLY[@]} == 1 ]] && COMPREPLY=("${COMPREPLY[0]%%  (*}")
}
complete -o nosort -F _fuehrung_complete @PROGRAMS@ 2>/dev/null ||
  complete -F _fuehrung_complete @PROGRAMS@
