"""Which language speaks: option, FUEHRUNG_LANG, settings, LC_ALL, LC_MESSAGES, LANG, the system."""

from __future__ import annotations

from collections.abc import Mapping

from fuehrung_cli.errors import UsageError, say

LANGUAGES = ("de", "en")


def choose_language(
    option: str | None, environment: Mapping[str, str], setting: str | None = None
) -> tuple[str, str]:
    """Returns the language and where it comes from.

    Raises:
        UsageError: the option or FUEHRUNG_LANG names a language this program does not speak.
    """
    for origin, asked in (("--lang", option), ("FUEHRUNG_LANG", environment.get("FUEHRUNG_LANG"))):
        if asked:
            return _known(asked, origin), origin
    if setting:
        return setting, "config.toml"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value and value.split(".")[0] not in ("C", "POSIX"):
            return ("de" if value.lower().startswith("de") else "en"), name
    return _of_system(), "system"


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


def _of_system() -> str:
    # Only Windows and macOS leave the variables empty; elsewhere this is not reached for a user.
    import locale

    try:
        named = locale.getlocale()[0] or ""
    except ValueError:
        named = ""
    return "de" if named.lower().startswith(("de", "german")) else "en"
