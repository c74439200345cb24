"""The page before a talk. What stands above the line may lie on the table between the two."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.layout.brief_wishes import (
    consent_block,
    goals_block,
    motives_block,
    picture_block,
)
from fuehrung_cli.layout.document import (
    Block,
    Divider,
    Document,
    Item,
    Items,
    Node,
    Role,
    Span,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.phrases import (
    due_phrase,
    genitive,
    kept_phrase,
    more_line,
    sentence,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.brief import Brief
from fuehrung_cli.reports.brief_lines import PromiseLine, SituationLine
from fuehrung_cli.signals.signal import Signal


@dataclass(frozen=True)
class Pictures:
    """What only a page with room shows at the end of each part."""

    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()


NO_PICTURES = Pictures()
LINES = 45
OPENING_LINES = 12
"""So that the box below still has room on a screen of 24 lines."""
MOST_FIRST = 3
MOST_REASONS = 3
MOST_SITUATIONS = 2


def brief_page(
    brief: Brief,
    t: Translator,
    *,
    for_person: bool = False,
    why: bool = False,
    pictures: Pictures = NO_PICTURES,
) -> Document:
    """Lays out the brief; `for_person` ends above the line, `why` adds the reasons."""
    below = [] if for_person else _below(brief, t, pictures.below)
    blocks = [*_above(brief, t, why=why), *pictures.above, *below]
    title = t(say("Talk with {name}", name=brief.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language, LINES)


def opening_page(brief: Brief, t: Translator) -> Document:
    """Lays out what is open when the talk is typed: last notes, topics, the leader's promises."""
    blocks = [Block((_title(brief, t),)), _pick_up(brief, t), _mine(brief, t)]
    title = t(say("Talk with {name}", name=brief.name))
    return Document(title, tuple(b for b in blocks if b.nodes), t.language, OPENING_LINES)


def _above(brief: Brief, t: Translator, *, why: bool) -> list[Block]:
    return [
        Block((_title(brief, t),)),
        _first(brief, t),
        _questions(brief, t, why=why),
        _pick_up(brief, t),
        _successes(brief, t),
        _mine(brief, t),
        _theirs(brief, t),
        picture_block(brief, t),
        goals_block(brief, t),
        motives_block(brief, t),
        consent_block(brief, t),
        _situations(brief, t),
    ]


def _below(brief: Brief, t: Translator, pictures: tuple[Block, ...]) -> list[Block]:
    below = [_reasons(brief, t), _steps(brief, t), *pictures]
    if not any(block.nodes for block in below):
        return []
    return [Block((_divider(t),)), *below]


def _divider(t: Translator) -> Divider:
    # A printed page lies on the table: what is below the line would lie there by accident.
    return Divider(
        t(say("from here for you only")), t(say("Notes for the leader alone are not printed."))
    )


def _title(brief: Brief, t: Translator) -> Title:
    parts = [brief.role]
    if brief.led_since:
        parts.append(t(say("with you since {day}", day=brief.led_since)))
    if brief.last_contact is None:
        parts.append(t(say("no talk yet")))
    else:
        parts.append(t(_last(brief.last_contact, brief.days_since_contact or 0)))
    when = t.moment(brief.talk or brief.day)
    return Title(_name(brief, t), when, (spans(t.joined(parts)),))


def _name(brief: Brief, t: Translator) -> str:
    """Returns the name with the state of the person: on the line below it could be cut off."""
    name = brief.name.upper()
    return name if brief.state == "active" else f"{name} · {t(Term('person_state', brief.state))}"


def _last(day: date, days: int) -> Message:
    if days == 0:
        return say("last {day:short} (today)", day=day)
    return say_n("last {day:short} ({n} day)", "last {day:short} ({n} days)", days, day=day)


def _first(brief: Brief, t: Translator) -> Block:
    items = [_action(action, t) for action in brief.first[:MOST_FIRST]]
    return _list_block(t(say("FIRST")), items, numbered=True)


def _action(action: Action, t: Translator) -> Item:
    what, why = t(action.what), t(action.why)
    if action.kind not in ("promise_overdue", "repair"):
        return Item(spans(what, Span(f" ({why})", "quiet")))
    role: Role = "late" if action.kind == "promise_overdue" else "plain"
    return Item(spans(what), identifier=action.fact, aside=spans(why), role=role)


def _questions(brief: Brief, t: Translator, *, why: bool) -> Block:
    items = [
        Item(
            spans(asked.text),
            more=(spans(Span(f"#{asked.step}: {t(asked.why)}", "quiet")),) if why else (),
        )
        for asked in brief.questions
    ]
    return _list_block(t(say("QUESTIONS")), items, numbered=True)


def _pick_up(brief: Brief, t: Translator) -> Block:
    nodes: list[Node] = []
    for note in brief.notes:
        words = " ".join(line.strip() for line in note.text.splitlines() if line.strip())
        own_day = Span(f"{t.near(note.day, brief.day)} ", "label")
        lead = spans() if note is brief.notes[-1] else (own_day,)
        nodes.append(Text((*lead, Span(words)), may_cut=True, max_lines=2))
    topics = [
        Item(spans(t(say("next time: {text}", text=topic.text))), mark="·", identifier=topic.id)
        for topic in brief.topics
    ]
    if topics:
        nodes.append(Items(tuple(topics)))
    day = t.near(brief.notes[-1].day, brief.day) if brief.notes else ""
    heading = t(say("PICK UP"))
    return Block(
        tuple(nodes),
        f"{heading} ({day})" if day else heading,
        minimum=2,
        yields=4,
        more=more_line(t),
    )


def _successes(brief: Brief, t: Translator) -> Block:
    texts = [f"{line.text} ({t.near(line.day, brief.day)})" for line in brief.successes]
    nodes = (Text(spans(t.joined(texts[:2])), may_cut=True, max_lines=2),) if texts else ()
    return Block(nodes, t(say("WENT WELL")), inline=True, yields=9)


def _mine(brief: Brief, t: Translator) -> Block:
    items = [_promise(line, brief, t) for line in brief.mine]
    heading = t(say("MY PROMISES"))
    kept = kept_phrase(brief.kept, t)
    if not items and not kept:
        return Block(())
    nodes = (Items(tuple(items)),) if items else (Text(spans(t(say("None open")))),)
    return Block(nodes, heading, kept, minimum=3, yields=3, more=more_line(t), space_before=True)


def _theirs(brief: Brief, t: Translator) -> Block:
    items = [_promise(line, brief, t) for line in brief.theirs]
    heading = t(say("{NAMES} PROMISES", NAMES=genitive(brief.first_name, t).upper()))
    return _list_block(heading, items, minimum=1, yields=5, more=more_line(t))


def _promise(line: PromiseLine, brief: Brief, t: Translator) -> Item:
    late = line.overdue_days > 0
    return Item(
        spans(line.text),
        mark="!" if late else "",
        lead=t.near(line.due, brief.day) if line.due else "",
        identifier=line.id,
        aside=spans(due_phrase(line.due, line.overdue_days, brief.day, t)),
        role="late" if late else "plain",
    )


def _reasons(brief: Brief, t: Translator) -> Block:
    """Returns at most three reasons to talk; everything else stands in `signals`."""
    if not brief.reasons:
        return Block(())
    items = tuple(Item(spans(_reason(signal, brief, t))) for signal in brief.reasons[:MOST_REASONS])
    heading = t(say("REASONS TO TALK ({n})", n=len(brief.reasons)))
    more = t(say("more: fuehrung signals {name} --why", name=brief.call))
    return Block((Items(items),), heading, more)


def _reason(signal: Signal, brief: Brief, t: Translator) -> str:
    said = sentence(t(signal.reason))
    if signal.name != "only_business" or not brief.last_recognition:
        return said
    day = t.near(brief.last_recognition, brief.day)
    return t.joined([said, t(say("last recognition {day}", day=day))])


def _situations(brief: Brief, t: Translator) -> Block:
    lines = [_situation(line, brief, t) for line in brief.situations[:MOST_SITUATIONS]]
    nodes = tuple(Text(spans(line), may_cut=True) for line in lines)
    return Block(nodes, t(say("SITUATION")), inline=True, yields=7)


def _situation(line: SituationLine, brief: Brief, t: Translator) -> str:
    kind = t(Term("choice", line.type))
    parts = [t(say("{type} since {day}", type=kind, day=t.near(line.since, brief.day)))]
    if line.support or line.adaptation:
        parts.append(t(say("promised: {text}", text=line.support or line.adaptation)))
    if line.follow_up:
        parts.append(t(say("ask again {day}", day=t.near(line.follow_up, brief.day))))
    return t.joined(parts)


def _steps(brief: Brief, t: Translator) -> Block:
    if not brief.steps or brief.last_contact is None:
        return Block(())
    figure = t(
        say(
            "{current} of {all} current",
            current=brief.progress.current,
            all=brief.progress.applicable,
        )
    )
    parts = [figure]
    for word in ("due", "overdue", "broken"):
        names = [s.step.short.get(t.language) for s in brief.steps if s.word == word]
        if names:
            parts.append(f"{t(Term('step_state', word))}: {', '.join(names)}")
    return Block((Text(spans(t.joined(parts))),), t(say("STEPS")), inline=True)


def _list_block(
    heading: str,
    items: list[Item],
    *,
    numbered: bool = False,
    minimum: int = 1,
    yields: int = 0,
    more: str = "",
) -> Block:
    nodes = (Items(tuple(items), numbered),) if items else ()
    return Block(nodes, heading, minimum=minimum, yields=yields, more=more)
