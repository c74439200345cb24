"""Every kind of fact, one small class each; importing the package fills the registry."""

from fuehrung_cli.domain.kinds.consent import Agreement, Departure
from fuehrung_cli.domain.kinds.contact import (
    Absence,
    Answer,
    Appointment,
    Exemption,
    Guess,
    Rating,
    Success,
    Topic,
)
from fuehrung_cli.domain.kinds.contribution import Competence, Responsibility
from fuehrung_cli.domain.kinds.moments import (
    Observation,
    OwnValue,
    Referral,
    Reply,
    Situation,
    StaySignal,
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
from fuehrung_cli.domain.kinds.service import (
    Benefit,
    Requirement,
    ServiceStatement,
    WorkingAgreement,
)
from fuehrung_cli.domain.kinds.ways import (
    Advice,
    Assignment,
    DevelopmentAction,
    RetentionMeasure,
)
from fuehrung_cli.domain.kinds.wishes import Goal, Motive, Picture

__all__ = [
    "Absence",
    "Advice",
    "Agreement",
    "Answer",
    "Appointment",
    "Assignment",
    "Benefit",
    "Commitment",
    "Competence",
    "Content",
    "Departure",
    "DevelopmentAction",
    "Exemption",
    "Foreign",
    "Goal",
    "Guess",
    "Kind",
    "Motive",
    "Observation",
    "OwnValue",
    "Picture",
    "Rating",
    "Referral",
    "Reply",
    "Requirement",
    "Responsibility",
    "RetentionMeasure",
    "ServiceStatement",
    "Situation",
    "Source",
    "StaySignal",
    "Success",
    "Topic",
    "WorkingAgreement",
    "forget",
    "kind",
    "kind_named",
    "kind_of",
    "kinds",
    "name_of",
    "values_of",
]
