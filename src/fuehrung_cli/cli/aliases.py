"""The one table of other names for commands and options: German, and a few short cuts. Data only.

German names work in any language and come first in German help. Each may be typed with or without
umlauts, in capitals or not: `gespräch`, `Gespräch`, `gespraech`. The first name of each is the one
that help shows; where German has the same word as English, it stands here all the same, so that a
test can see that nothing was forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping

Names = tuple[str, ...]
"""Other names of one command or option, the one that help shows first."""

COMMANDS: Mapping[str, Names] = {
    "checkin": ("gespräch",),
    "note": ("notiz",),
    "next": ("nächstes",),
    "skip": ("abgesagt",),
    "away": ("abwesend",),
    "situation": ("situation",),
    "ask": ("frage",),
    "share": ("teilen",),
    "merge": ("einarbeiten",),
    "departure": ("weggang",),
    "report": ("bericht",),
    "signals": ("anlässe",),
    "progress": ("fortschritt",),
    "promises": ("zusagen",),
    "cost": ("kosten",),
    "card": ("karte",),
    "log": ("verlauf",),
    "show": ("zeigen",),
    "search": ("suche", "suchen"),
    "done": ("erledigt",),
    "move": ("verschieben",),
    "set": ("setzen",),
    "edit": ("ändern",),
    "undo": ("zurück",),
    "person": ("person",),
    "person add": ("neu",),
    "person list": ("liste",),
    "person show": ("zeigen",),
    "person set": ("setzen",),
    "person pause": ("pause",),
    "person resume": ("zurück",),
    "person leave": ("weggang",),
    "journey": ("weg",),
    "journey list": ("liste",),
    "journey show": ("zeigen",),
    "journey check": ("prüfen",),
    "journey start": ("starten",),
    "journey status": ("stand",),
    "journey end": ("beenden",),
    "privacy": ("datenschutz",),
    "privacy access": ("auskunft",),
    "privacy erase": ("löschen",),
    "export": ("ausgeben",),
    "import": ("übernehmen", "importieren"),
    "handover": ("übergabe", "übergeben"),
    "check": ("prüfen",),
    "backup": ("sichern",),
    "restore": ("wiederherstellen",),
    "conflicts": ("konflikte",),
    "config": ("einstellungen",),
    "completion": ("vervollständigung",),
    "demo": ("vorführung",),
    "help": ("hilfe",),
    "sources": ("quellen",),
    "schema": ("schema",),
    "journey new": ("neu",),
}
"""Command, or group and command → its German names."""

SHORT_CUTS: Mapping[str, tuple[str, ...]] = {
    "team": ("report",),
    "today": (),
    "heute": (),
    "people": ("person", "list"),
    "leute": ("person", "list"),
}
"""A word in the place of a command → the words it stands for; none is the program alone."""

FLAGS: Mapping[str, Names] = {
    "--all": ("--alles", "--alle"),
    "--check": ("--prüfen",),
    "--debug": ("--fehlersuche",),
    "--dry-run": ("--probe",),
    "--edit": ("--bearbeiten",),
    "--forget-gross": ("--brutto-vergessen",),
    "--for-person": ("--zum-zeigen",),
    "--git-history": ("--git-verlauf",),
    "--gone": ("--gegangen",),
    "--help": ("--hilfe",),
    "--json": ("--json",),
    "--merge": ("--zusammenführen",),
    "--lookback": ("--rückschau",),
    "--new": ("--neu",),
    "--overdue": ("--fällig", "--überfällig"),
    "--overwrite": ("--ersetzen", "--überschreiben"),
    "--plain": ("--schlicht",),
    "--fresh": ("--frisch",),
    "--print": ("--drucken",),
    "--repair": ("--reparieren",),
    "--seen": ("--gesehen",),
    "--save": ("--speichern",),
    "--save-gross": ("--brutto-merken",),
    "--today": ("--heute",),
    "--told": ("--gesagt",),
    "--version": ("--version",),
    "--why": ("--warum",),
    "--with-names": ("--mit-namen",),
    "--with-picture": ("--mit-bild",),
    "--with-notes": ("--mit-notizen",),
    "--yes": ("--ja",),
}
"""Options that stand alone → their German names."""

VALUES: Mapping[str, Names] = {
    "--as": ("--als",),
    "--at": ("--am",),
    "--because": ("--grund",),
    "--by": ("--von",),
    "--color": ("--farbe",),
    "--confirm": ("--bestätigen",),
    "--eur": ("--euro",),
    "--for": ("--für",),
    "--format": ("--format",),
    "--from": ("--ab",),
    "--gross": ("--brutto",),
    "--destination": ("--ziel",),
    "--expected": ("--erwartet",),
    "--guess": ("--vermutung",),
    "--home": ("--ordner",),
    "--hours": ("--stunden",),
    "--keep": ("--behalten",),
    "--kind": ("--art",),
    "--lang": ("--sprache",),
    "--last-day": ("--letzter-tag",),
    "--led-since": ("--geführt-seit",),
    "--measure": ("--maßnahme",),
    "--minutes": ("--dauer",),
    "--next": ("--nächstes",),
    "--nickname": ("--rufname",),
    "--own": ("--eigen",),
    "--person": ("--person",),
    "--purpose": ("--anlass",),
    "--rate": ("--stundensatz",),
    "--rhythm": ("--rhythmus",),
    "--role": ("--aufgabe",),
    "--since": ("--seit",),
    "--snooze": ("--ruhen",),
    "--start": ("--beginn",),
    "--step": ("--schritt",),
    "--support": ("--unterstützung",),
    "--team": ("--team",),
    "--text": ("--text",),
    "--to": ("--nach", "--in"),
    "--until": ("--bis",),
    "--variant": ("--variante",),
    "--voice": ("--anrede",),
    "--width": ("--breite",),
    "-n": ("--anzahl",),
}
"""Options that take a value → their German names."""

VALUES_OF: Mapping[str, Mapping[str, Names]] = {
    "person pause": {"--from": ("--von", "--ab")},
    "restore": {"--to": ("--in", "--nach")},
    "skip": {"--to": ("--auf",)},
}
"""Command → where German has a better word there than everywhere else."""
