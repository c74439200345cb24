"""Files that the program itself has written, where it is installed: what is taken, what is left."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from builders.calendars import khal
from builders.imports import left, place, read
from fuehrung_cli.domain.kinds.promises import Commitment
from fuehrung_cli.domain.person import Person

PEOPLE = (Person("7k3q", "Anna Berger"), Person("9c3q", "Cem Demir"))
NOBODY = "it names nobody of the notebook; say whose it is with --person"
KHARD = "[addressbooks]\n[[team]]\npath = {folder}\n[vcard]\npreferred_version = {version}\n"
CARDS = (
    "First name: Jörg\nLast name: Groß\nNickname: Jogi\nTitle: Berater\n"
    "Organisation:\n  -\n    - Acme\n    - Süd\nEmail:\n  work: joerg@example.org\n",
    "First name: Anna\nLast name: Berger\nBirthday: 1980-01-01\nNote: |\n  zwei\n  Zeilen\n",
)
JRNL = (
    "journals:\n  default: {{journal: {folder}/journal.txt}}\neditor: ''\nencrypt: false\n"
    "default_hour: 9\ndefault_minute: 0\nhighlight: true\nindent_character: '|'\nlinewrap: 79\n"
    "tagsymbols: '#@'\ntemplate: false\ntimeformat: '%F %H:%M'\nversion: v4.2\n"
    "colors: {{body: none, date: none, tags: none, title: none}}\n"
)
JOURNAL = (
    "2026-11-03 09:00: Gespräch mit @anna. Modul 2 läuft.",
    "2026-11-04 10:00: Ohne Namen. Ruhe.",
    "2026-11-05 10:00: Lob für @cem und @anna. Gut gemacht.",
)


def _run(*command: str, typed: str = "", **environ: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        input=typed,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environ},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_of_khard(tmp_path: Path, version: str) -> None:
    book = tmp_path / "book"
    book.mkdir()
    config = tmp_path / "khard.conf"
    config.write_text(KHARD.format(folder=book, version=version))
    for card in CARDS:
        argv = ("-c", str(config), "new", "-a", "team", "--vcard-version", version, "-i", "-")
        _run("khard", *argv, typed=card)
    written = sorted(book.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    plan = place(read("".join(path.read_text() for path in written)), people=PEOPLE)
    (new,) = plan.people
    told = (new.person.name, new.person.profile.role, new.person.profile.team)
    assert told == ("Jörg Groß", "Berater", "Süd")
    assert (new.person.profile.nicknames, plan.there) == (("Jogi",), 1)
    assert left(plan) == []


def test_events_of_khal(tmp_path: Path) -> None:
    new = ("new", "-a", "team")
    khal(
        tmp_path,
        (*new, "2026-10-13", "09:30", "45m", "1:1 Anna", "-r", "weekly", "-u", "2026-11-11"),
        (*new, "2026-11-04", "10:00", "11:00", "Cem Demir", "-m", "1h"),
        (*new, "2026-11-05", "Anna frei"),
        (*new, "2026-11-06", "10:00", "11:00", "Planung"),
    )
    plans = [
        place(read(path.read_bytes()), people=PEOPLE) for path in (tmp_path / "team").iterdir()
    ]
    talks = sorted(
        (f"{entry.session.at:%m-%d %H:%M}", entry.person.name, entry.session.minutes)
        for plan in plans
        for entry in plan.entries
    )
    assert talks == [
        ("10-13 07:30", "Anna Berger", 45),
        ("10-20 07:30", "Anna Berger", 45),
        ("10-27 08:30", "Anna Berger", 45),
        ("11-03 08:30", "Anna Berger", 45),
        ("11-04 09:00", "Cem Demir", 60),
        ("11-10 08:30", "Anna Berger", 45),
    ]
    reasons = sorted(why for plan in plans for _, why in left(plan))
    assert reasons == ["it has no hour, so it is no talk", NOBODY]


def test_tasks_of_taskwarrior(tmp_path: Path) -> None:
    (tmp_path / "taskrc").write_text("confirmation=off\nverbose=nothing\n")
    environ = {"TASKDATA": str(tmp_path), "TASKRC": str(tmp_path / "taskrc")}
    for argv in (
        ("add", "entry:2026-11-03", "project:team.Anna", "due:2026-12-01", "Vertretung klären"),
        ("1", "annotate", "mit Uwe reden"),
        ("add", "entry:2026-11-03", "+cem_demir", "Lob weitergeben"),
        ("add", "entry:2026-11-03", "Drucker"),
        ("add", "entry:2026-11-03", "project:Anna", "Liste"),
        ("4", "done"),
        (
            "add",
            "entry:2026-11-03",
            "project:Anna",
            "due:2026-12-01",
            "recur:weekly",
            "Jour fixe vorbereiten",
        ),
    ):
        _run("task", *argv, **environ)
    _run("task", "list", **environ)  # makes the first task of what repeats
    plan = place(read(_run("task", "export", **environ)), people=PEOPLE)
    promises = [
        (entry.person.name, content.text, f"{content.due}", entry.session.notes)
        for entry in plan.entries
        for content in (opened.content for opened in entry.session.facts)
        if isinstance(content, Commitment)
    ]
    assert sorted(promises) == [
        ("Anna Berger", "Jour fixe vorbereiten", "2026-12-01", ""),
        ("Anna Berger", "Vertretung klären", "2026-12-01", "mit Uwe reden"),
        ("Cem Demir", "Lob weitergeben", "None", ""),
    ]
    assert sorted(why for _, why in left(plan)) == [
        "it is done, and only open tasks are promises",
        NOBODY,
        "it repeats; what is due of it is a task of its own",
    ]


@pytest.mark.may_skip(reason="jrnl is in no package of Debian, and its libraries are large")
@pytest.mark.parametrize("form", ["json", "text"])
def test_entries_of_jrnl(tmp_path: Path, form: str) -> None:
    config = tmp_path / "jrnl.yaml"
    config.write_text(JRNL.format(folder=tmp_path))
    for line in JOURNAL:
        _run("jrnl", "--config-file", str(config), line)
    _run("jrnl", "--config-file", str(config), "--format", form, "--file", f"{tmp_path}/export")
    plan = place(read((tmp_path / "export").read_bytes()), people=PEOPLE)
    told = [(f"{e.session.day}", e.person.name, e.session.notes) for e in plan.entries]
    assert told == [
        ("2026-11-03", "Anna Berger", "Gespräch mit @anna.\nModul 2 läuft."),
        ("2026-11-05", "Cem Demir", "Lob für @cem und @anna.\nGut gemacht."),
        ("2026-11-05", "Anna Berger", "Lob für @cem und @anna.\nGut gemacht."),
    ]
    assert [why for _, why in left(plan)] == [NOBODY]
