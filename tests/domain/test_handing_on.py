"""What goes to the next leader is decided for every kind, each of its fields, and the profile."""

from __future__ import annotations

from builders.books import book, change, entry, talk
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.handing_on import (
    NEVER,
    PASSING,
    PROFILE,
    PROFILE_STAYS,
    handed_on,
    passed_values,
)
from fuehrung_cli.domain.kinds import (
    Agreement,
    Commitment,
    Goal,
    Kind,
    Picture,
    kind_named,
    kinds,
)
from fuehrung_cli.domain.person import Profile


def test_every_kind_is_decided() -> None:
    assert {kind.name for kind in kinds()} == PASSING.keys() | NEVER
    assert not PASSING.keys() & NEVER


def test_every_field_of_a_kind_that_passes_is_decided() -> None:
    for name, passed in PASSING.items():
        assert sorted((*passed.fields, *passed.stays)) == sorted(f.name for f in _kind(name).fields)


def test_what_passes_may_be_shared_and_is_not_reserved() -> None:
    for name, passed in PASSING.items():
        kind = _kind(name)
        assert kind.shareable
        reserved = {field.name for field in kind.fields if field.reserved}
        assert reserved.isdisjoint(passed.fields)
        needed = {field.name for field in kind.fields if field.required}
        assert needed <= set(passed.fields), "it could not be read back"


def test_every_field_of_the_profile_is_decided() -> None:
    known = [field.name for field in fields_of(Profile)]
    assert sorted((*PROFILE, *PROFILE_STAYS)) == sorted(known)


def test_only_the_picture_asks_for_consent() -> None:
    assert [name for name, passed in PASSING.items() if passed.how == "consent"] == ["picture"]


def test_what_is_settled_stays_behind() -> None:
    promised = talk("k7f3", 5, Commitment("person", "Angebot"), Goal("Modul 2"))
    kept = entry("m2xa", 1, change("k7f3.1", "kept"))
    assert [fact.kind for fact in handed_on(book(promised, kept), with_picture=False)] == ["goal"]


def test_fields_that_stay_are_taken_out() -> None:
    promise = Commitment("leader", "Vertretung", approval_from="Bereichsleitung", repair="spät")
    (fact,) = handed_on(book(talk("k7f3", 5, promise)), with_picture=False)
    assert passed_values(fact) == {"by": "leader", "text": "Vertretung"}


def test_the_picture_passes_with_consent_only() -> None:
    made = book(talk("k7f3", 5, Picture("Werkstatt leiten"), Agreement("cooperation", "yes")))
    assert handed_on(made, with_picture=False) == ()
    assert [fact.kind for fact in handed_on(made, with_picture=True)] == ["picture"]


def _kind(name: str) -> Kind:
    kind = kind_named(name)
    assert kind is not None
    return kind
