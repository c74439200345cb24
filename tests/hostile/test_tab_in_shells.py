"""Hostile answers to Tab in real shells: each is one argument, letter by letter, and runs nothing.

One process of a shell for all of them: it completes a word, runs the line, and the program that is
called, here a function of the shell, writes down what it was given. bash: `test_exports.py`.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from fuehrung_cli.cli.completing import Candidate
from fuehrung_cli.cli.shell_scripts import script
from fuehrung_cli.cli.shells import Question, lines_for
from hostile.texts import hostile

TEXTS = 200
EVALUATED = (
    *(
        "$(touch X)",
        "`touch X`",
        "; touch X",
        "&& touch X",
        "<(touch X)",
        "=(touch X)",
        "(touch X)",
    ),
    *("(e:touch X:)", "$'\\n'", "${(e):-$X}", "{a,b}", "[a]", "*", "?", "a*", "~", "~root", "=ls"),
    *(
        "!x",
        "a!b",
        "!!",
        "^a^b",
        "%1",
        "#x",
        "-rf",
        "--help",
        "\\",
        "a\\",
        "'",
        '"',
        "a'b\"c",
        "a b",
    ),
    *("x\u00a0y", "\\n", "| tee X", "> X", "a;b", "@x", "a=~", "^x", "a&", "$HOME", "%self", "< X"),
)
_NOTED = "Beschreibung $(touch X)"
"""Stands behind every second value, where a shell shows it."""

_ZSH = r"""
PS1='$ ' TMOUT=20
autoload -Uz compinit && compinit -u -D
source ./script
answers=("${(@f)$(<answers)}")
number=0
fuehrung() {
  if [[ $1 == _complete ]]; then
    print -r -- "$answers[$number]"
  else
    printf '%s\0' "$#" "$2" >> told
  fi
}
probe() {
  local -a quotes=('' "'" '"')
  (( number++ < $#answers )) || { BUFFER=exit; zle accept-line; return }
  BUFFER="fuehrung report $quotes[number%3+1]" CURSOR=1000
  zle complete-word
  zle accept-line
}
zle -N zle-line-init probe
"""

_FISH = r"""
source ./script
set answers (cat answers)
function fuehrung
    if test "$argv[1]" = _complete
        printf '%s\n' $answers[$number]
    else
        printf '%s\0' (count $argv) $argv[2] >> told
    end
end
for number in (seq (count $answers))
    set -g number $number
    set -l found (complete --escape -C "fuehrung report ")
    eval "fuehrung report "(string split \t -- $found[1])[1]
end
"""


def _candidates() -> list[Candidate]:
    chance = Random(7)
    texts = [hostile(chance, most=chance.randint(1, 3)) for _ in range(8 * TEXTS)]
    values = [text for text in texts if text and text.isprintable()][:TEXTS]
    assert len(values) == TEXTS
    values += EVALUATED
    return [Candidate(value, _NOTED * (number % 2)) for number, value in enumerate(values)]


def _planted(shell: str, folder: Path, name: str, text: str) -> list[str]:
    """Writes script and answers into a folder, and returns the values that are answered."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    lines = lines_for(shell, Question(("report",), ""), _candidates())
    (folder / "answers").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    (folder / "script").write_text(script(shell))
    (folder / name).write_text(text)
    return [line.partition("\t")[0] for line in lines]


def _told(folder: Path) -> list[str]:
    """Returns what the program was given, one argument each time, and that nothing else is new."""
    assert {path.name for path in folder.iterdir()} <= {
        *("answers", "script", "told", ".zshrc", "probe.fish"),
    }
    parts = (folder / "told").read_text("utf-8").split("\0")[:-1]
    assert set(parts[::2]) == {"2"}  # `report` and the value
    return parts[1::2]


def test_no_answer_to_tab_is_evaluated_by_zsh(tmp_path: Path) -> None:
    values = _planted("zsh", tmp_path, ".zshrc", _ZSH)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        more = {"ZDOTDIR": str(tmp_path), "LC_ALL": "C.UTF-8"}
        os.execvpe("zsh", ("zsh", "-d", "-i"), {**os.environ, **more})
    _read_all(terminal)
    assert os.waitpid(child, 0)[1] == 0
    assert _told(tmp_path) == values
    assert {"~root", "!x", "$(touch X)"} <= set(values)


def _read_all(terminal: int) -> None:
    """Reads what the shell shows until it has ended."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # so Linux says that the other end is closed
        pass
    os.close(terminal)


def test_no_answer_to_tab_is_evaluated_by_fish(tmp_path: Path) -> None:
    values = _planted("fish", tmp_path, "probe.fish", _FISH)
    subprocess.run(
        ["fish", "--no-config", "probe.fish"],
        cwd=tmp_path,
        check=True,
        timeout=60,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert _told(tmp_path) == values
    assert "$(touch X)" in values
    assert not [value for value in values if value.startswith("~")]
