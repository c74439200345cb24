"""The trail of corrections on a page: a quiet line each."""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.layout.document import Span, Text, spans
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.corrections import correction_told


def trail_nodes(trail: Trail, t: Translator) -> Iterator[Text]:
    """Yields a line for each correction."""
    return (Text(spans(Span(t(correction_told(each)), "quiet"))) for each in trail)
