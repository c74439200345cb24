"""The brief and the team table that every change is measured by: each figure, day and state."""

from __future__ import annotations

import pytest

from builders.journeys import main_journey, shipped_thresholds
from builders.team_sued import DAY, anna
from builders.team_table import team_of_the_table
from fuehrung_cli.layout.brief import brief_page
from fuehrung_cli.layout.team import team_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.team import team

TABLE = {
    "de": """\
Berger, Anna 9 3/9 2 / 1 7 von 9 8/10 –
Demir, Cem 4 5/8 1 / 0 6 von 6 9/10 –
Fischer, Jonas 2 4/7 1 / 0 zu wenig 5/10 –
Hoffmann, Lea Pause – 0 / 0 – 0/10 –
Krüger, Tom 38 (14) 1/4 0 / 0 zu wenig 3/10 –
Nowak, Ewa 6 2/10 3 / 2 5 von 9 7/10 –
Schulz, Petra 1 3/6 1 / 0 91 % 8/10 –
Weiss, Ole 12 1/2 0 / 0 zu wenig 4/10 01.12.
Meine Zusagen 31 von 38 gehalten in 12 Monaten (82 %)
Gesprächszeit, 30 Tage 7,5 Std.
Bindungsaufwand, 12 Monate 61 Std. + 4.350 €
02.11. Tom: Wieder miteinander sprechen · 38
07.11. Ewa: „Urlaubsplanung“ einlösen oder neu
09.11. Anna: „Schulung Gewerbe“ einlösen oder
20.11. Ewa: „Technik“ einlösen oder neu
25.11. Petra: Über das JA sprechen ·""",
    "en": """\
Berger, Anna 9 3/9 2 / 1 7 of 9 8/10 –
Demir, Cem 4 5/8 1 / 0 6 of 6 9/10 –
Fischer, Jonas 2 4/7 1 / 0 too few 5/10 –
Krüger, Tom 38 (14) 1/4 0 / 0 too few 3/10 –
Nowak, Ewa 6 2/10 3 / 2 5 of 9 7/10 –
Schulz, Petra 1 3/6 1 / 0 91 % 8/10 –
My promises 31 of 38 kept in 12 months (82 %)
Time for talks, 30 days 7.5 h
Keeping people, 12 months 61 h + €4,350""",
}
BRIEF = {
    "de": """\
ANNA BERGER Do 26.11.2026, 10:00 Uhr
Kundenberaterin Gewerbe · mit Ihnen seit 01.09.2024 · zuletzt 05.11. (21 Tage)
k7f3 seit 17 Tagen fällig
2 Weitergeben: Lob der Firma Reiter (notiert am 17.11.)
3 Nach dem JA fragen (gilt bis 16.12., Bedingung „Vormittag ohne Termine“)
1 Welche Zusage von mir ist aus Ihrer Sicht offen?
ANKNÜPFEN (05.11.)
· nächstes Mal: Parkplatz, Homeoffice freitags t3p8
GELUNGEN Modul 1 bestanden (12.11.)
MEINE ZUSAGEN 7 von 9 gehalten in 12 Monaten, davon 1 verspätet
! 09.11. Schulung Gewerbe klären k7f3 seit 17 Tagen fällig
04.12. Vertretung mit der Bereichsleitung m2xa in 8 Tagen
30.11. Liste der 20 Bestandsbetriebe a4d9 in 4 Tagen
bestätigt 19.06.2026
1 Zertifikat Gewerbe 1 von 4 30.06. Qualität Süd
2 Zwölf neue Betriebe im Jahr 8 von 12 31.12. Neugeschäft Süd
ANNAS ANTWORT (JA) Engagement ja (19.06.) · Zusammenarbeit ja mit Bedingung:
SITUATION Umorganisation seit 19.10. · zugesagt: Vertretung · Prüfung 04.12.
ANLÄSSE ZUM GESPRÄCH (3) mehr: fuehrung signals anna --why
seit 17 Tagen fällig
1 von 6 Kontakten in 60 Tagen nicht sachbezogen · letzte Anerkennung 02.10.
SCHRITTE 8 von 10 aktuell · fällig: Kontakt · gestört: Vertrauen""",
    "en": """\
ANNA BERGER Thu 26 Nov 2026, 10:00
last 5 Nov (21 days)
1 Zertifikat Gewerbe 1 of 4 30 Jun Qualität Süd
2 Zwölf neue Betriebe im Jahr 8 of 12 31 Dec Neugeschäft Süd
REASONS TO TALK (3) more: fuehrung signals anna --why
STEPS 8 of 10 current · due: Contact · disturbed: Trust""",
}


def _plain(shown: str) -> str:
    return "\n".join(" ".join(line.split()) for line in shown.splitlines())


def _missing(expected: str, shown: str) -> list[str]:
    found = _plain(shown)
    return [line for line in expected.splitlines() if " ".join(line.split()) not in found]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_team_table_figure_by_figure(language: str) -> None:
    made = team(
        team_of_the_table(), main_journey(), DAY, rhythm_days=14, thresholds=shipped_thresholds
    )
    shown = render(team_page(made, Translator(language)), "terminal", Options(80))
    assert _missing(TABLE[language], shown) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_brief_figure_by_figure(language: str) -> None:
    voice = "sie" if language == "de" else "en"
    made = brief(
        anna(), main_journey(), DAY, rhythm_days=14, voice=voice, call="anna",
        thresholds=shipped_thresholds,
    )  # fmt: skip
    shown = render(brief_page(made, Translator(language)), "terminal", Options(80))
    assert _missing(BRIEF[language], shown) == []
    assert len(shown.splitlines()) <= 45
