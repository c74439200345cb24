"""The end of a guided check-in: promises, questions, the next talk, and the last look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from fuehrung_cli.cli.keys import ENTER, Choice, choose, tell
from fuehrung_cli.cli.talk import Talk
from fuehrung_cli.cli.typed import date_hints
from fuehrung_cli.cli.typing_text import Typing, type_text
from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.answering import (
    moved_line,
    next_line,
    promise_line,
    question_text,
    state_line,
    with_line,
)
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.capture.values import read_moment
from fuehrung_cli.domain.clock import later
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fold import also
from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.echo import head_parts, preview_page
from fuehrung_cli.layout.phrases import due_phrase
from fuehrung_cli.layout.reading import day_words
from fuehrung_cli.reports.brief_lines import PromiseLine
from fuehrung_cli.reports.closing import (
    Derived,
    derived,
    due_promises,
    may_change,
    names_next_talk,
    open_conditions,
    open_questions,
)
from fuehrung_cli.reports.next_talk import proposed_talk
from fuehrung_cli.reports.questions import Asked

NO_TALK = "-"
_PROMISE = (
    Choice("kept", say("[k]ept")),
    Choice("moved", say("[m]oved")),
    Choice("broken", say("[n]ot kept")),
    Choice("leave", say("[Enter] leave open"), ENTER),
)
_CONDITION = (
    Choice("promise", say("[p]romise it")),
    Choice("leave", say("[Enter] not now"), ENTER),
)
_ONE_QUESTION = (
    Choice("first", say("[a]sked")),
    Choice("none", say("[Enter] not asked"), ENTER),
)
_TWO_QUESTIONS = (
    Choice("first", say("[1] first")),
    Choice("second", say("[2] second")),
    Choice("both", say("[b]oth")),
    Choice("none", say("[Enter] none"), ENTER),
)
_SAVE = Choice("save", say("[Enter] save"), ENTER)
_EDIT = Choice("edit", say("[e]dit the lines"))
_CHANGES = {
    "minutes": (Choice("longer", say("[+] longer")), Choice("shorter", say("[-] shorter"))),
    "purpose": (Choice("purpose", say("[p]urpose")),),
}


class Closing:
    """What is asked when the talk is typed; each answer adds its line to the talk."""

    def __init__(self, talk: Talk) -> None:
        self.talk, self.run = talk, talk.run
        self.language = talk.run.t.language

    @property
    def reading(self) -> Reading:
        """Returns the talk as it reads now."""
        return self.talk.read(self.talk.text)

    def ask_conditions(self) -> None:
        """Asks whether the condition of a yes is a promise of the leader from now on."""
        # From the last to the first: a line that is put in moves those below it.
        for condition in reversed(open_conditions(self.reading)):
            asked = say("The condition “{text}”", text=condition.text)
            if choose(self.run, asked, _CONDITION) == "promise":
                line = promise_line(condition.text, condition.due, self.language)
                self.talk.add_below(condition.line, line)

    def ask_promises(self) -> None:
        """Asks what became of each promise that is due: one key each."""
        by_id = {self.talk.book.short[fact.id]: fact for fact in self.talk.book.open_facts()}
        for promise in due_promises(self.talk.brief, self.talk.book, self.reading):
            answer = choose(self.run, self._promised(promise), _PROMISE)
            line = self._promise_line(by_id[promise.id], promise.id, answer)
            if line:
                self.talk.add(line)

    def _promised(self, promise: PromiseLine) -> Message:
        day = self.talk.brief.day
        due = due_phrase(promise.due, promise.overdue_days, day, self.run.t)
        if due:
            return say("Your promise “{text}”, {due}", text=promise.text, due=due)
        return say("Your promise “{text}”", text=promise.text)

    def _promise_line(self, fact: Fact, shown: str, answer: str) -> str:
        if answer == "leave":
            return ""
        if answer != "moved":
            return state_line(fact, answer, shown, self.language)
        day = self._day(say("To which day? Enter leaves it open:"))
        if day is None:
            return ""
        return moved_line(fact, day_in(day), shown, self.language)

    def ask_questions(self) -> None:
        """Asks which of the questions of the brief were asked, and for the answers."""
        asked = open_questions(self.talk.brief, self.reading)
        if not asked:
            return
        for number, question in enumerate(asked, start=1):
            tell(self.run, f"{number} {question.text}")
        one = say("Did you ask this question?")
        two = say("Which of these questions did you ask?")
        choices = _TWO_QUESTIONS if len(asked) > 1 else _ONE_QUESTION
        answer = choose(self.run, two if len(asked) > 1 else one, choices)
        picked = {"first": asked[:1], "second": asked[1:], "both": asked}.get(answer, ())
        for question in picked:
            self._answer(question)

    def _answer(self, question: Asked) -> None:
        before = with_line(self.talk.text, question_text(question.text, ""))
        answer = self.talk.typed(say("The answer to “{text}”", text=question.text), "", before)
        self.talk.add(question_text(question.text, answer))

    def ask_next(self) -> None:
        """Asks for the next talk unless it is planned; Enter takes the rhythm."""
        day = self.reading.session.day
        planned = next_talk(self.talk.book, later(day, 1))
        if planned is not None and not names_next_talk(self.reading):
            when = day_words(planned, self.run.t, self.run.today)
            tell(self.run, self.run.t(say("Next talk: {day}, as planned", day=when)))
        if planned is not None or names_next_talk(self.reading):
            return
        proposed = proposed_talk(self.talk.book, day, self.talk.brief.rhythm_days)
        asked = say("Next talk? A day; Enter: none.")
        if proposed is not None:
            when = self.run.t.moment(proposed, "full")
            asked = say("Next talk? Enter: {day}; -: none.", day=when)
        following = self._day(asked, proposed)
        if following is not None:
            self.talk.add(next_line(following, self.language))

    def _day(
        self, asked: Message, otherwise: date | datetime | None = None
    ) -> date | datetime | None:
        """Returns the day that is typed; Enter takes the other one, a dash is none."""
        while True:
            typed = type_text(
                self.run, Typing(asked, readings=self._day_reading, is_one_line=True)
            ).text.strip()
            if typed in ("", NO_TALK):
                return None if typed else otherwise
            day = self._moment(typed)
            if day is not None:
                return day
            for hint in date_hints(typed, self._anchor):
                tell(self.run, self.run.t(hint))

    @property
    def _anchor(self):  # type: ignore[no-untyped-def]  # as the grammar has it
        return self.talk.context.anchor(self.reading.session.day)

    def _moment(self, typed: str) -> date | datetime | None:
        return read_moment(typed, self._anchor, self.run.localize)

    def _day_reading(self, typed: str) -> Mapping[int, str]:
        day = self._moment(typed.strip()) if typed.strip() else None
        return {} if day is None else {1: day_words(day, self.run.t, self.run.today)}

    def confirmed(self) -> str:
        """Shows the whole reading and returns the text that is to be saved."""
        extra = derived(self.talk.book, self.reading)
        shown = ""
        while True:
            text = self._whole(extra)
            reading = self.talk.read(text)
            if shown != self.talk.text or not shown:
                self._show(reading)
                shown = self.talk.text or " "
            match choose(self.run, self._head(reading), self._choices(reading), is_told=False):
                case "save":
                    return text
                case "edit":
                    self.talk.type()
                    extra = _still_open(extra, self.reading)
                case "purpose":
                    extra = extra.turned(next(iter(reading.session.purpose), None))
                case longer:
                    extra = extra.longer(reading.session.minutes, 1 if longer == "longer" else -1)

    def _whole(self, extra: Derived) -> str:
        """Returns the talk with what is derived below it, so that line numbers stay as typed."""
        return "\n".join(part for part in (self.talk.text, *extra.lines(self.language)) if part)

    def _show(self, reading: Reading) -> None:
        book = self.talk.book
        after = also(book, reading.session)
        self.talk.show(preview_page(after, reading, self.run.t, today=self.run.today))
        for error in reading.refused:
            for message in (error.what, *error.hints):
                tell(self.run, self.run.t(message))

    def _head(self, reading: Reading) -> Message:
        parts = self.run.t.joined(head_parts(reading.session, self.run.t))
        return say("Save? {head}", head=parts)

    def _choices(self, reading: Reading) -> tuple[Choice, ...]:
        """Returns the keys of the last screen; what is refused can only be changed."""
        if reading.refused:
            return (_EDIT,)
        open_ = may_change(self.reading)
        changes = (choice for key, keys in _CHANGES.items() if key in open_ for choice in keys)
        return (_SAVE, *changes, _EDIT)


def _still_open(extra: Derived, reading: Reading) -> Derived:
    """Returns what the text, changed by now, still leaves open."""
    open_ = may_change(reading)
    return Derived(
        extra.minutes if "minutes" in open_ else None,
        extra.purpose if "purpose" in open_ else None,
    )
