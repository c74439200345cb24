"""What is to come: no page shows an entry before its hour."""

from __future__ import annotations

from datetime import datetime

from fuehrung_cli.domain.fold import is_past
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.traces import TRACES


def has_come(session: Session, now: datetime) -> bool:
    """Says whether a session counts; a page that leaves one out holds for this hour only."""
    if is_past(session, now):
        return True
    TRACES.once()
    return False
