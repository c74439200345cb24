"""`signals --snooze`: a rule rests for one person, with a reason and an end."""

from __future__ import annotations

from datetime import timedelta

from fuehrung_cli.cli.appointments import day_of
from fuehrung_cli.cli.reasons import whole_team
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.writing import record
from fuehrung_cli.domain.thresholds import Rule
from fuehrung_cli.errors import ForbiddenError, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.records import PersonFile

MOST_DAYS = 60
"""So that no rule is put to rest for good and forgotten."""


@dataclass(frozen=True)
class Snooze:
    """What was typed: whose rule rests, which, until when, and why."""

    name: str | None
    rule: str | None
    until: str | None
    because: str


def rest(run: Run, typed: Snooze, *, as_json: bool) -> int:
    """Writes down that a rule rests, as a line of the grammar would.

    Raises:
        UsageError: something is missing, the rule is none, or the day is not among the next 60.
        ForbiddenError: this rule does not rest.
    """
    because = " ".join(run.clean(typed.because).split())
    if not (typed.name and typed.rule and typed.until and because):
        raise UsageError(
            say("A rule rests for one person, until a day, and for a reason"),
            say(
                "Type: fuehrung signals {name} --snooze {rule} --until {day} --because TEXT",
                name=typed.name or "NAME",
                rule=typed.rule or "RULE",
                day=typed.until or "DATE",
            ),
        )
    file = run.find(typed.name)
    rule = _rule(run, file, typed.rule)
    until = day_of(run, "--until", typed.until)
    last = run.today + timedelta(days=MOST_DAYS)
    if not run.today <= until <= last:
        raise UsageError(
            say("A rule rests for at most {n} days, so until {day} at the latest",
                n=MOST_DAYS, day=last),
            say("Then it may be put to rest again"),
        )  # fmt: skip
    # The reason stands in a field of its own, so that no day or # in it is read.
    lines = ("exception:", "  text:", f"  | {because}", f"  rule: {rule.id}", f"  end: {until}")
    return record(run, file, "\n".join(lines), kind="entry", as_json=as_json)


def _rule(run: Run, file: PersonFile, typed: str) -> Rule:
    team = whole_team(run)
    known = team.asked.thresholds(file.person)
    found = known.named(typed)
    if found is None:
        raise UsageError(
            say("There is no rule {rule}", rule=typed),
            say("Possible: {choices}", choices=tuple(r.id for r in known.rules.values())),
        )
    rule = found[1]
    if not rule.can_rest:
        raise ForbiddenError(
            say("{rule} does not rest", rule=rule.id),
            say("The reason: {why}", why=rule.why.get(run.t.language)),
        )
    told = team.of(file)
    for signal in (each.signal for each in told.reasons):
        if signal.rule == rule.id and not signal.can_rest:
            raise ForbiddenError(
                say("{rule} does not rest while this holds: {reason}",
                    rule=rule.id, reason=signal.reason),
                say("See what clears it: fuehrung signals {name} --why", name=told.call),
            )  # fmt: skip
    return rule
