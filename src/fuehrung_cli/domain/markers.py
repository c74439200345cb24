"""The markers: what a line may begin with, in German and English.

Every kind is also a marker by its English name, without presets; a new kind needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Source, kinds
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.words import MOVED, STATE_WORDS, typed_words, words_for
from fuehrung_cli.frozen import dataclass

Both = tuple[tuple[str, ...], tuple[str, ...]]
"""German words, English words; the first of each is the one that is printed."""


@dataclass(frozen=True)
class Marker:
    """A fact that a label opens, with the values it presets."""

    kind: str
    presets: Mapping[str, Value] = field(default_factory=dict)
    source: Source | None = None
    dated: bool = True
    """A trailing `bis …` is the due day. An intention has none."""


ME = ("ich", "me", "i", "zusage", "promise", "my promise", "meine zusage")
THEM = ("sie", "er", "she", "he", "they")

FACTS: tuple[tuple[Marker, Both], ...] = (
    (Marker("goal"), (("ziel",), ("goal",))),
    (Marker("motive"), (("antrieb", "motiv"), ("motive",))),
    (Marker("picture"), (("bild", "erfolgsbild"), ("picture",))),
    (Marker("success"), (("gelungen", "erfolg"), ("success", "went well", "win"))),
    (
        Marker("topic"),
        (("nächstes mal", "thema", "fürs nächste mal"), ("next time", "topic", "for next time")),
    ),
    (Marker("rating", {"subject": "energy"}), (("energie",), ("energy",))),
    (Marker("rating", {"subject": "satisfaction"}), (("zufriedenheit",), ("satisfaction",))),
    (Marker("commitment", {"by": "leader"}, dated=False), (("absicht",), ("intention",))),
    (
        Marker("service_statement"),
        (("leistungsversprechen",), ("service statement",)),
    ),
    (Marker("benefit"), (("nutzen",), ("benefit",))),
    (Marker("working_agreement", {"type": "rule"}), (("spielregel", "regel"), ("ground rule",))),
    (
        Marker("working_agreement", {"type": "process"}),
        (("vereinbarter ablauf",), ("agreed process",)),
    ),
    (
        Marker("working_agreement", {"type": "system"}),
        (("vereinbartes system",), ("agreed system",)),
    ),
    (Marker("requirement", {"type": "service"}), (("wunsch", "anforderung"), ("wish",))),
    (Marker("requirement", {"type": "solution"}), (("gewünschte lösung",), ("wanted solution",))),
    (
        Marker("requirement", {"type": "engagement"}),
        (("mindestanforderung", "mindesteinsatz"), ("minimum requirement", "minimum engagement")),
    ),
    (
        Marker("requirement", {"type": "qualification"}),
        (("mindestqualifikation",), ("minimum qualification",)),
    ),
    (Marker("responsibility"), (("verantwortung",), ("responsibility",))),
    (Marker("competence", {"type": "authority"}), (("befugnis",), ("authority",))),
    (Marker("competence", {"type": "skill"}), (("können",), ("skill",))),
    (Marker("advice"), (("rat", "wege"), ("advice", "options"))),
    (Marker("development_action"), (("entwicklungsschritt",), ("development step",))),
    (Marker("retention_measure"), (("bindungsmaßnahme",), ("retention measure",))),
    (Marker("assignment"), (("begonnener weg",), ("journey under way",))),
    (Marker("situation"), (("situation",), ("situation",))),
    (Marker("observation"), (("beobachtung",), ("observation",))),
    (Marker("stay_signal", {"type": "stay"}), (("will bleiben",), ("wants to stay",))),
    (Marker("stay_signal", {"type": "thinking"}), (("denkt ans gehen",), ("thinks of leaving",))),
    (Marker("stay_signal", {"type": "offer"}), (("hat ein angebot",), ("has an offer",))),
    (Marker("stay_signal", {"type": "resigned"}), (("hat gekündigt",), ("has resigned",))),
    (Marker("referral"), (("empfehlung",), ("referral",))),
    (Marker("departure"), (("weggang",), ("departure",))),
    (Marker("own_value"), (("eigener wert",), ("own value",))),
    (Marker("guess"), (("vermutung",), ("guess",))),
    (Marker("exception"), (("ausnahme",), ("exception",))),
    (Marker("reply"), (("stellungnahme", "gegendarstellung"), ("reply",))),
)
HEADERS: dict[str, Both] = {
    "at": (("datum", "am"), ("date", "at")),
    "minutes": (("dauer", "minuten"), ("duration", "minutes")),
    "kind": (("art",), ("kind",)),
    "purpose": (("anlass",), ("purpose",)),
    "group": (("gruppe",), ("group",)),
    "next": (
        ("nächstes", "nächster termin", "nächstes gespräch"),
        ("next", "next talk", "next meeting"),
    ),
    "notes": (("notizen",), ("notes",)),
}
_ANSWERS: dict[str, Both] = {
    "yes": (("ja",), ("yes",)),
    "no": (("nein",), ("no",)),
    "not_yet": (("noch nicht",), ("not yet",)),
    "withdrawn": (("zurückgezogen",), ("withdrawn",)),
}
_CONDITIONS: Both = (("wenn", "falls"), ("if",))
_SCOPES: dict[tuple[str, ...], Both] = {
    ("engagement",): (("einsatz",), ("engagement",)),
    ("cooperation",): (("zusammenarbeit",), ("cooperation",)),
    ("engagement", "cooperation"): (("beides",), ("both",)),
}


@dataclass(frozen=True)
class Consent:
    """A label of the yes: which scopes, and the answer; `withdrawn` takes one back."""

    scopes: tuple[str, ...]
    answer: str


@cache
def fact_markers() -> dict[str, Marker]:
    """Returns folded label → the fact it opens."""
    made = {fold(w): marker for marker, both in FACTS for words in both for w in words}
    for kind in kinds():
        for name in (kind.name, kind.name.replace("_", " ")):
            made.setdefault(name, Marker(kind.name))
    return made


def spoken_markers(language: str) -> Iterator[tuple[str, Marker]]:
    """Yields the labels of facts in a language, only those to print, with what each presets."""
    column = language != "de"
    for marker, both in FACTS:
        yield both[column][0], marker
    for scopes, names in _SCOPES.items():
        if len(scopes) > 1:
            continue
        for answer, words in _ANSWERS.items():
            given = {"scope": scopes[0], "answer": answer}
            yield f"{words[column][0]} {names[column][0]}", Marker("agreement", given)
        label = f"{_ANSWERS['yes'][column][0]} {names[column][0]} {_CONDITIONS[column][0]}"
        yield label, Marker("agreement", {"scope": scopes[0], "answer": "yes_if"})


def marker_word(key: str, language: str) -> str:
    """Returns the label that opens a fact in a language, as it is printed.

    The key is the kind, and behind it values that the label presets: `motive`, `rating.energy`,
    `agreement.cooperation.yes`.
    """
    kind, *values = key.split(".")
    return next(
        word
        for word, marker in spoken_markers(language)
        if marker.kind == kind and {*values} <= {*marker.presets.values()}
    )


@cache
def headers() -> dict[str, str]:
    """Returns folded label → header key."""
    return {fold(w): key for key, both in HEADERS.items() for words in both for w in words}


@cache
def consents() -> dict[str, Consent]:
    """Returns folded label → the answer and scope it names, e.g. `ja zusammenarbeit wenn`."""
    return {fold(label): consent for label, consent in _consents()}


def _consents() -> Iterator[tuple[str, Consent]]:
    for scopes, names in _SCOPES.items():
        for column in (0, 1):
            for name in names[column]:
                for answer, words in _ANSWERS.items():
                    yield from ((f"{w} {name}", Consent(scopes, answer)) for w in words[column])
                for condition in _CONDITIONS[column]:
                    yes = _ANSWERS["yes"][column][0]
                    yield f"{yes} {name} {condition}", Consent(scopes, "yes_if")


@cache
def bare_answers() -> frozenset[str]:
    """Returns the words of an answer that names no scope: never a yes."""
    words = {
        fold(word)
        for answer, both in _ANSWERS.items()
        if answer != "withdrawn"
        for word in (*both[0], *both[1])
    }
    return frozenset(words | {"ja wenn", "ja falls", "yes if"})


@cache
def purpose_labels() -> dict[str, str]:
    """Returns folded label → purpose, for notes such as „Lob: …"."""
    return typed_words("purpose")


@cache
def states() -> dict[str, tuple[str, ...]]:
    """Returns folded state word → states it can mean; moved has none of its own."""
    made: dict[str, tuple[str, ...]] = {}
    own = ((state, ()) for kind in kinds() for state in kind.life.states)
    for key, words in (*LABELS["state"].items(), *own):
        state = key.rpartition(".")[2]
        # `cancelled_by_leader` as exports write it is understood, too.
        for word in (*words, state, state.replace("_", " ")):
            made[fold(word)] = tuple(dict.fromkeys([*made.get(fold(word), ()), state]))
    for word, keys in STATE_WORDS.items():
        made[fold(word)] = tuple(dict.fromkeys([*keys, *made.get(fold(word), ())]))
    return {**made, **{fold(word): () for word in MOVED}}


@cache
def all_labels() -> tuple[str, ...]:
    """Returns every label of a marker, for naming near misses."""
    return tuple({**fact_markers(), **headers(), **consents(), **states()})


def reset() -> None:
    """Forgets what was computed from the registry and the words; for tests that add a kind."""
    for computed in (
        *(fact_markers, headers, consents, bare_answers, purpose_labels, states, all_labels),
        *(typed_words, words_for),
    ):
        computed.cache_clear()
