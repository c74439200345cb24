"""A page with other words in the same places."""

from __future__ import annotations

from builders.journeys import main_journey
from builders.team_sued import DAY, team
from fuehrung_cli.layout.retold import retold
from fuehrung_cli.layout.team import team_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render
from fuehrung_cli.reports.team import team as team_report


def test_every_text_changes_and_the_page_still_fits() -> None:
    page = team_page(team_report(team(), main_journey(), DAY, rhythm_days=14), Translator("de"))
    longer = retold(page, lambda text: text.replace("fuehrung ", "fuehrung demo "))
    shown = render(longer, "terminal", Options(80))
    assert shown.count("fuehrung demo ") == render(page, "terminal", Options(80)).count("fuehrung ")
    assert max(map(len, shown.splitlines())) <= 80
    assert retold(page, str) == page
