"""The sentences of the data sheet that no model declares: pages, measures, rights, the letter.

They describe the program. A test holds the evaluations to the pages there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.domain.purposes import span_of
from fuehrung_cli.domain.settings import Retention, Settings
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.access import length
from fuehrung_cli.reports.sheet_rules import RuleNumbers


@dataclass(frozen=True)
class SheetPoint:
    """Something the sheet tells: what about, and what is so."""

    about: Message
    text: Message
    commands: tuple[str, ...] = ()
    """What shows it, or does it."""


def _point(about: Message, text: Message, *commands: str) -> SheetPoint:
    return SheetPoint(about, text, commands)


_TO_FILL = say("[to be filled in]")
RECORD = (
    _point(say("Controller, contacts"), _TO_FILL),
    _point(
        say("Legal basis"),
        say(
            "[to be filled in and checked; often named: Art. 6 (1) (b) or (f) GDPR, in Germany with"
            " section 26 BDSG or a works agreement; special categories (Art. 9) are not noted]"
        ),
    ),
    _point(say("Whose data"), say("people who are led by whoever uses the program")),
    _point(
        say("Recipients"),
        say(
            "none: no account, no server, no transmission, no third country. A file leaves the"
            " computer only when the leader exports, backs up or syncs it: [name where to]"
        ),
    ),
    _point(
        say("Automated decisions"),
        say("none; no profiling, score or ranking, no analysis of notes for mood or meaning"),
    ),
    _point(
        say("Periods for erasure"),
        say("stand with each kind of record below; nothing is erased without a yes of the leader"),
    ),
    _point(
        say("Impact assessment"),
        say("[decide whether one is needed, Art. 35 GDPR]"),
    ),
)
EVALUATIONS = (
    _point(
        say("Today, page before a talk"),
        say("what is due, open promises and goals, contacts, steps, questions; of one person"),
        *("fuehrung", "report NAME", "ask NAME"),
    ),
    _point(
        say("Team"),
        say(
            "alphabetical: days since the last contact, promises of the leader, steps, the yes; the"
            " sum of the leader’s kept promises and time"
        ),
        "report",
    ),
    _point(
        say("Progress"),
        say("which steps of leading were taken with a person lately, and how a journey stands"),
        *("progress", "journey status NAME"),
    ),
    _point(
        say("Trend"),
        say(
            "talks by purpose, energy as the person named it, the leader’s kept promises, by month;"
            " of one person, compared with nobody"
        ),
        "trend NAME",
    ),
    _point(
        say("Promises"),
        say("open ones of both sides; a rate of those kept exists for the leader alone"),
        "promises",
    ),
    _point(
        say("Reasons to talk"),
        say("the rules below applied to one book; they ask for a talk and decide nothing"),
        "signals",
    ),
    _point(
        say("Cost of a departure"),
        say("an estimate for one role from assumptions and, if kept, gross pay; on request"),
        "cost NAME",
    ),
    _point(
        say("Departure"),
        say("what to do, and departures as counts; a rate only from 20 people on"),
        "departure NAME",
    ),
    _point(
        say("Service card"),
        say("what the two have settled; made to lie on the table between them"),
        "card",
    ),
    _point(
        say("Agenda and handover"),
        say("what both have settled, for the person to answer or for the next leader; no notes"),
        *("share NAME", "handover NAME"),
    ),
    _point(
        say("Periods and log"),
        say("what is past its period, and what was shown, exported or erased, without names"),
        *("privacy retention", "privacy log"),
    ),
    _point(
        say("History and search"),
        say("entries as they were written; words are found, not interpreted"),
        *("log", "show ID", "search WORDS"),
    ),
    _point(
        say("Export"),
        say("the same records as tables for other programs, and dates for a calendar; on request"),
        "export",
    ),
)
"""What is computed; all is seen by the leader alone, who may show it to the person."""
RIGHTS = (
    _point(say("Access and inspection"), say("everything, in words"), "privacy access NAME"),
    _point(
        say("Correction"),
        say("day and fields are noted, what stood there goes"),
        "edit ID",
        "person set NAME",
    ),
    _point(
        say("Own reply"),
        say("stays unchanged beside what it is about, as long as the record"),
        "privacy reply NAME",
    ),
    _point(say("Erasure"), say("with a receipt, and a search afterwards"), "privacy erase NAME"),
    _point(
        say("No longer than needed"),
        say("each kind has a period; what is past it is named, and goes with a yes"),
        "privacy retention",
    ),
    _point(
        say("A copy to take along"),
        say("as JSON or a table"),
        "privacy access NAME --json",
        "export",
    ),
)
QUESTIONS = (
    say(
        "Is the use subject to co-determination (in Germany section 87 (1) no. 6 BetrVG: software"
        " that is fit to monitor conduct or performance; section 94 BetrVG: questionnaires and"
        " criteria of appraisal)?"
    ),
    say("Who may use it, for whom, and who checks that the sheet stays true?"),
    say("Which rules and fields stay switched off, and which periods hold?"),
    say("How does the team learn that notes are kept (the text: --for team)?"),
    say("May notes be used for appraisals or warnings? The program is not made for it."),
)


def measures(home: str, is_private: bool | None, *, is_git: bool) -> tuple[SheetPoint, ...]:
    """Returns where the data lies here, who can read it, and what protects it."""
    return tuple(_measures(home, is_private, is_git=is_git))


def _measures(home: str, is_private: bool | None, *, is_git: bool) -> Iterator[SheetPoint]:
    yield _point(say("Where it lies"), say("on this computer, in {folder}", folder=home))
    readers = {
        True: say("only the account of the leader, and the administration of the computer"),
        False: say("other accounts of this computer, too: close the folder (chmod 700)"),
        None: say("not known: there is no folder yet, or its rights cannot be read; [check it]"),
    }
    yield _point(say("Who can read it"), readers[is_private])
    yield _point(
        say("Encryption"),
        say("none by the program; the encryption of the disk has to protect it: [check it is on]"),
    )
    if is_git:
        yield _point(
            say("Versions"), say("the folder is a git checkout, and its history keeps more")
        )
    yield _point(
        say("Integrity and return"),
        say("files are written whole or not at all; checks find damage, and a backup is proven"),
        *("check", "backup", "restore"),
    )
    yield _point(
        say("Accountability"),
        say("a log without names, whose lines hold each other by a hash"),
        *("privacy log", "check"),
    )
    yield _point(
        say("Pseudonyms"),
        say("tables for others with an alias in the place of each person, and without texts"),
        "export all --pseudonym --no-texts",
    )
    yield _point(
        say("Data minimisation"),
        say(
            "no fields for age, health, family, religion, origin, union or social media; a warning"
            " while typing when a note seems to speak of them"
        ),
    )


def switched_off(settings: Settings, salaries: int, numbers: RuleNumbers) -> tuple[Message, ...]:
    """Returns what this installation leaves out or has changed."""
    return tuple(_off(settings, salaries, numbers))


def _off(settings: Settings, salaries: int, numbers: RuleNumbers) -> Iterator[Message]:
    yield say("Always: network, score, ranking, forecast of departures, analysis of moods")
    if settings.signals == "off":
        yield say("Reasons to talk: off on all pages")
    off = tuple(rule.id for rule in numbers.here.values() if not rule.enabled)
    if off:
        yield say("Rules that are off: {rules}", rules=off)
    if settings.recommendation == "off":
        yield say("The team page does not show who would recommend the leader")
    if salaries:
        yield say_n(
            "Gross pay is kept for {n} person", "Gross pay is kept for {n} people", salaries
        )
    else:
        yield say("Gross pay is kept for nobody")
    if numbers.own:
        yield say_n(
            "{n} person has rules with numbers of their own (rules.toml)",
            "{n} people have rules with numbers of their own (rules.toml)",
            numbers.own,
        )


def letter(retention: Retention) -> tuple[Message, ...]:
    """Returns the text that a leader can give to the team."""
    return (
        say(
            "I keep notes about our talks, so that I remember what we have talked about and keep"
            " what I have promised. Nobody is graded by them, and nobody is compared."
        ),
        say(
            "What I write down: when we talked and for how long, what we have promised each other,"
            " goals and wishes, agreements on how we work, what went well, and sometimes a change"
            " that I have seen. Nothing about health, family, faith, union or private matters."
        ),
        say(
            "Where it lies: on my computer, in a folder that I alone use. Nothing is sent anywhere,"
            " and no program decides anything."
        ),
        say(
            "How long: notes of talks for {months}, what I have observed for {days}, and promises"
            " and agreements while they are open and some time after. When somebody leaves, it all"
            " goes after {leave}.",
            months=length(span_of("session", retention)),
            days=length(span_of("observation", retention)),
            leave=length(retention.leavers),
        ),
        say(
            "Whoever wants to see what I have written about them need only ask: I show or print all"
            " of it, in plain words, and somebody from the works council may come along."
        ),
        say(
            "What is wrong gets corrected. Whoever sees something differently can add a reply of"
            " their own, which stays with the notes unchanged. What may go is erased on request."
        ),
    )
