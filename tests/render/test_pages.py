"""The pages as a leader sees them, at the three widths."""

from __future__ import annotations

from fuehrung_cli.layout.document import Document
from fuehrung_cli.render.terminal import to_terminal

BRIEF_80 = """\
ANNA BERGER                                             Do 26.11.2026, 10:00 Uhr
Kundenberaterin Gewerbe · mit Ihnen seit 01.09.2024 · zuletzt 05.11. (21 Tage)
────────────────────────────────────────────────────────────────────────────────
ZUERST
 1 Schulung Gewerbe einlösen oder neu vereinbaren    k7f3  seit 17 Tagen fällig
 2 Lob der Firma Reiter vom 17.11. weitergeben
 3 Nach dem JA fragen (gilt bis 16.12., Bedingung „Vormittag ohne Termine")
FRAGEN
 1 Welche Zusage von mir ist aus Ihrer Sicht offen?
 2 Was hält die neuen Betriebe auf: Können, Zeit, Geld oder Befugnis?
ANKNÜPFEN (05.11.)
 Modul 2 läuft, will die Vertretung im Dezember geklärt haben …
 · nächstes Mal: Parkplatz, Homeoffice freitags                             t3p8
GELUNGEN  Modul 1 bestanden (12.11.)

MEINE ZUSAGEN     7 von 9 gehalten in 12 Monaten, davon 1 verspätet
 ! 09.11.  Schulung Gewerbe klären                   k7f3  seit 17 Tagen fällig
   04.12.  Vertretung mit der Bereichsleitung        m2xa  in 8 Tagen
ANNAS ZUSAGEN
   30.11.  Liste der 20 Bestandsbetriebe             a4d9  in 4 Tagen
ERFOLGSBILD (ihre Worte, bestätigt 19.06.2026)
 „In zwei Jahren kommen Betriebe von selbst zu mir, weil sie wissen, dass ich …"
ZIELE                                   Stand       Frist    Beitrag zu
 1 Zertifikat Gewerbe                   1 von 4     30.06.   Qualität Süd
 2 Zwölf neue Betriebe im Jahr          8 von 12    31.12.   Neugeschäft Süd
IHRE ANTWORT (JA)  Engagement ja · Zusammenarbeit ja mit Bedingung · 19.06.2026
SITUATION  Umorganisation seit 19.10. · zugesagt: Vertretung · Prüfung 04.12.
──────────────────────────── ab hier nur für Sie ───────────────────────────────
ANLÄSSE ZUM GESPRÄCH (3)                       mehr: fuehrung signals anna --why
 Zusage „Schulung Gewerbe" seit 17 Tagen fällig
 1 von 6 Kontakten in 60 Tagen nicht sachbezogen · letzte Anerkennung 02.10.
SCHRITTE  8 von 10 aktuell · fällig: Kontakt · gestört: Vertrauen
"""

BRIEF_60 = """\
ANNA BERGER                         Do 26.11.2026, 10:00 Uhr
Kundenberaterin Gewerbe · mit Ihnen seit 01.09.2024 ·
zuletzt 05.11. (21 Tage)
────────────────────────────────────────────────────────────
ZUERST
 1 Schulung Gewerbe einlösen     k7f3  seit 17 Tagen fällig
   oder neu vereinbaren
 2 Lob der Firma Reiter vom 17.11. weitergeben
 3 Nach dem JA fragen (gilt bis 16.12., Bedingung „Vormittag
   ohne Termine")
FRAGEN
 1 Welche Zusage von mir ist aus Ihrer Sicht offen?
 2 Was hält die neuen Betriebe auf: Können, Zeit, Geld oder
   Befugnis?
ANKNÜPFEN (05.11.)
 Modul 2 läuft, will die Vertretung im Dezember geklärt
 haben (Bereichsleitung), sonst verschiebt sich Modul 3 in
 den Februar
 · nächstes Mal: Parkplatz, Homeoffice freitags         t3p8
GELUNGEN  Modul 1 bestanden (12.11.)

MEINE ZUSAGEN
 7 von 9 gehalten in 12 Monaten, davon 1 verspätet
 ! 09.11.  Schulung Gewerbe      k7f3  seit 17 Tagen fällig
           klären
   04.12.  Vertretung mit der    m2xa  in 8 Tagen
           Bereichsleitung
ANNAS ZUSAGEN
   30.11.  Liste der 20 Bestandsbetriebe  a4d9  in 4 Tagen
ERFOLGSBILD (ihre Worte, bestätigt 19.06.2026)
 „In zwei Jahren kommen Betriebe von selbst zu mir, weil
  sie wissen, dass ich ihr Geschäft verstehe. Und freitags
  bin ich um drei zu Hause."
ZIELE                      Stand     Frist   für
 1 Zertifikat Gewerbe      1 von 4   30.06.  Qualität Süd
 2 Zwölf neue Betriebe im  8 von 12  31.12.  Neugeschäft Süd
   Jahr
IHRE ANTWORT (JA)  Engagement ja · Zusammenarbeit ja mit
 Bedingung · 19.06.2026
SITUATION  Umorganisation seit 19.10. · zugesagt:
 Vertretung · Prüfung 04.12.
────────────────── ab hier nur für Sie ─────────────────────
ANLÄSSE ZUM GESPRÄCH (3)   mehr: fuehrung signals anna --why
 Zusage „Schulung Gewerbe" seit 17 Tagen fällig
 1 von 6 Kontakten in 60 Tagen nicht sachbezogen · letzte
 Anerkennung 02.10.
SCHRITTE  8 von 10 aktuell · fällig: Kontakt · gestört:
 Vertrauen
"""

BRIEF_48 = """\
ANNA BERGER             Do 26.11.2026, 10:00 Uhr
Kundenberaterin Gewerbe · mit Ihnen seit
01.09.2024 · zuletzt 05.11. (21 Tage)
────────────────────────────────────────────────
ZUERST
 1 Schulung Gewerbe einlösen oder neu
   vereinbaren  k7f3  seit 17 Tagen fällig
 2 Lob der Firma Reiter vom 17.11. weitergeben
 3 Nach dem JA fragen (gilt bis 16.12.,
   Bedingung „Vormittag ohne Termine")
FRAGEN
 1 Welche Zusage von mir ist aus Ihrer Sicht
   offen?
 2 Was hält die neuen Betriebe auf: Können,
   Zeit, Geld oder Befugnis?
ANKNÜPFEN (05.11.)
 Modul 2 läuft, will die Vertretung im Dezember
 geklärt haben (Bereichsleitung), sonst
 verschiebt sich Modul 3 in den Februar
 · nächstes Mal: Parkplatz, Homeoffice freitags
   t3p8
GELUNGEN  Modul 1 bestanden (12.11.)

MEINE ZUSAGEN
 7 von 9 gehalten in 12 Monaten, davon 1
 verspätet
 ! 09.11.  Schulung Gewerbe klären
           k7f3  seit 17 Tagen fällig
   04.12.  Vertretung mit der Bereichsleitung
           m2xa  in 8 Tagen
ANNAS ZUSAGEN
   30.11.  Liste der 20 Bestandsbetriebe
           a4d9  in 4 Tagen
ERFOLGSBILD (ihre Worte, bestätigt 19.06.2026)
 „In zwei Jahren kommen Betriebe von selbst zu
  mir, weil sie wissen, dass ich ihr Geschäft
  verstehe. Und freitags bin ich um drei zu
  Hause."
ZIELE
 1 Zertifikat Gewerbe
   Stand 1 von 4 · Frist 30.06.
   für Qualität Süd
 2 Zwölf neue Betriebe im Jahr
   Stand 8 von 12 · Frist 31.12.
   für Neugeschäft Süd
IHRE ANTWORT (JA)  Engagement ja ·
 Zusammenarbeit ja mit Bedingung · 19.06.2026
SITUATION  Umorganisation seit 19.10. ·
 zugesagt: Vertretung · Prüfung 04.12.
──────────── ab hier nur für Sie ───────────────
ANLÄSSE ZUM GESPRÄCH (3)
 mehr: fuehrung signals anna --why
 Zusage „Schulung Gewerbe" seit 17 Tagen fällig
 1 von 6 Kontakten in 60 Tagen nicht
 sachbezogen · letzte Anerkennung 02.10.
SCHRITTE  8 von 10 aktuell · fällig: Kontakt ·
 gestört: Vertrauen
"""

TEAM_100 = """\
TEAM SÜD · 3 Personen                                                            Stand Do 26.11.2026
────────────────────────────────────────────────────────────────────────────────────────────────────
                             Kontakt  persönlich     Zusagen  gehalten
                           vor Tagen       in 90     offen /     in 12  Schritte
                          (Rhythmus)       Tagen  überfällig   Monaten   aktuell  nächstes Gespräch
Berger, Anna                 21 (14)         3/9       2 / 1   7 von 9      8/10  Do 26.11. 10:00
Demir, Cem                         4         5/8       1 / 0   6 von 6      9/10  Mi 02.12. 09:00
Hoffmann-Wiesenthal, Lea       Pause           –       0 / 0         –         –  nach der Rückkehr

ALS NÄCHSTES
   heute   Anna: Schulung Gewerbe
           → fuehrung done k7f3
   01.12.  Cem: Zielgespräch führen
           → fuehrung checkin cem
"""

TEAM_80 = """\
TEAM SÜD · 3 Personen                                        Stand Do 26.11.2026
────────────────────────────────────────────────────────────────────────────────
Wer               Kontakt  pers.  Zusagen  gehalten  Schritte  Gespräch
Berger, Anna      21 (14)    3/9    2 / 1   7 von 9      8/10  Do 26.11. 10:00
Demir, Cem              4    5/8    1 / 0   6 von 6      9/10  Mi 02.12. 09:00
Hoffmann-           Pause      –    0 / 0         –         –  nach der Rückkehr
  Wiesenthal,
  Lea

ALS NÄCHSTES
   heute   Anna: Schulung Gewerbe
           → fuehrung done k7f3
   01.12.  Cem: Zielgespräch führen
           → fuehrung checkin cem
"""

TEAM_60 = """\
TEAM SÜD · 3 Personen                    Stand Do 26.11.2026
────────────────────────────────────────────────────────────
Wer               Kontakt  pers.  Zusagen  Gespräch
Berger, Anna      21 (14)    3/9    2 / 1  Do 26.11. 10:00
Demir, Cem              4    5/8    1 / 0  Mi 02.12. 09:00
Hoffmann-           Pause      –    0 / 0  nach der Rückkehr
  Wiesenthal,
  Lea

ALS NÄCHSTES
   heute   Anna: Schulung Gewerbe
           → fuehrung done k7f3
   01.12.  Cem: Zielgespräch führen
           → fuehrung checkin cem
"""

TEAM_48 = """\
TEAM SÜD · 3 Personen        Stand Do 26.11.2026
────────────────────────────────────────────────
Berger, Anna
  Kontakt 21 (14) · pers. 3/9 · Zusagen 2 / 1
  gehalten 7 von 9 · Schritte 8/10
  Gespräch Do 26.11. 10:00
Demir, Cem
  Kontakt 4 · pers. 5/8 · Zusagen 1 / 0
  gehalten 6 von 6 · Schritte 9/10
  Gespräch Mi 02.12. 09:00
Hoffmann-Wiesenthal, Lea
  Kontakt Pause · pers. – · Zusagen 0 / 0
  gehalten – · Schritte –
  Gespräch nach der Rückkehr

ALS NÄCHSTES
   heute   Anna: Schulung Gewerbe
           → fuehrung done k7f3
   01.12.  Cem: Zielgespräch führen
           → fuehrung checkin cem
"""


def page(document: Document, width: int) -> str:
    return to_terminal(document, width, color=False, ascii_=False, all_=False)


def test_brief_is_the_page_of_pages_md(brief: Document) -> None:
    assert page(brief, 80) == BRIEF_80
    assert page(brief, 200) == BRIEF_80


def test_brief_at_60_columns_is_complete(brief: Document) -> None:
    assert page(brief, 60) == BRIEF_60


def test_brief_at_48_columns_is_complete_and_has_cards(brief: Document) -> None:
    assert page(brief, 48) == BRIEF_48


def test_brief_with_everything_cuts_nothing(brief: Document) -> None:
    shown = to_terminal(brief, 80, color=False, ascii_=False, all_=True)
    assert "…" not in shown
    assert '  ihr Geschäft verstehe. Und freitags bin ich um drei zu Hause."\n' in shown


def test_team_uses_the_room_a_table_can_use(team: Document) -> None:
    assert page(team, 100) == TEAM_100
    assert page(team, 200) == TEAM_100


def test_team_at_80_columns_has_all_columns(team: Document) -> None:
    assert page(team, 80) == TEAM_80


def test_team_at_60_columns_leaves_out_rank_three(team: Document) -> None:
    assert page(team, 60) == TEAM_60


def test_team_at_48_columns_is_a_card_a_person(team: Document) -> None:
    assert page(team, 48) == TEAM_48
