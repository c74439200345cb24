"""The settings in force, where each comes from, and where the data lies."""

from __future__ import annotations

from fuehrung_cli.cli.machine import write_json
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.layout.configuration import Configuration, Value, config_page
from fuehrung_cli.layout.facts import words


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


def change_config(run: Run, name: str, typed: str | None, *, as_json: bool) -> int:
    """Writes a value into config.toml; an empty one takes the key out.

    Raises:
        UsageError: there is no such setting, no value is given, or it is not understood.
    """
    from fuehrung_cli.cli.setting import checked, unknown_field
    from fuehrung_cli.store.settings import write_setting

    known = {field.name: field for field in fields_of(Settings)}
    field = known.get(name.casefold().replace("-", "_"))
    if field is None:
        raise unknown_field(name, tuple(known))
    if typed is None:
        raise UsageError(
            say("{setting} is {value}; which value is it to have?",
                setting=field.name, value=_value(run, field.name).value or "–"),
            say("Type: fuehrung config {setting} VALUE", setting=field.name),
        )  # fmt: skip
    value = checked(run, field, typed) if typed.strip() else None
    write_setting(run.paths.config_file, field.name, value)
    if as_json:
        _take_up(run)
        return show_config(run, as_json=True)
    shown = run.t(say("default")) if value is None else words(field, value, run.t)
    path = str(run.paths.config_file)
    run.tell(run.t(say("Saved: {setting} is {value}, in {path}",
                       setting=field.name, value=shown, path=path)))  # fmt: skip
    return ExitCode.DONE


def _take_up(run: Run) -> None:
    """Reads the settings again, so that the answer shows what is in force now."""
    from fuehrung_cli.store.settings import load_settings

    run.settings, origins, _ = load_settings(run.paths.config_file)
    run.origins = {**run.origins, **origins, "language": run.origins.get("language", "")}


def _value(run: Run, name: str) -> Value:
    shown: dict[str, object] = {
        "language": run.t.language,
        "plain": run.plain,
        "color": run.color,
        "voice": run.voice(),
    }
    value = shown.get(name, getattr(run.settings, name))
    typed = str(value).lower() if isinstance(value, bool) else str(value)
    return Value(name, typed, run.origins.get(name, ""))


def _home_origin(run: Run) -> str:
    if "home" in run.origins:
        return run.origins["home"]
    return "FUEHRUNG_HOME" if run.environment.get("FUEHRUNG_HOME") else ""
