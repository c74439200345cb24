"""What is said of a text as a whole: near misses of markers, and matters that need care."""

from __future__ import annotations

from fuehrung_cli.domain.capture.lines import Draft
from fuehrung_cli.domain.capture.results import Note, Result, Said
from fuehrung_cli.domain.markers import all_labels
from fuehrung_cli.domain.sensitive import needs_care
from fuehrung_cli.errors import say

SHORTEST_NEAR = 5


def hints(draft: Draft, results: tuple[Result, ...]) -> tuple[Said, ...]:
    """Returns the remarks on the whole text, at most one of each kind."""
    notes = {result.line for result in results if isinstance(result, Note)}
    labels = [line.label for line in draft.lines if line.label and line.number in notes]
    near = {label: meant for label in labels if (meant := _near(label))}
    said: list[Said] = []
    if near:
        pairs = ", ".join(f"{typed}: → {meant}:" for typed, meant in near.items())
        said.append(
            Said(
                "near miss of a marker",
                say("Not read as a marker, perhaps meant: {pairs}", pairs=pairs),
            )
        )
    if any(isinstance(result, Note) and needs_care(result.text) for result in results):
        said.append(
            Said(
                "may hold health or family matters",
                say("A note may hold health or family matters; write what you do, not why"),
            )
        )
    return tuple(said)


def _near(label: str) -> str | None:
    """Returns the marker of five letters or more that is one letter away."""
    if len(label) < SHORTEST_NEAR:
        return None
    return next(
        (
            known
            for known in all_labels()
            if len(known) >= SHORTEST_NEAR and known != label and _is_one_off(label, known)
        ),
        None,
    )


def _is_one_off(one: str, two: str) -> bool:
    """Says whether one letter was added, left out, changed or swapped with the next."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    if len(one) == len(two):
        swapped = one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
        return one[start + 1 :] == two[start + 1 :] or swapped == two[start:]
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return longer[start + 1 :] == shorter[start:]
