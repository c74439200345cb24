"""`--html` and `--open`: what every command with pages has, added in this one place.

A command names its formats in one parameter; where there is one, the two stand behind it. They say
no more than that parameter can, so no command has to know them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperOption

from fuehrung_cli.errors import UsageError, say

_FORM = "form"
_PAGES = ("terminal", "html")
HTML = say("The page for a browser, the same as --format html").text
OPEN = say("Show the page in the browser").text


class BrowserOptions:
    """Gives a command of the framework both options, if it makes pages."""

    def __init__(self, *args: Any, params: Sequence[Any] | None = None, **given: Any) -> None:
        super().__init__(*args, params=_with_both(params or ()), **given)  # type: ignore[call-arg]  # as below

    def invoke(self, ctx: Any) -> Any:
        """Runs the command with what the two options say in its own parameters."""
        if _FORM in ctx.params:
            _take(ctx)
        return super().invoke(ctx)  # type: ignore[misc]  # mixed into classes that have it


def _with_both(params: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    for param in params:
        found.append(param)
        if param.name == _FORM and getattr(param, "default", "") == _PAGES[0]:
            found.append(TyperOption(param_decls=["html", "--html"], is_flag=True, help=HTML))
            found.append(TyperOption(param_decls=["opens", "--open"], is_flag=True, help=OPEN))
    return found


def _take(ctx: Any) -> None:
    """Puts what the two say into the format, and tells the run whether a browser is wanted.

    Raises:
        UsageError: another format was asked for as well.
    """
    html, opens = ctx.params.pop("html", False), ctx.params.pop("opens", False)
    if not (html or opens):
        return
    form = "json" if ctx.params.get("as_json") else ctx.params[_FORM]
    if form not in _PAGES:
        option = "--html" if html else "--open"
        raise UsageError(
            say("{option} shows a page for the browser, not {form}", option=option, form=form),
            say("Leave one of the two out"),
        )
    ctx.params[_FORM] = "html"
    ctx.obj.opens_pages = opens
