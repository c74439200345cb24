"""Fuzzing: damaged and hostile files through every reader, and through check and report.

    python tests/hostile/fuzzing.py INPUTS [SEED]

Ends with an error for the first input that raises or takes over a second, and writes it into the
present folder, to become a test; also when all together have taken 200 MiB.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile.mutating import made_up, mutated

DATA = Path(__file__).resolve().parents[1] / "data"
MOST_SECONDS = 1.0
MOST_BYTES = 200 << 20
EVERY = 1_000
"""Of so many inputs one is put into a whole notebook, and the program itself is run on it."""
DAY = date(2026, 11, 26)
Reader = Callable[[bytes], object]


def fuzz(inputs: int, seed: int, folder: Path) -> tuple[float, int]:
    """Reads so many files and returns the longest time one took, and how many were readable."""
    chance = Random(seed)
    sound = _sound_files()
    readers = _readers(folder)
    longest, readable = 0.0, 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(inputs):
        name = chance.choice(_NAMES)
        is_new = chance.random() < 0.2
        data = made_up(chance) if is_new else mutated(chance.choice(sound[name]), chance)
        start = time.thread_time()
        try:
            readable += bool(readers[name](data))
            if number % EVERY == 0:
                _run_program(name, data, folder / "whole")
        except BaseException:
            _keep(name, data)
            raise
        taken = time.thread_time() - start
        longest = max(longest, taken if number % EVERY else 0.0)
        if taken > MOST_SECONDS + (number % EVERY == 0):
            _keep(name, data)
            sys.exit(f"{taken:.1f} s for one file")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10
    if grown > MOST_BYTES:
        sys.exit(f"{grown >> 20} MiB taken")
    return longest, readable


_NAMES = ("session",) * 10 + ("person", "person", "notebook", "journey", "rules", "settings")


def _sound_files() -> Mapping[str, list[bytes]]:
    found: dict[str, list[bytes]] = {name: [] for name in dict.fromkeys(_NAMES)}
    patterns = {
        "session": "people/*/sessions/*.toml",
        "person": "people/*/person.toml",
        "notebook": "notebook.toml",
        "journey": "journeys/*.toml",
    }
    for golden in sorted(DATA.glob("golden-*/notebook")):
        for name, pattern in patterns.items():
            found[name] += [path.read_bytes() for path in sorted(golden.glob(pattern))]
    found["rules"] = [
        b"format = 1\n[rules.contact_gap]\nwarn = 20\n[people.Anna.rules.contact_gap]\nalarm = 9\n"
    ]
    found["settings"] = [b'language = "de"\nrhythm_days = 21\nplain = true\neditor = "vi"\n']
    return found


def _readers(folder: Path) -> Mapping[str, Reader]:
    from fuehrung_cli.store import notebook_file
    from fuehrung_cli.store.fsops import Disk
    from fuehrung_cli.store.person_file import decode_person
    from fuehrung_cli.store.settings import load_settings
    from fuehrung_cli.store.thresholds import load_rules
    from fuehrung_cli.store.toml_text import parse_lines

    def rules(data: bytes) -> object:
        (folder / "rules.toml").write_bytes(data)
        return not load_rules(Disk(folder))[1]

    def settings(data: bytes) -> object:
        (folder / "config.toml").write_bytes(data)
        return not load_settings(folder / "config.toml")[2]

    def notebook(data: bytes) -> object:
        from fuehrung_cli.errors import NotebookError

        parse_lines(data)
        try:
            return not notebook_file._read(data).problems
        except NotebookError:  # of a newer format
            return False

    def person(data: bytes) -> object:
        parse_lines(data)
        return decode_person(data, "person.toml")[0]

    return {
        "session": _session,
        "person": person,
        "notebook": notebook,
        "journey": _journey,
        "rules": rules,
        "settings": settings,
    }


def _journey(data: bytes) -> object:
    from fuehrung_cli.domain.journey import Journey
    from fuehrung_cli.store.gate import admit
    from fuehrung_cli.store.journey_checks import journey_problems
    from fuehrung_cli.store.toml_text import parse

    table = parse(data, "own.toml")
    if not isinstance(table, dict):
        return None
    journey, _ = admit(Journey, table, path="own.toml")
    return journey and not journey_problems(journey, "own.toml")


def _session(data: bytes) -> object:
    """Reads a session; what can be read is folded, and shown in a report and a log."""
    from fuehrung_cli.domain.fold import fold
    from fuehrung_cli.domain.person import Person
    from fuehrung_cli.store.decode import decode_session

    read = decode_session(data, "session.toml")
    if read.session is None:
        assert read.problems
        return None
    fold(Person("7k3q", "Anna Berger"), (read.session,))
    return read.session


def _run_program(name: str, data: bytes, home: Path) -> None:
    """Puts the file into a notebook and runs check, report and log as the shell does."""
    from fuehrung_cli.__main__ import main

    for path, text in _notebook(name, data):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(text)
    for argv in (["check"], ["report"], ["report", "anna"], ["log", "anna"]):
        said, answer = io.StringIO(), io.StringIO()
        with redirect_stdout(answer), redirect_stderr(said):
            code = main(["--home", str(home), *argv])
        # 10 only with --check; 3 and 6 when the person or the notebook is what was damaged
        assert code in (0, 3, 4, 6), (argv, code, said.getvalue())
        assert "Traceback" not in said.getvalue()
        assert "\x1b" not in answer.getvalue() + said.getvalue()


def _notebook(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    anna = "people/anna-berger_7k3q"
    files = {
        "notebook": ("notebook.toml", b'format = 1\nid = "n0teb00k"\n'),
        "person": (f"{anna}/person.toml", b'format = 1\nid = "7k3q"\nname = "Anna Berger"\n'),
        "session": (f"{anna}/sessions/2026-11-05_k7f3qdx2.toml", b""),
        "journey": ("journeys/own.toml", b""),
        "rules": ("rules.toml", b"format = 1\n"),
    }
    for each, (path, text) in files.items():
        if each == name:
            yield path, data
        elif text:
            yield path, text


def _keep(name: str, data: bytes) -> None:
    found = Path(f"fuzz-found-{name}.toml")
    found.write_bytes(data)
    sys.stderr.write(f"the file is kept as {found.resolve()}\n")


def main_(inputs: int, seed: int) -> None:
    """Runs the fuzzer and prints its figures."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        start = time.perf_counter()
        longest, readable = fuzz(inputs, seed, Path(folder))
        seconds = time.perf_counter() - start
    memory_used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(
        f"{inputs} inputs, {readable} of them readable, in {seconds:.1f} s; the longest took "
        f"{longest * 1000:.0f} ms; {memory_used} MiB at most in all\n"
    )


if __name__ == "__main__":
    main_(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
