from __future__ import annotations

from pathlib import Path

import pytest

from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.errors import DataError, NotebookError
from fuehrung_cli.store.paths import Paths, find_paths
from fuehrung_cli.store.settings import load_settings, write_setting


def test_without_a_file_everything_is_default(paths: Paths) -> None:
    settings, origins, problems = load_settings(paths.config_file)
    assert (settings, problems) == (Settings(), ())
    assert set(origins.values()) == {"default"}


def test_one_bad_key_costs_only_itself(paths: Paths) -> None:
    paths.config_file.parent.mkdir()
    paths.config_file.write_text('language = "de"\nrhythm_days = 0\nrytm = 1\nvoice = "du"\n')
    settings, origins, problems = load_settings(paths.config_file)
    assert settings == Settings(language="de", voice="du")
    assert (origins["language"], origins["rhythm_days"]) == ("file", "default")
    assert [(p.path, p.where) for p in problems] == [
        (str(paths.config_file), "rhythm_days"),
        (str(paths.config_file), "rytm"),
    ]


@pytest.mark.parametrize("text", ["x =", "\0"])
def test_an_unreadable_file_leaves_the_defaults(paths: Paths, text: str) -> None:
    paths.config_file.parent.mkdir()
    paths.config_file.write_text(text)
    settings, _, problems = load_settings(paths.config_file)
    assert (settings, len(problems)) == (Settings(), 1)
    paths.config_file.unlink()
    paths.config_file.mkdir()
    assert len(load_settings(paths.config_file)[2]) == 1


def test_settings_may_be_linked_from_elsewhere(paths: Paths, tmp_path: Path) -> None:
    paths.config_file.parent.mkdir()
    (tmp_path / "dotfile").write_text("plain = true\n")
    paths.config_file.symlink_to(tmp_path / "dotfile")
    assert load_settings(paths.config_file)[0].plain


def test_folders_follow_option_environment_and_platform(tmp_path: Path) -> None:
    home = {"HOME": "/home/x"}
    assert find_paths(home).home == Path("/home/x/.local/share/fuehrung")
    assert find_paths(home).config_file == Path("/home/x/.config/fuehrung/config.toml")
    assert find_paths(home).state_of("k7f3qdx2") == Path("/home/x/.local/state/fuehrung/k7f3qdx2")
    assert find_paths({**home, "XDG_CACHE_HOME": "/c"}).cache_of("k") == Path("/c/fuehrung/k")
    assert find_paths({**home, "XDG_DATA_HOME": "c"}).home == find_paths(home).home
    assert find_paths({**home, "FUEHRUNG_HOME": "~/books"}).home == Path("/home/x/books")
    assert find_paths({**home, "FUEHRUNG_HOME": "/a"}, "b").home == Path("b").absolute()
    assert find_paths({"XDG_RUNTIME_DIR": "/run/1"}, "/b").runtime == Path("/run/1/fuehrung")


def test_without_home_everything_goes_into_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def missing(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", missing)
    with pytest.raises(NotebookError, match="no home folder"):
        find_paths({}).known_home()
    paths = find_paths({"TMPDIR": "/t"}, "/books")
    assert paths.config_file == Path("/books/config.toml")
    assert (paths.cache, paths.state) == (Path("/books/cache"), Path("/books/state"))
    assert paths.runtime.parent == Path("/t")


def test_without_the_variable_the_system_knows_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd
    from types import SimpleNamespace

    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_dir="/home/y"))
    assert find_paths({}).home == Path("/home/y/.local/share/fuehrung")


def test_other_platforms_have_folders_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert find_paths({"HOME": "/home/x"}).home.name == "fuehrung"


def test_settings_that_link_to_themselves_are_a_problem_and_no_accident(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.symlink_to(file)
    settings, _, (problem,) = load_settings(file)
    assert settings == Settings()
    assert problem.path == str(file)


def test_a_value_is_written_and_every_other_line_stays(paths: Paths) -> None:
    paths.config_file.parent.mkdir()
    paths.config_file.write_text('# mine\nrhythm_days = 21  # weeks\nunknown = "x"\n\n# end\n')
    write_setting(paths.config_file, "rhythm_days", 7)
    write_setting(paths.config_file, "signals", "off")
    text = paths.config_file.read_text()
    for line in ("# mine\n", "rhythm_days = 7  # weeks\n", 'unknown = "x"\n', "# end\n"):
        assert line in text
    assert load_settings(paths.config_file)[0] == Settings(rhythm_days=7, signals="off")


def test_a_key_that_is_taken_out_has_its_default_again(paths: Paths) -> None:
    write_setting(paths.config_file, "plain", True)
    write_setting(paths.config_file, "voice", "du")
    write_setting(paths.config_file, "plain", None)
    write_setting(paths.config_file, "editor", None)
    assert paths.config_file.read_text() == 'voice = "du"\n'


def test_a_linked_file_is_written_where_it_lies(paths: Paths, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('voice = "du"\n')
    paths.config_file.parent.mkdir()
    paths.config_file.symlink_to(real)
    write_setting(paths.config_file, "voice", "sie")
    assert (real.read_text(), paths.config_file.is_symlink()) == ('voice = "sie"\n', True)


def test_a_damaged_file_is_left_as_it_is(paths: Paths) -> None:
    paths.config_file.parent.mkdir()
    paths.config_file.write_text("x =")
    with pytest.raises(DataError):
        write_setting(paths.config_file, "plain", True)
    assert paths.config_file.read_text() == "x ="
