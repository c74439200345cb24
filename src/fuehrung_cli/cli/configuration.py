"""The settings in force, where each comes from, and where the data lies."""

from __future__ import annotations

from fuehrung_cli.cli.machine import write_json
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.layout.configuration import Configuration, Value, config_page


def show_config(run: Run, *, as_json: bool) -> int:
    """Shows each value with its origin; paths at the end."""
    values = [_value(run, field.name) for field in fields_of(Settings)]
    paths = [
        Value("home", str(run.paths.home), _home_origin(run)),
        Value("config", str(run.paths.config_file), ""),
        Value("cache", str(run.paths.cache), ""),
        Value("state", str(run.paths.state), ""),
    ]
    if as_json:
        write_json(run, "config", Configuration(tuple(values), tuple(paths)))
    else:
        run.out(run.rendered(config_page(values, paths, run.t)))
    return ExitCode.DONE


def _value(run: Run, name: str) -> Value:
    shown: dict[str, object] = {
        "language": run.t.language,
        "plain": run.plain,
        "color": run.color,
        "voice": run.voice(),
    }
    value = shown.get(name, getattr(run.settings, name))
    return Value(name, str(value), run.origins.get(name, ""))


def _home_origin(run: Run) -> str:
    if "home" in run.origins:
        return run.origins["home"]
    return "FUEHRUNG_HOME" if run.environment.get("FUEHRUNG_HOME") else ""
