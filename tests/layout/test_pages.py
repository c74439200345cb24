"""Every page as a leader sees it: German and English, 80, 60 and 48 columns, plain, Markdown.

After a wanted change of a page look at the difference before accepting it:

    uv run pytest tests/layout --snapshot-update && git diff tests/layout
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion

from builders.any_documents import texts
from builders.books import ANNA, ago, book, change, entry, talk
from builders.html_pages import check, seen
from builders.journeys import main_journey, shipped, shipped_thresholds
from builders.team_sued import DAY, anna, at, team
from builders.team_table import team_of_the_table
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.clock import person_state
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import (
    Absence,
    Commitment,
    Departure,
    OwnValue,
    Rating,
    RetentionMeasure,
)
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.search_rows import rows
from fuehrung_cli.domain.searching import Wanted
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import Term
from fuehrung_cli.layout.brief import brief_page
from fuehrung_cli.layout.configuration import Value, config_page
from fuehrung_cli.layout.cost import cost_page
from fuehrung_cli.layout.document import Document
from fuehrung_cli.layout.echo import echo_page
from fuehrung_cli.layout.history import entry_page, fact_document, history_page
from fuehrung_cli.layout.journeys import journey_page, journeys_page, step_page
from fuehrung_cli.layout.people import people_page, person_page
from fuehrung_cli.layout.progress import person_progress_page, team_progress_page
from fuehrung_cli.layout.promises import promises_page
from fuehrung_cli.layout.search import search_page
from fuehrung_cli.layout.signals import signals_page, team_signals_page
from fuehrung_cli.layout.team import team_page
from fuehrung_cli.layout.today import opened_page, today_page
from fuehrung_cli.layout.trend import trend_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Format, Options, render
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.cost import Planned, cost
from fuehrung_cli.reports.history import entry_of, fact_page, history
from fuehrung_cli.reports.people import PersonLine
from fuehrung_cli.reports.progress import team_progress
from fuehrung_cli.reports.promises import promise_list
from fuehrung_cli.reports.search import Query, search
from fuehrung_cli.reports.signals import Asking, asking, person_signals, team_signals
from fuehrung_cli.reports.team import team as team_report
from fuehrung_cli.reports.today import today
from fuehrung_cli.reports.trend import trend

Page = Callable[[Translator], Document]
FORMS: tuple[tuple[Format, int], ...] = (
    *(("terminal", width) for width in (80, 60, 48)),
    ("plain", 80),
    ("markdown", 80),
)


HOME = "/home/maria/.local/share/fuehrung"
NINE = ("Anna", "Cem", "Ewa", "Jonas", "Lea", "Ole", "Petra", "Priya", "Tom")


def _brief(t: Translator) -> Document:
    voice = "sie" if t.language == "de" else "en"
    made = brief(
        anna(), main_journey(), DAY, rhythm_days=14, voice=voice, call="anna",
        thresholds=shipped_thresholds,
    )  # fmt: skip
    return brief_page(made, t)


def _brief_with_reasons_for_the_person(t: Translator) -> Document:
    made = brief(anna(), main_journey(), DAY, rhythm_days=14, voice="du", call="anna")
    return brief_page(made, t, for_person=True, why=True)


def _team(t: Translator) -> Document:
    made = team_report(team(), main_journey(), DAY, rhythm_days=14, thresholds=shipped_thresholds)
    return team_page(made, t)


def _team_of_the_table(t: Translator) -> Document:
    made = team_report(
        team_of_the_table(), main_journey(), DAY, rhythm_days=14, thresholds=shipped_thresholds
    )
    return team_page(made, t)


def _team_of_nobody(t: Translator) -> Document:
    return team_page(team_report((), main_journey(), DAY, rhythm_days=14), t)


def _today(t: Translator) -> Document:
    return today_page(today(team(), DAY, rhythm_days=14), t, home=HOME)


def _today_of(*books: Book) -> Page:
    called = [(book, book.person.first_name.lower()) for book in books]
    return lambda t: today_page(today(called, DAY, rhythm_days=14), t, home=HOME)


def _line_opened(t: Translator) -> Document:
    page = fact_document(fact_page(anna(), anna().facts["k7f3aaaa.1"]), DAY, t)
    return opened_page(page, [(t(Term("state", "kept")), "fuehrung done k7f3")], t)


def _progress(t: Translator) -> Document:
    return team_progress_page(
        team_progress(team(), main_journey(), DAY, thresholds=shipped_thresholds), t
    )


def _progress_of_one(t: Translator) -> Document:
    made = team_progress([(anna(), "anna")], main_journey(), DAY, thresholds=shipped_thresholds)
    return person_progress_page(made.people[0], made, t)


def _promises(t: Translator) -> Document:
    return promises_page(promise_list([book for book, _ in team()], DAY), t)


def _promises_of_one(t: Translator) -> Document:
    return promises_page(promise_list([anna()], DAY, with_settled=True), t, name="Anna Berger")


def _trend(*sessions: Session) -> Page:
    return lambda t: trend_page(trend(book(*sessions), DAY, call="anna"), t)


def _no_promises(t: Translator) -> Document:
    return promises_page(promise_list([], DAY, only_overdue=True), t)


def _log(t: Translator) -> Document:
    return history_page(history([book for book, _ in team()], DAY, most=14), t)


def _log_of_one(t: Translator) -> Document:
    return history_page(history([anna()], DAY), t, name="Anna Berger")


def _asked() -> Asking:
    books = (book for book, _ in team())
    return asking(books, DAY, shipped_thresholds, rhythm_days=14)


def _signals(t: Translator) -> Document:
    return team_signals_page(team_signals(team(), _asked()), t)


def _signals_of_one(t: Translator) -> Document:
    return signals_page(person_signals(anna(), "anna", _asked()), t, why=True)


def _signals_of_nobody(t: Translator) -> Document:
    return signals_page(person_signals(Book(ANNA), "anna", _asked()), t)


def _fact(t: Translator) -> Document:
    return fact_document(fact_page(anna(), anna().facts["h8e2aaaa.2"]), DAY, t)


def _entry(t: Translator) -> Document:
    session = next(s for s in anna().sessions if s.id == "h8e3aaaa")
    return entry_page(entry_of(anna(), session), DAY, t)


def _people(t: Translator) -> Document:
    ordered = sorted((book for book, _ in team()), key=lambda book: alphabetical(book.person))
    lines = [PersonLine(book.person, person_state(book, DAY)) for book in ordered]
    return people_page(lines, DAY, t)


def _person(t: Translator) -> Document:
    folder = f"{HOME}/people/anna-berger_7k3q"
    return person_page(PersonLine(anna().person, "active"), DAY, t, folder=folder)


def _journey(t: Translator) -> Document:
    return journey_page(main_journey(), t, voice="sie" if t.language == "de" else "en")


def _step(t: Translator) -> Document:
    journey = main_journey()
    voice = "du" if t.language == "de" else "en"
    return step_page(journey, journey.steps[8], t, voice=voice, call="anna")


def _journeys(t: Translator) -> Document:
    return journeys_page(shipped(), frozenset(), t)


def _cost(t: Translator) -> Document:
    made = book(
        entry("k7f3", 400, OwnValue("vacancy", 4.0)),
        entry("m2xa", 9, OwnValue("ramp", 7.5, 6.0, 9.0), OwnValue("clients", 8_000.0)),
        entry("p4ba", 9, RetentionMeasure("Mentorin im Innendienst", 40.0, 6.0, 1_200.0)),
        entry("q5ba", 8, RetentionMeasure("Sabbatical", None, None, 90_000.0)),
        talk("r6ba", 2, Departure("Umzug", ago(-60), actual_eur=41_000.0, bond="none")),
    )
    page = cost(
        made, 62_000, DAY, rate_eur=75, call="anna",
        planned=Planned("Schulung Gewerbe", 8, 1_900), real_costs=(41_000, 38_000, 52_000),
    )  # fmt: skip
    return cost_page(page, t)


def _config(t: Translator) -> Document:
    values = [Value("language", t.language, "config.toml"), Value("rhythm_days", "14", "")]
    paths = [Value("home", "/home/maria/.local/share/fuehrung", "FUEHRUNG_HOME")]
    return config_page(values, paths, t)


TYPED = """\
25 min persönlich
Modul 2 bestanden, will die Vertretung geklärt haben #vertrauen
ich: mit dem Innendienst sprechen bis fr
ich: frage nach dem Parkplatz
Anna: Angebot Reiter nachfassen bis di
ziel: Zwölf neue Betriebe bis 31.12.2027
ja einsatz: „Ja, das ziehe ich durch.“
nächstes mal: Messe
energie: 4
erledigt m2xa
verschoben k7f3 auf 11.12.
Ja: sie kommt zur Messe
nächstes: 10.12. 9:30
"""


def _echo(t: Translator) -> Document:
    now = at("2026-11-26 10:30")
    context = Context(
        anna(), now, shipped(), localize=lambda naive: naive.replace(tzinfo=now.tzinfo),
        session_id="q7r2bbbb",
    )  # fmt: skip
    reading = resolve(read(TYPED), context)
    after = fold(anna().person, (*anna().sessions, reading.session))
    return echo_page(after, reading, t, today=DAY, saved=True)


def _search(*words: str, most: int | None = None) -> Page:
    query = Query(tuple(map(Wanted, words)), most=most)
    everything = [row for each, _ in team() for row in rows(each)]
    return lambda t: search_page(search(everything, query, DAY), t)


PAGES: dict[str, Page] = {
    "brief": _brief,
    "brief-for-person": _brief_with_reasons_for_the_person,
    "today": _today,
    "today-first-run": _today_of(),
    "today-before-the-first-talk": _today_of(Book(ANNA)),
    "today-after-the-first-talk": _today_of(book(talk("k7f3", 0, minutes=25))),
    "today-of-nine-people": _today_of(*(Book(Person(f"{n:a<4}", n)) for n in NINE)),
    "line-opened": _line_opened,
    "team": _team,
    "team-of-the-table": _team_of_the_table,
    "team-of-nobody": _team_of_nobody,
    "progress": _progress,
    "progress-of-one": _progress_of_one,
    "cost": _cost,
    "cost-of-nothing-known": lambda t: cost_page(
        cost(book(), 62_000, DAY, rate_eur=75, call="anna"), t
    ),
    "promises": _promises,
    "promises-of-one": _promises_of_one,
    "no-promises": _no_promises,
    "trend": _trend(
        talk("k7f3", 100, Rating(4), Commitment("leader", "Schulung", ago(90)), purpose=("task",)),
        talk("k8f3", 95, Absence(ago(94), ago(15))),
        entry("k9f3", 92, change("k7f3.2", "kept")),
        talk("m2xa", 5, Rating(3), purpose=("personal",)),
    ),
    "trend-without-energy": _trend(talk("k7f3", 20, purpose=("support",))),
    "trend-of-nobody-yet": _trend(),
    "log": _log,
    "log-of-one": _log_of_one,
    "search": _search("ver", most=4),
    "search-in-vain": _search("vertretunk", "xyzzy"),
    "signals": _signals,
    "signals-of-one": _signals_of_one,
    "signals-of-nobody": _signals_of_nobody,
    "fact": _fact,
    "entry": _entry,
    "people": _people,
    "person": _person,
    "journey": _journey,
    "step": _step,
    "journeys": _journeys,
    "config": _config,
    "echo": _echo,
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, language: str, shown: SnapshotAssertion) -> None:
    document = PAGES[name](Translator(language))
    parts = []
    for form, width in FORMS:
        label = f"{width} columns" if form == "terminal" else form
        written = render(document, form, Options(width))
        parts.append(f"{f' {label} ':═^{width}}\n{written}")
    assert "\n".join(parts) == shown


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound_html_that_says_everything(name: str, language: str) -> None:
    document = PAGES[name](Translator(language))
    page = seen(render(document, "html", Options()))

    check(page)
    assert page.of("html") == [{"lang": language}]
    tables = page.tags.count("table")
    assert sum(attributes.get("scope") == "col" for attributes in page.of("th")) >= tables
    found = " ".join(page.text.split())
    words = {word for text in texts(document, 80) for word in text.split()}
    assert {word for word in words if word.rstrip(":") not in found} == set()


@pytest.mark.parametrize("name", ["brief", "progress"])
def test_page_in_html(name: str, shown: SnapshotAssertion) -> None:
    written = render(PAGES[name](Translator("de")), "html", Options())
    # The style sheet is looked at in a browser, and its hash changes with it.
    assert written[written.index("<body>") :] == shown
