"""The page of conflicts: both versions of each, as far as they differ, in the leader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from fuehrung_cli.domain.differences import Difference
from fuehrung_cli.domain.field_labels import FIELDS
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Node,
    Pairs,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.facts import change_words, kind_label, values_words, words
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.conflicts import ConflictLine, Conflicts

_FIRST, _SECOND = "1", "2"


def conflicts_page(report: Conflicts, t: Translator) -> Document:
    """Lays out all conflicts, and what to type to merge them."""
    count = say_n("{n} conflict", "{n} conflicts", len(report.conflicts))
    title = Title(f"{t(say('TWO VERSIONS'))} · {t(count)}", t.day(report.day, "weekday"))
    blocks = [Block((title,))]
    if not report.conflicts:
        nothing = say("No file stands here in two versions.")
        return Document(t(say("Conflicts")), (*blocks, Block((Text(spans(t(nothing))),))))
    blocks += [_conflict(line, t) for line in report.conflicts]
    blocks.append(Block((Text(spans(_what_to_type(report, t))),), space_before=True))
    return Document(t(say("Conflicts")), tuple(blocks), t.language)


def _what_to_type(report: Conflicts, t: Translator) -> str:
    if any(line.choices or line.is_safe for line in report.conflicts):
        return t(say("Merge, asked for each: fuehrung conflicts --merge"))
    return t(say("Nothing to decide yet: wait until your sync is done"))


def conflict_document(line: ConflictLine, t: Translator) -> Document:
    """Lays out one conflict, above the question what to do with it."""
    return Document(t(say("Conflicts")), (_conflict(line, t),), t.language)


def _conflict(line: ConflictLine, t: Translator) -> Block:
    nodes: list[Node] = [Pairs(tuple(_files(line, t)))]
    for each in line.differences:
        decide = t(say("to decide")) if each.clashes else ""
        nodes.append(
            Text(spans(Span(_label(each, line, t), "label"), Span(_after(decide), "late")))
        )
        nodes.append(Items(tuple(_sides(each, t))))
    if line.unread is not None:
        nodes.append(Text(spans(t(line.unread))))
    nodes.append(Text(spans(Span(t(_STATES[line.state]), "hint"))))
    return Block(tuple(nodes), f"{line.number}  {_heading(line, t)}", line.entry, space_before=True)


def _heading(line: ConflictLine, t: Translator) -> str:
    what = t(Term("session_kind", line.kind)) if line.kind else t(_ROLES[line.role])
    at = t.moment(line.at, "weekday") if line.at is not None else ""
    return " · ".join(part for part in (line.person, at, what) if part)


_ROLES: Mapping[str, Message] = {
    "entry": say("entry"),
    "person": say("profile"),
    "salary": say("salary"),
    "notebook": say("notebook"),
    "rules": say("rules"),
    "journey": say("journey"),
}
_STATES: Mapping[str, Message] = {
    "same": say("The same in both; one is enough"),
    "merges": say("Can be merged: nothing of either gets lost"),
    "differs": say("Both say something else: you decide"),
    "missing": say("File 1 is missing: wait until your sync is done, or keep the copy"),
    "empty": say("File 1 is empty: wait until your sync is done, or keep the copy"),
    "waiting": say("The copy is empty: wait until your sync is done"),
    "damaged": say("One of the two cannot be read wholly: you decide"),
    "two_people": say("Two people have this entry: you decide whose it is"),
}


def _files(line: ConflictLine, t: Translator) -> list[tuple[str, Spans]]:
    """Returns both paths; of one in the same folder only its name."""
    if line.cause == "marks":
        inside = t(say("{file}, both versions within it", file=line.file))
        return [(f"{_FIRST} {_SECOND}", spans(inside))]
    folder = line.file.rpartition("/")[0]
    copy = line.copy.removeprefix(f"{folder}/") if folder else line.copy
    made = f" ({line.program})" if line.program else ""
    return [(_FIRST, spans(line.file)), (_SECOND, spans(copy, Span(made, "quiet")))]


def _after(words: str) -> str:
    return f"  {words}" if words else ""


def _sides(each: Difference, t: Translator) -> list[Item]:
    """Returns what each version says of one thing; of notes only the lines that differ."""
    first, second = ([_side(side, each, t)] for side in (each.first, each.second))
    if each.where == "notes":
        one, two = _lines(each.first), _lines(each.second)
        first, second = [x for x in one if x not in two], [x for x in two if x not in one]
    return [
        Item(spans(part or "–"), lead=number)
        for number, side in ((_FIRST, first), (_SECOND, second))
        for part in (side or [""])
    ]


def _lines(side: Mapping[str, object]) -> list[str]:
    return [line for line in str(side.get("notes", "")).splitlines() if line.strip()]


def _label(each: Difference, line: ConflictLine, t: Translator) -> str:
    part, _, rest = each.where.partition(".")
    if part == "facts":
        told = {**each.second, **each.first}
        first = line.person.split()[0] if line.person else ""
        by = str(told.get("by", ""))
        # What both versions say alike is not told here, so whose promise it is may not be known.
        label = kind_label(each.kind, by, first, t, type_=told.get("type", ""))
        if each.kind == "commitment" and not by:
            label = t(Term("kind", each.kind))
        return f"{label}  {line.entry}.{rest}"
    if part == "changes":
        return t(say("Change of {id}", id=rest))
    if each.where in _HEADS:
        return t(_HEADS[each.where])
    # The keys of settings and journeys are shown as they stand in the file.
    is_field = line.role == "person" and each.where in FIELDS
    label = t(Term("field", each.where)) if is_field else each.where
    return label[:1].upper() + label[1:] if is_field else label


_HEADS: Mapping[str, Message] = {
    "at": say("Day"),
    "kind": say("Kind of talk"),
    "purpose": say("Purpose"),
    "minutes": say("Minutes"),
    "notes": say("Notes"),
    "group": say("With others"),
    "name": say("Name"),
}


def _side(side: Mapping[str, object], each: Difference, t: Translator) -> str:
    """Returns what one version says about one thing."""
    if not side:
        return ""
    values = cast("Mapping[str, Value]", side)
    if each.where.startswith("facts."):
        return _fact_side(values, each.kind, t)
    if each.where.startswith("changes."):
        return _change_side(values, each.kind, t)
    value = values[each.where]
    match each.where, value:
        case "kind", str():
            return t(Term("session_kind", value))
        case "purpose", tuple():
            return t.joined([t(Term("purpose", str(part))) for part in value])
    return _plain(value, t)


def _fact_side(values: Mapping[str, Value], kind: str, t: Translator) -> str:
    known = {name: value for name, value in values.items() if name not in ("text", "by")}
    return t.joined([str(values.get("text", "")), values_words(kind, known, t)])


def _change_side(values: Mapping[str, Value], kind: str, t: Translator) -> str:
    state, remark = values.get("state"), str(values.get("remark", ""))
    fields = {name: value for name, value in values.items() if name not in ("state", "remark")}
    if not kind:
        return t.joined([str(state or ""), *(_plain(v, t) for v in fields.values()), remark])
    return t.joined([change_words(kind, cast("str | None", state), fields, t), remark])


def _plain(value: object, t: Translator) -> str:
    if isinstance(value, str | int | float | bool | date | datetime | tuple):
        return words(None, cast("Value", value), t)
    return str(value)


def done_words(line: ConflictLine, t: Translator) -> str:
    """Returns what has become of a conflict, on one line."""
    outcome = "missing" if line.state == "missing" else line.outcome
    words = _OUTCOMES["open" if line.outcome == "open" else outcome]
    return f"{line.number}  {_heading(line, t)}: {t(words)}"


_OUTCOMES: Mapping[str, Message] = {
    "open": say("left as it is"),
    "missing": say("the copy is in its place now"),
    "merged": say("merged into one; the copy is in the trash"),
    "original": say("file 1 kept; the copy is in the trash"),
    "copy": say("the copy counts now; what file 1 held is in the trash"),
    "both": say("both kept, what differs as an entry of its own"),
}


def choice_words(choice: str, line: ConflictLine, t: Translator) -> str:
    """Returns what a choice means, as it is offered."""
    if choice == "merged" and not line.is_safe:
        return t(say("merge into one; where both differ, file 1 counts"))
    return t(_CHOICES[choice])


_CHOICES: Mapping[str, Message] = {
    "merged": say("merge into one"),
    "original": say("keep file 1, the copy goes to the trash"),
    "copy": say("keep the copy, file 1 goes to the trash"),
    "both": say("keep both, what differs as an entry of its own"),
}
