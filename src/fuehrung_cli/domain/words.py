"""The one table of words: labels in both languages, and what people type for them.

A label is (German, English). What may be typed is every label and the synonyms below, folded, in
both languages at any time. Sentences do not belong here; they go through gettext.
"""

from __future__ import annotations

from functools import cache

from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.names import fold

# What people type beside the labels; keys of the same tables.
_SYNONYMS: dict[str, dict[str, str]] = {
    "purpose": {
        "personal": "persönlich privat personal",
        "recognition": "lob kudos praise anerkennend thanks dank",
        "development": "entwickeln karriere career growth",
        "support": "unterstützung help helfen",
        "task": "aufgaben fachlich tasks work",
        "numbers": "zahlen abschlüsse figures sales",
        "organisation": "organisation orga organization admin",
        "clarify": "klären clarify klärungsgespräch conflict konflikt",
    },
    "session_kind": {
        "one_on_one": "jour_fixe 1:1 1on1 1-1 einzelgespräch one_on_one 1:1-gespräch",
        "short": "kurz flur chat corridor",
        "phone": "telefon anruf telefonisch tel call telephone",
        "video": "videocall teams zoom teams_call zoom_call",
        "stay": "bleiben",
        "review": "jahresrückblick rückblick mitarbeitergespräch appraisal",
        "exit": "austritt abschiedsgespräch",
        "entry": "notiz note",
    },
    "choice": {
        "leader": "ich me mich mir i",
        "person": "sie er ihr ihm them they she he",
        "engagement": "einsatz",
        "cooperation": "collaboration kooperation",
        "yes_if": "bedingt conditional ja_wenn",
        "en": "englisch english",
        "service": "leistung",
        "qualification": "können",
        "met": "ja",
        "unmet": "nein",
        "complaint": "reklamation",
        "return": "wiederkehr",
        "reorg": "reorganisation reorganization umbau",
        "offer": "hat_ein_angebot has_an_offer",
        "avoids_commitment": "scheut_langfristige_zusagen",
        "withdraws": "rückzug rückzug_aus_dem_team",
        "avoids_leader": "meidet_das_gespräch_mit_mir",
        "clear": "ja yes",
        "unclear": "nein no",
        "partly": "teils",
        "stay": "bleiben staying",
        "thinking": "gehen leaving",
        "resigned": "gekündigt kündigung",
        "accepted": "ja yes",
        "declined": "nein no",
        "self_employed": "selbständigkeit",
        "both": "beides",
        "exit": "weggang",
        "on_the_job": "arbeit",
        "true": "true wahr x j y",
        "false": "false falsch n",
    },
    "field": {
        "due": "bis by fällig",
        "current": "ist actual progress fortschritt",
        "target": "soll ziel",
        "start": "von from ab",
        "end": "bis to until",
        "told": "informiert",
        "answer": "ja",
        "contributes_to": "beitrag",
        "rhythm_days": "rhythmus rhythm",
        "led_since": "führung_seit",
        "nicknames": "spitznamen rufname nickname",
        "role": "rolle funktion",
        "value": "zahl",
        "about": "für for betrifft",
        "my_part": "anteil part",
        "hours": "std h stunden",
        "eur": "€ eur",
        "reason": "grund why warum",
        "type": "typ",
        "limit_eur": "limit grenze",
        "until": "befristet",
        "fit": "erfüllung",
        "support": "hilfe help",
        "follow_up": "prüfung check",
        "impact_of_loss": "bedeutung impact",
    },
}

_DONE = (
    *("kept", "achieved", "held", "talked", "passed_on", "raised", "completed", "done"),
    *("supported", "closed"),
)
# A typed state word → the states it can mean; the first that a fact's kind knows is taken.
STATE_WORDS: dict[str, tuple[str, ...]] = {
    "erledigt": _DONE,
    "done": _DONE,
    "gehalten": ("kept", "held"),
    "kept": ("kept", "held"),
    "eingelöst": ("kept",),
    "nicht gehalten": ("broken", "cancelled_by_leader"),
    "not kept": ("broken", "cancelled_by_leader"),
    "nicht geschafft": ("broken",),
    "gebrochen": ("broken",),
    "broken": ("broken", "cancelled_by_leader"),
    "erlassen": ("released",),
    "hinfällig": ("released", "dropped", "closed"),
    "released": ("released",),
    "offen": ("open", "active", "planned", "noted"),
    "wieder offen": ("open", "active", "planned", "noted"),
    "open": ("open", "active", "planned", "noted"),
    "reopened": ("open", "active", "planned", "noted"),
    "erreicht": ("achieved", "done"),
    "achieved": ("achieved", "done"),
    "aufgegeben": ("dropped", "stopped"),
    "dropped": ("dropped", "stopped"),
    "läuft": ("active", "running"),
    "active": ("active", "running"),
    "bestätigt": ("confirmed", "agreed"),
    "confirmed": ("confirmed", "agreed"),
    "vereinbart": ("agreed",),
    "agreed": ("agreed",),
    "zurückgezogen": ("withdrawn",),
    "withdrawn": ("withdrawn",),
    "besprochen": ("talked", "passed_on"),
    "talked": ("talked", "passed_on"),
    "talked about": ("talked", "passed_on"),
    "weitergegeben": ("passed_on", "talked"),
    "passed on": ("passed_on", "talked"),
    "stattgefunden": ("held",),
    "held": ("held",),
    "von mir abgesagt": ("cancelled_by_leader",),
    "cancelled by me": ("cancelled_by_leader",),
    "von ihr abgesagt": ("cancelled_by_person",),
    "von ihm abgesagt": ("cancelled_by_person",),
    "von der person abgesagt": ("cancelled_by_person",),
    "cancelled by them": ("cancelled_by_person",),
    "entfallen": ("cancelled", "released", "dropped", "closed"),
    "cancelled": ("cancelled", "released", "dropped", "closed"),
    "geklärt": ("settled", "explained", "closed"),
    "settled": ("settled", "explained", "closed"),
    "angesprochen": ("raised", "talked", "passed_on"),
    "raised": ("raised", "talked", "passed_on"),
    "begleitet": ("supported",),
    "abgeschlossen": ("closed", "completed", "settled", "explained", "done"),
    "closed": ("closed", "completed", "settled", "explained", "done"),
    "begonnen": ("running", "active"),
    "started": ("running", "active"),
    "gegangen": ("left",),
    "left": ("left",),
    "beendet": ("ended", "stopped", "closed", "dropped"),
    "ended": ("ended", "stopped", "closed", "dropped"),
}
MOVED = ("verschoben", "moved", "neu vereinbart", "postponed", "vertagt")
SET = ("set", "setzen", "stand", "ändern")


def label(table: str, key: str, language: str) -> str:
    """Returns the word for a key, or the key itself where no table knows it.

    A kind may have its own word for a state: `state` looks for `goal.dropped` before `dropped`; and
    a type its own for the kind: `kind` looks for `competence.skill` before `competence`.
    """
    words = LABELS.get(table, {})
    kind, _, state = key.rpartition(".")
    found = words.get(key) or words.get(kind if table == "kind" else state)
    return found[language != "de"] if found else key


@cache
def typed_words(table: str) -> dict[str, str]:
    """Returns folded word → key for everything that may be typed of a table."""
    typed: dict[str, str] = {}
    for key, synonyms in _SYNONYMS.get(table, {}).items():
        typed.update({fold(word.replace("_", " ")): key for word in synonyms.split()})
    for key, words in LABELS[table].items():
        typed.update({fold(word): key for word in (*words, key, key.replace("_", " "))})
    return typed


def meaning(table: str, typed: str) -> str | None:
    """Returns the key that a typed word means, or None."""
    return typed_words(table).get(fold(" ".join(typed.split())))


@cache
def words_for(table: str, key: str) -> tuple[frozenset[str], frozenset[str]]:
    """Returns the folded words of a key: its name and labels, then what else may be typed."""
    labels = LABELS.get(table, {}).get(key, ())
    synonyms = _SYNONYMS.get(table, {}).get(key, "").split()
    return (
        frozenset(fold(word) for word in (key, key.replace("_", " "), *labels)),
        frozenset(fold(word.replace("_", " ")) for word in synonyms),
    )


def choice(typed: str, choices: tuple[str, ...]) -> str | None:
    """Returns which of the choices a typed word means, or None."""
    plain = fold(" ".join(typed.replace("-", " ").split()))
    words = ((key, words_for("choice", key)) for key in choices)
    return next((key for key, (own, more) in words if plain in own or plain in more), None)
