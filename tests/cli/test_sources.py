"""`sources`: the evidence in the language of the reader, and nowhere else."""

from __future__ import annotations

from builders.running import Runner
from fuehrung_cli.errors import ExitCode


def test_the_evidence_in_both_languages(run: Runner) -> None:
    german, english = run("quellen", "--lang", "de"), run("sources", "--lang", "en")
    assert (german.code, english.code) == (ExitCode.DONE, ExitCode.DONE)
    for told, words in ((german.out, "Festlegung"), (english.out, "convention")):
        assert words in told
        for source in ("Gallup, 2019, USA", "IAB, 2021", "Zhao", "softgarden, 2025"):
            assert source in told
