"""Pages with one person each, as Obsidian and its like keep them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from builders.imports import left, place, read
from fuehrung_cli.domain.person import Profile

PAGE = """---
aliases: [Anni, "Annchen"]
role: Ingenieurin
Eintritt: 1.9.2024
tags:
  - person
---
# Anna Berger

Sie kam aus Ulm.

## 2026-11-03 1:1
Will **mehr**.
### Nachtrag
- 2026-01-01: bleibt Text
ich: bleibt auch Text

## [[2026-11-04]] Lob vom Kunden
## Mi 05.11.2026 14:30
## 2026-11-06T09:30 Telefonat: kurz
Worte
## Ideen
- 2026-11-07: Danke gesagt
  weiter
- **8.11.2026** Messe
- ohne Tag
"""


def test_dated_headings_and_items_become_entries() -> None:
    plan = place(read(PAGE, "vault/Anna Berger.md"))
    (newcomer,) = plan.people
    assert newcomer.person.name == "Anna Berger"
    profile = Profile("Ingenieurin", start=date(2024, 9, 1), nicknames=("Anni", "Annchen"))
    assert newcomer.person.profile == profile
    assert [(p.session.at, p.session.kind, p.session.notes) for p in plan.entries] == [
        (
            *(date(2026, 11, 3), "one_on_one"),
            "Will **mehr**.\n### Nachtrag\n- 2026-01-01: bleibt Text\nich: bleibt auch Text",
        ),
        (date(2026, 11, 4), "entry", "Lob vom Kunden"),
        (datetime(2026, 11, 5, 14, 30, tzinfo=UTC), "entry", ""),
        (datetime(2026, 11, 6, 9, 30, tzinfo=UTC), "phone", "Telefonat: kurz\nWorte"),
        (date(2026, 11, 7), "entry", "Danke gesagt\n  weiter"),
        (date(2026, 11, 8), "entry", "Messe"),
    ]
    assert left(plan) == [(10, "from here on text has no day")]


def test_a_page_about_nobody_is_left() -> None:
    made = read("# Rezepte\nMehl\n", "Rezepte.md")
    assert made.people == ()
    assert [why for _, why in left(made)] == [
        "nothing in it has a day, and it does not say that it is about a person"
    ]


def test_a_block_at_the_top_that_never_ends_is_text() -> None:
    made = read("---\nrole: x\n## 2026-11-03\ny\n", "Anna Berger.md")
    assert ([each.profile for each in made.people], len(made.entries)) == ([Profile()], 1)


def test_twice_is_once() -> None:
    first = place(read(PAGE, "Anna Berger.md"))
    again = place(read(PAGE, "elsewhere/Anna Berger.md"), there=first)
    assert (again.people, again.entries) == ((), ())
