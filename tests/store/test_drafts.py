from __future__ import annotations

import stat
from pathlib import Path

import pytest

from fuehrung_cli.errors import NotebookError
from fuehrung_cli.store.drafts import drafts_of
from fuehrung_cli.store.failures import ChangedError
from fuehrung_cli.store.paths import Paths


def test_drafts_are_kept_listed_taken_and_dropped(paths: Paths) -> None:
    drafts = drafts_of(paths, "k7f3qdx2")
    assert (drafts.listed(), drafts.take()) == ((), None)
    first = drafts.keep("ich: klären\n\n#kontakt\n", "Anna\nBerger")
    second = drafts.keep("zwei", "Cem Demir")
    assert [draft.text for draft in drafts.listed()] == ["ich: klären\n\n#kontakt\n", "zwei"]
    assert drafts.take() == second
    assert drafts.take("Anna Berger") is not None
    assert first.path.read_text() == "person: Anna Berger\n\nich: klären\n\n#kontakt\n"
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    second.drop()
    second.drop()
    assert len(drafts.listed()) == 1


def test_what_is_being_typed_is_rewritten_in_its_place(paths: Paths) -> None:
    drafts = drafts_of(paths, "")
    first = drafts.journal.keep("a", "Anna")
    second = first.rewritten("a\nb")
    assert second.path == first.path
    assert stat.S_IMODE(second.path.stat().st_mode) == 0o600
    assert second.path.read_text() == "person: Anna\n\na\nb"
    assert [draft.text for draft in drafts.journal.listed()] == ["a\nb"]
    assert drafts.listed() == ()


def test_a_journal_that_another_has_changed_is_not_overwritten(paths: Paths) -> None:
    first = drafts_of(paths, "").journal.keep("a", "Anna")
    first.path.write_text("person: Anna\n\nother")
    with pytest.raises(ChangedError):
        first.rewritten("a b")
    assert first.path.read_text() == "person: Anna\n\nother"


def test_no_text_is_too_broken_for_a_draft(paths: Paths) -> None:
    drafts = drafts_of(paths, "k7f3qdx2")
    for text in ("a\udce4", "\0\r\n\x1b", "", "\n\n"):
        drafts.keep(text, "Anna")
        taken = drafts.take()
        assert taken is not None
        assert taken.text == text


def test_without_a_state_folder_the_runtime_folder_serves(paths: Paths) -> None:
    paths.state.write_text("in the way")
    drafts = drafts_of(paths, "k7f3qdx2")
    kept = drafts.keep("text", "Anna")
    assert kept.path.is_relative_to(paths.runtime)
    assert stat.S_IMODE(paths.runtime.stat().st_mode) == 0o700
    assert drafts.take() == kept
    kept.drop()
    assert drafts.listed() == ()


@pytest.mark.parametrize("trap", ["open", "link"])
def test_a_runtime_folder_of_somebody_else_is_never_used(
    paths: Paths, tmp_path: Path, trap: str
) -> None:
    paths.state.write_text("in the way")
    (tmp_path / "theirs").mkdir(mode=0o777)
    if trap == "open":
        paths.runtime.mkdir(mode=0o755)
    else:
        paths.runtime.symlink_to(tmp_path / "theirs")
    drafts = drafts_of(paths, "k7f3qdx2")
    with pytest.raises(NotebookError):
        drafts.keep("text", "Anna")
    assert list((tmp_path / "theirs").iterdir()) == []
    assert drafts.listed() == ()
