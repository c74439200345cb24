"""Every kind of fact, one small class each; importing the package fills the registry."""

from fuehrung_cli.domain.kinds.consent import Agreement, Departure
from fuehrung_cli.domain.kinds.contact import (
    Absence,
    Answer,
    Appointment,
    Exemption,
    Rating,
    Success,
    Topic,
)
from fuehrung_cli.domain.kinds.promises import Commitment
from fuehrung_cli.domain.kinds.registry import (
    Content,
    Foreign,
    Kind,
    Source,
    forget,
    kind,
    kind_named,
    kind_of,
    kinds,
    name_of,
    values_of,
)
from fuehrung_cli.domain.kinds.wishes import Goal, Motive, Picture

__all__ = [
    "Absence",
    "Agreement",
    "Answer",
    "Appointment",
    "Commitment",
    "Content",
    "Departure",
    "Exemption",
    "Foreign",
    "Goal",
    "Kind",
    "Motive",
    "Picture",
    "Rating",
    "Source",
    "Success",
    "Topic",
    "forget",
    "kind",
    "kind_named",
    "kind_of",
    "kinds",
    "name_of",
    "values_of",
]
