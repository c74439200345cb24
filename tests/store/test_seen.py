"""What was seen on pages: remembered for 14 days, and never worth a failure."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from fuehrung_cli.domain.thresholds import SILENT_DAYS
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.seen import keep_seen, load_seen

DAY = date(2026, 11, 26)
KEY = "R04:k7f3:warn"


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path / "state")


def _kept(disk: Disk, day: date, **shown: list[str]) -> None:
    keep_seen(disk, load_seen(disk), shown, day)


def test_the_first_day_stays_until_it_may_speak_again(disk: Disk) -> None:
    _kept(disk, DAY, anna=[KEY])
    _kept(disk, DAY + timedelta(days=SILENT_DAYS - 1), anna=[KEY], cem=["R01::notice"])
    assert load_seen(disk).of("anna") == {KEY: DAY}
    again = DAY + timedelta(days=SILENT_DAYS)
    _kept(disk, again, anna=[KEY])
    assert load_seen(disk).of("anna") == {KEY: again}


def test_what_may_speak_again_is_forgotten(disk: Disk) -> None:
    _kept(disk, DAY, anna=[KEY])
    _kept(disk, DAY + timedelta(days=SILENT_DAYS), cem=[KEY])
    assert dict(load_seen(disk).people) == {"cem": {KEY: DAY + timedelta(days=SILENT_DAYS)}}


def test_a_page_without_reasons_leaves_no_file(disk: Disk) -> None:
    _kept(disk, DAY, anna=[])
    assert not disk.root.exists()


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[1]", b'{"a": 1}', b'{"a": {"b": 1}}', b"[" * 9999]
)
def test_a_damaged_file_means_that_reasons_speak_again(disk: Disk, data: bytes) -> None:
    disk.make_folder()
    disk.create_new("seen.json", data)
    assert load_seen(disk).of("anna") == {}
    _kept(disk, DAY, anna=[KEY])
    assert load_seen(disk).of("anna") == {KEY: DAY}


def test_a_folder_that_cannot_be_written_costs_only_silence(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    disk = Disk(tmp_path / "state")
    _kept(disk, DAY, anna=[KEY])
    assert load_seen(disk).of("anna") == {}
