"""Sessions in which every text is a word of its own, so that a law can say where none may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.kinds import Foreign, kind_of
from fuehrung_cli.domain.session import Session


class Marked:
    """Puts a word of its own into every text, and knows what each may be seen for."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[str, str]] = {}

    def word(self, kind: str, field: str) -> str:
        made = f"WORT{len(self.places)}X"
        self.places[made] = (kind, field)
        return made

    def values(self, kind: str, content: type, given: Mapping[str, Any]) -> dict[str, Any]:
        texts = {f.name: f.base for f in fields_of(content) if f.base in ("text", "texts")}
        return {
            name: self.word(kind, name)
            if texts.get(name) == "text"
            else tuple(self.word(kind, name) for _ in value)
            if texts.get(name) == "texts" and isinstance(value, tuple)
            else value
            for name, value in given.items()
        }

    def session(self, session: Session) -> Session:
        facts = []
        for opened in session.facts:
            spec = kind_of(opened.content)
            if spec is None or isinstance(opened.content, Foreign):
                facts.append(opened)
                continue
            given = {f.name: getattr(opened.content, f.name) for f in spec.fields}
            values = self.values(spec.name, spec.content, given)
            made: Any = spec.content
            facts.append(replace(opened, content=made(**values)))
        notes = self.word("session", "notes")
        changes = [replace(c, set={}, text=self.word("change", "text")) for c in session.changes]
        return replace(session, notes=notes, facts=tuple(facts), changes=tuple(changes))
