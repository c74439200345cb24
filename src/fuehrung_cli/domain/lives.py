"""The six lives that all facts share.

A life is a shape: where it starts, which moves are allowed, what is reachable from everywhere and
which states still want something. A kind gives the shape its own names with `named`, so a file
reads `state = "cancelled_by_person"` while reports ask the shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Life:
    """A life cycle: state → states that a change may lead to."""

    start: str
    moves: Mapping[str, tuple[str, ...]]
    anywhere: tuple[str, ...] = ()
    """Reachable from every state on the same day, e.g. withdrawn."""
    open: tuple[str, ...] = ()
    """States in which the fact still wants something or still holds."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """State of this kind → state of the shared shape; empty when they are the same."""

    @property
    def states(self) -> tuple[str, ...]:
        """Returns every state, the start first."""
        named = [self.start, *self.moves, *(s for to in self.moves.values() for s in to)]
        return tuple(dict.fromkeys([*named, *self.anywhere]))

    def next_states(self, state: str) -> tuple[str, ...]:
        """Returns the states that may follow `state`."""
        return tuple(dict.fromkeys([*self.moves.get(state, ()), *self.anywhere]))

    def allows(self, state: str, to: str) -> bool:
        """Says whether a change from `state` to `to` is allowed."""
        return to in self.next_states(state)

    def role(self, state: str) -> str:
        """Returns the state of the shared shape that this kind's `state` stands for."""
        return self.roles.get(state, state)

    def named(self, **names: str) -> Life:
        """Returns the same life with the kind's own names, given as shape=name."""
        name = {state: names.get(state, state) for state in self.states}
        return Life(
            start=name[self.start],
            moves={name[s]: tuple(name[t] for t in to) for s, to in self.moves.items()},
            anywhere=tuple(name[state] for state in self.anywhere),
            open=tuple(name[state] for state in self.open),
            roles={own: state for state, own in name.items() if own != state},
        )

    def only(self, *states: str) -> Life:
        """Returns the same life reduced to `states` of the shape, before they are named."""
        return Life(
            start=self.start,
            moves={
                s: tuple(t for t in to if t in states)
                for s, to in self.moves.items()
                if s in states
            },
            anywhere=tuple(state for state in self.anywhere if state in states),
            open=tuple(state for state in self.open if state in states),
        )

    def starting(self, state: str) -> Life:
        """Returns the same life with another first state."""
        return replace(self, start=state)

    def holding(self, *states: str) -> Life:
        """Returns the same life with other states in which the fact is still open."""
        return replace(self, open=states)


PROMISE = Life(
    "open",
    {
        "open": ("kept", "broken", "released"),
        # A promise not kept can still be made good or agreed anew; a wrong tick taken back.
        "broken": ("kept", "open", "released"),
        "kept": ("open", "broken"),
        "released": ("open",),
    },
    open=("open",),
)
MEASURE = Life(
    "running",
    {
        "planned": ("running", "done"),
        "running": ("planned", "done"),
        "done": ("running", "reviewed"),
        "reviewed": (),
        "stopped": ("running",),
    },
    anywhere=("stopped",),
    open=("planned", "running"),
)
QUOTE = Life(
    "recorded",
    {"recorded": ("confirmed",), "confirmed": ("confirmed",), "withdrawn": ()},
    anywhere=("withdrawn",),
    open=("recorded", "confirmed"),
)
TERMS = Life(
    "proposed",
    {"proposed": ("agreed",), "agreed": ("agreed",), "ended": ()},
    anywhere=("ended",),
    open=("proposed", "agreed"),
)
ASK = Life(
    "given",
    {"given": ("closed",), "closed": ("given",), "withdrawn": ()},
    anywhere=("withdrawn",),
    open=("given",),
)
EVENT = Life(
    "noted",
    {
        "noted": ("talked", "closed"),
        "talked": ("closed", "noted"),
        "closed": ("noted",),
    },
    open=("noted",),
)
