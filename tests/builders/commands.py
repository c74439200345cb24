"""One call of every command for the notebook of `notebooks`, and what it needs to do its work."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Call:
    """A call of one command. `NAME` in the arguments stands for a person."""

    argv: tuple[str, ...]
    stdin: str = ""
    writes: bool = False
    """It changes the notebook."""
    reads: str = "none"
    """Whose sessions it folds: "none", "one" (Anna's) or "all"."""
    needs: str = "nothing"
    """What must be there: "nothing", "people", "person", "fact"."""
    typed: str = ""
    """Words of the leader that may not be lost when it fails."""
    json: bool = True
    """It has `--json`."""

    @property
    def name(self) -> str:
        """The command with its sub-command; for today `fuehrung`, for a line of it `2`."""
        if not self.is_named:
            return "2" if self._first.isdigit() else "fuehrung"
        return " ".join(self.argv[: 2 if self._first in GROUPED else 1])

    @property
    def is_logged(self) -> bool:
        """The log of access, export and erasure has a line about it afterwards."""
        return self.name in ("export", "share", "privacy access", "privacy erase")

    @property
    def is_named(self) -> bool:
        """It begins with the name of a command."""
        return self._first[:1].isalpha()

    @property
    def _first(self) -> str:
        return self.argv[0] if self.argv else ""

    @property
    def is_apart(self) -> bool:
        """It does its work without looking into the notebook."""
        if self._first == "journey":
            return self.name not in ("journey start", "journey status", "journey end")
        return self._first in ("config", "completion", "demo", "help", "sources", "schema")

    @property
    def takes_name(self) -> bool:
        return any("NAME" in argument for argument in self.argv)

    def of(self, person: str) -> Call:
        """The same call for somebody."""
        return replace(self, argv=tuple(a.replace("NAME", person) for a in self.argv))


GROUPED = ("person", "journey", "privacy")
PENDING: set[str] = set()
"""Commands that docs/article.md names and that are being built; a test fails when one is there."""
WORDS = "ich: Rückruf Reiter bis fr"


def _one(*argv: str, **given: object) -> Call:
    return Call(argv, **{"reads": "one", "needs": "person", **given})  # type: ignore[arg-type]


def _all(*argv: str, **given: object) -> Call:
    return Call(argv, **{"reads": "all", **given})  # type: ignore[arg-type]


CALLS: tuple[Call, ...] = (
    _one("checkin", "NAME", WORDS, "20 min Entwicklung", writes=True, typed=WORDS),
    _one("checkin", "NAME", "-", stdin=f"{WORDS}\n", writes=True, typed=WORDS),
    _one("checkin", "NAME,petra schulz", WORDS, writes=True, typed=WORDS),
    _one("note", "NAME,petra schulz", WORDS, writes=True, typed=WORDS),
    _one("note", "NAME", "gelungen: Messe lief gut", writes=True, typed="Messe lief gut"),
    _one("next", "NAME", "10.12. 9:30", writes=True),
    _one("skip", "NAME", "--by", "me", writes=True),
    _all("away", "21.12.", "6.1.", writes=True, needs="people"),
    _one("situation", "NAME", "overload", "--text", WORDS, writes=True, typed=WORDS),
    _one("ask", "NAME"),
    _one("ask", "NAME", "--guess", WORDS, writes=True, typed=WORDS),
    _one("share", "NAME"),
    _all(),
    _all("--check"),
    _all("1", needs="fact"),
    _all("report"),
    _all("report", "--check"),
    _one("report", "NAME", "--check"),
    _all("report", "--today"),
    _one("report", "NAME", "--why"),
    _all("signals"),
    _all("signals", "NAME", "--why", needs="person"),
    _all(
        "signals",
        "NAME",
        "--snooze",
        "R09",
        "--until",
        "15.12.",
        "--because",
        "im Dezember",
        writes=True,
        needs="person",
    ),
    _all("progress"),
    _one("progress", "NAME"),
    _all("promises", "--all"),
    _one("promises", "NAME"),
    _one("trend", "NAME", "--months", "3"),
    _all("cost", "NAME", "--gross", "62000", needs="person"),
    _all(
        *("cost", "NAME", "--gross", "62000", "--measure", "Schulung", "--hours", "8", "--save"),
        writes=True,
        needs="person",
    ),
    _all("card"),
    _one("card", "NAME"),
    _all("log"),
    _one("log", "NAME"),
    _all("search", "vertretung"),
    _one("search", "klären", "--person", "NAME"),
    _one("show", "k7f3.1", needs="fact"),
    _one("show", "k7f3", needs="fact"),
    _one("done", "k7f3.1", writes=True, needs="fact"),
    _one("done", "NAME", "vertretung", writes=True),
    _one("move", "k7f3.1", "11.12.", writes=True, needs="fact"),
    _one("move", "NAME", "vertretung", "11.12.", "--told", writes=True),
    _one("set", "k7f3.3", "current=8", writes=True, needs="fact"),
    _one("edit", "k7f3", "--print", needs="fact", json=False),
    Call(("undo",), needs="undo"),
    Call(("person", "add", "Nora Kern"), writes=True),
    Call(("person", "add", "-"), stdin="Nora Kern, Beraterin, 2026-01-02\n", writes=True),
    _all("person", "list"),
    _one("person", "show", "NAME"),
    _one("person", "set", "NAME", "rhythm_days=21", writes=True),
    _one("person", "pause", "NAME", "--until", "31.1.", writes=True),
    _one("person", "leave", "NAME", "--last-day", "31.3.", writes=True),
    Call(("journey", "list")),
    Call(("journey", "show", "fuehrung-als-dienstleistung")),
    Call(("journey", "new", "Erste Kunden"), writes=True, json=False),
    Call(("journey", "check"), json=False),
    _one("journey", "start", "NAME", "einstieg", "--from", "1.12.", writes=True),
    _one("journey", "status", "NAME"),
    *(
        _all("export", what, "--format", form, json=False)
        for what, form in (
            ("people", "csv"),
            ("sessions", "json"),
            ("facts", "jsonl"),
            ("changes", "markdown"),
            ("commitments", "csv"),
            ("progress", "csv"),
            ("all", "jsonl"),
            ("dates", "ics"),
            ("talks", "csv"),
        )
    ),
    _one("handover", "NAME", "--dry-run"),
    _one("privacy", "access", "NAME"),
    _one("privacy", "erase", "NAME", "--confirm", "Anna Berger", reads="none", writes=True),
    Call(("privacy", "log")),
    _all("privacy", "retention"),
    Call(("privacy", "retention", "--set", "observation=60d"), writes=True, reads="all"),
    _one("privacy", "reply", "NAME", "--about", "k7f3", WORDS, writes=True, typed=WORDS),
    Call(("privacy", "sheet")),
    _all("check"),
    Call(("conflicts",)),
    Call(("config",)),
    Call(("config", "signals", "off")),
    *(Call(("completion", shell), json=False) for shell in ("bash", "zsh", "fish")),
    Call(("demo", "report", "anna")),
    Call(("help",), json=False),
    Call(("sources",), json=False),
    Call(("schema", "brief"), json=False),
    Call(("help", "guide"), json=False),
    Call(("help", "checkin"), json=False),
)
"""Every command at least once; `person resume`, `journey end`, `departure` and a changing `edit`
need more than the notebook holds, `backup`, `restore`, `import` and `merge` a place beside it."""
