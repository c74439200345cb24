"""The scripts that `fuehrung completion` prints: each asks the program and shows what it answers.

They hold no names of commands but those behind which a person stands: there they look for the name
themselves, without starting Python. The program is called as the user called it, so that `fue`, a
path or a checkout complete themselves. The scripts lie in `completion/`, in their own languages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from fuehrung_cli.cli.known_names import typed_places
from fuehrung_cli.cli.surroundings import PROGRAMS
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.names_file import HEAD

INSTALLING: Mapping[str, tuple[str, str]] = {
    "bash": ("~/.bashrc", 'eval "$(fuehrung completion bash)"'),
    "zsh": ("~/.zshrc", 'eval "$(fuehrung completion zsh)"'),
    "fish": ("~/.config/fish/config.fish", "fuehrung completion fish | source"),
    "powershell": ("$PROFILE", "fuehrung completion powershell | Out-String | Invoke-Expression"),
}
"""Shell → the file of its settings and the line that belongs there."""
_FOLDER = Path(__file__).with_name("completion")


Folders = tuple[str, str]
"""The notebook and the cache, as expressions of a shell."""

_POSIX: Mapping[str, Folders] = {
    "linux": (
        '"${FUEHRUNG_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/fuehrung}"',
        '"${XDG_CACHE_HOME:-$HOME/.cache}"/fuehrung',
    ),
    "darwin": (
        '"${FUEHRUNG_HOME:-$HOME/Library/Application Support/fuehrung}"',
        '"$HOME"/Library/Caches/fuehrung',
    ),
}
_FISH: Mapping[str, Folders] = {
    # What is not set vanishes from a list together with what stands behind it.
    "linux": (
        "$FUEHRUNG_HOME $XDG_DATA_HOME/fuehrung $HOME/.local/share/fuehrung",
        "$XDG_CACHE_HOME/fuehrung $HOME/.cache/fuehrung",
    ),
    "darwin": (
        "$FUEHRUNG_HOME $HOME/Library/'Application Support'/fuehrung",
        "$HOME/Library/Caches/fuehrung",
    ),
}
_POWERSHELL: Mapping[str, Folders] = {
    "win32": (
        '$(if ($env:FUEHRUNG_HOME) { $env:FUEHRUNG_HOME } else { "$env:LOCALAPPDATA\\fuehrung" })',
        '"$env:LOCALAPPDATA\\fuehrung\\Cache"',
    ),
    "linux": (
        "$(if ($env:FUEHRUNG_HOME) { $env:FUEHRUNG_HOME }"
        ' elseif ($env:XDG_DATA_HOME) { "$env:XDG_DATA_HOME/fuehrung" }'
        ' else { "$env:HOME/.local/share/fuehrung" })',
        '$(if ($env:XDG_CACHE_HOME) { "$env:XDG_CACHE_HOME/fuehrung" }'
        ' else { "$env:HOME/.cache/fuehrung" })',
    ),
    "darwin": (
        "$(if ($env:FUEHRUNG_HOME) { $env:FUEHRUNG_HOME }"
        ' else { "$env:HOME/Library/Application Support/fuehrung" })',
        '"$env:HOME/Library/Caches/fuehrung"',
    ),
}


@dataclass(frozen=True)
class _Manners:
    """What one shell writes in its own way."""

    file: str
    folders: Mapping[str, Folders]
    places: Callable[[Sequence[str]], str]
    """Writes the words behind which a name stands."""
    programs: str = " ".join(PROGRAMS)


def _quoted(places: Sequence[str]) -> Sequence[str]:
    return [f"'{place}'" for place in places]


_MANNERS: Mapping[str, _Manners] = {
    "bash": _Manners("completion.bash", _POSIX, lambda places: "|".join(_quoted(places))),
    "zsh": _Manners("completion.zsh", _POSIX, lambda places: "|".join(_quoted(places))),
    "fish": _Manners("completion.fish", _FISH, lambda places: " ".join(_quoted(places))),
    "powershell": _Manners(
        "completion.ps1",
        _POWERSHELL,
        lambda places: f"@({', '.join(_quoted([p for p in places if p.isascii()]))})",
        ", ".join(PROGRAMS),
    ),
}


def script(shell: str, system: str = sys.platform) -> str:
    """Returns the script of a shell on an operating system, for both names of the program."""
    manners = _MANNERS[shell]
    data, cache = manners.folders.get(system) or manners.folders["linux"]
    written = (_FOLDER / manners.file).read_text(encoding="utf-8")
    for sign, text in {
        "@PROGRAMS@": manners.programs,
        "@PLACES@": manners.places(typed_places()),
        "@DATA@": data,
        "@CACHE@": cache,
        "@HEAD@": HEAD,
    }.items():
        written = written.replace(sign, text)
    return written
