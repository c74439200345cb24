"""Which language speaks: option, FUEHRUNG_LANG, settings, LC_ALL, LC_MESSAGES, LANG, the system."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fuehrung_cli.cli.system_language import system_language
from fuehrung_cli.errors import UsageError, say

LANGUAGES = ("de", "en")


def choose_language(
    option: str | None,
    environment: Mapping[str, str],
    setting: str | None = None,
    system: Callable[[], str] = system_language,
) -> tuple[str, str]:
    """Returns the language and where it comes from; `system` is asked only when nothing else says.

    Raises:
        UsageError: the option or FUEHRUNG_LANG names a language this program does not speak.
    """
    for origin, asked in (("--lang", option), ("FUEHRUNG_LANG", environment.get("FUEHRUNG_LANG"))):
        if asked:
            return _known(asked, origin), origin
    if setting:
        return setting, "config.toml"
    # As POSIX weighs them: the first that is set decides, also when it says C.
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return ("de" if value.lower().startswith("de") else "en"), name
    return system(), "system"


def language_for_failures(option: str | None, environment: Mapping[str, str]) -> str:
    """Returns the language for a failure that comes before the run has one; it never fails."""
    for asked, variables in ((option, environment), (None, environment)):
        try:
            return choose_language(asked, variables)[0]
        except UsageError:
            continue
    return choose_language(None, {**environment, "FUEHRUNG_LANG": ""})[0]


def _known(asked: str, origin: str) -> str:
    language = asked.lower().replace("_", "-").split("-")[0].split(".")[0]
    if language not in LANGUAGES:
        raise UsageError(
            say(
                "{origin}: “{value}” is not a language of this program", origin=origin, value=asked
            ),
            say("Possible: {choices}", choices=LANGUAGES),
        )
    return language
