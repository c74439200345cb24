"""A question and the answer below it: `? What helps?`, then lines up to an empty one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.capture.results import Found, NewFact, Note, Said
from fuehrung_cli.domain.kinds import Answer
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.session import Opened


def read_question(
    line: Line,
    following: Sequence[Line],
    context: Context,
    reads: Callable[[Line], list[Found] | None],
) -> tuple[int, NewFact]:
    """Reads a question and its answer, a block or the lines up to an empty one or a marker.

    Returns:
        How many of the following lines belong to the answer, and the fact.
    """
    question = line.body[1:].strip()
    if line.fields and not any(field.name for field in line.fields):
        taken, answer = 0, line.block
    else:
        taken, lines = _answer(following, reads)
        answer = "\n".join([*line.typed[1:], *lines])
    content = Answer(question, answer, _step_of(question, context))
    number = context.number_of(line.own_id)
    return taken, NewFact(Opened(number, content, "said"), line.number)


def _answer(
    following: Sequence[Line], reads: Callable[[Line], list[Found] | None]
) -> tuple[int, list[str]]:
    answer: list[str] = []
    for taken, line in enumerate(following):
        if line.is_blank or line.is_question:
            return taken, answer
        found = reads(line)
        if found is None:
            answer.extend(line.typed)
        elif all(isinstance(part, Note | Said) for part in found):
            answer.extend(part.text for part in found if isinstance(part, Note))
        else:
            return taken, answer
    return len(following), answer


def _step_of(question: str, context: Context) -> str:
    """Returns the step whose question this is, empty when it is the leader's own."""
    wanted = fold(question)
    for journey in context.library.journeys:
        for step in journey.steps:
            for known in step.questions:
                if wanted in {fold(known.sie), fold(known.du), fold(known.en)}:
                    return step.id
    return ""
