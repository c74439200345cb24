"""Questions: at most two, those of late steps first, in turns, a referral only after a success."""

from __future__ import annotations

from builders.books import DAY, ago, book, change, entry, talk
from builders.journeys import main_journey
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.journey import Step
from fuehrung_cli.domain.kinds import Answer, Commitment, Exemption, Success
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.steps import step_states
from fuehrung_cli.errors import say
from fuehrung_cli.reports.questions import Asked, questions

LATE = Commitment("leader", "Schulung", ago(1))
EVERY_STEP = " ".join(f"#{step.id}" for step in main_journey().steps)


def _asked(book: Book, voice: str = "sie") -> tuple[Asked, ...]:
    return questions(book, step_states(book, main_journey(), DAY), DAY, voice=voice)


def _steps(*sessions: Session) -> list[str]:
    return [asked.step for asked in _asked(book(*sessions))]


def _step(word: str) -> Step:
    step = main_journey().step(word)
    assert step is not None
    return step


def test_a_new_book_asks_for_the_first_two_steps() -> None:
    first, second = main_journey().steps[:2]
    assert _asked(book()) == (
        Asked(first.questions[0].sie, first.id, say("not talked about yet")),
        Asked(second.questions[0].sie, second.id, say("not talked about yet")),
    )


def test_the_voice_is_that_of_the_person() -> None:
    for voice in ("sie", "du", "en"):
        expected = getattr(main_journey().steps[0].questions[0], voice)
        assert _asked(book(), voice)[0].text == expected


def test_a_late_promise_of_mine_is_asked_about_first() -> None:
    asked = _asked(book(talk("k7f3", 5, LATE, notes=EVERY_STEP)))
    assert asked[0] == Asked(
        _step("vertrauen").questions[0].sie, "vertrauen", say("a promise of yours is due")
    )


def test_steps_that_are_late_come_before_those_never_touched() -> None:
    # Contact wants to be renewed after 14 days, trust after 30, the others much later.
    made = book(talk("k7f3", 32, notes=EVERY_STEP, kind="phone"))
    assert [(asked.step, asked.why) for asked in _asked(made)] == [
        ("kontakt", say("last talked about on {day:short}", day=ago(32))),
        ("vertrauen", say("last talked about on {day:short}", day=ago(32))),
    ]


def test_a_step_that_does_not_apply_is_not_asked_about() -> None:
    spared = Exemption("im Team geregelt", "nutzen")
    assert _steps(entry("k7f3", 5, spared)) == ["kontakt", "ablauf"]


def test_the_questions_of_a_step_take_turns() -> None:
    step = main_journey().steps[0]
    sessions: list[Session] = []
    seen = []
    for number in range(2 * len(step.questions)):
        asked = _asked(book(*sessions))[0]
        assert asked.step == step.id
        seen.append(asked.text)
        # In another voice it counts as well, and it does not renew the step.
        text = next(q.en for q in step.questions if q.sie == asked.text)
        sessions.append(entry(f"k{number}ab", 3, Answer(text, "…")))
    assert seen == [question.sie for question in step.questions] * 2


def test_a_question_asked_a_year_ago_counts_as_new() -> None:
    step = main_journey().steps[0]
    old = entry("k7f3", 365, Answer(step.questions[0].sie))
    assert _asked(book(old))[0].text == step.questions[0].sie


def test_a_referral_is_asked_for_only_after_a_success_of_half_a_year() -> None:
    def asked(*sessions: Session) -> bool:
        # Everything else was talked about just now.
        rest = EVERY_STEP.replace("#empfehlung", "")
        return "empfehlung" in _steps(talk("a4d9", 1, notes=rest), *sessions)

    passed_on = entry("m2xa", 1, change("k7f3", "passed_on"))
    assert not asked()
    assert asked(entry("k7f3", 179, Success("x")))
    assert asked(entry("k7f3", 179, Success("x")), passed_on)
    assert not asked(entry("k7f3", 180, Success("x")))
