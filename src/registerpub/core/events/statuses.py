"""Custody statuses, what each means for liberty, and which may follow which; the same for stages and memberships."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from registerpub.core.events.model import Status

STATUS_TABLE: tuple[Status, ...] = (
    Status(
        "at_large",
        deprived=False,
        legal_next="detained administrative_arrest at_large_restrained house_arrest pretrial_detention "
        "restricted_freedom suspended convicted_imprisoned released_acquitted "
        "forced_psychiatry in_exile died",
    ),
    Status(
        "detained",
        deprived=True,
        legal_next="at_large administrative_arrest at_large_restrained house_arrest pretrial_detention "
        "restricted_freedom suspended convicted_imprisoned released_parole released_replaced "
        "released_acquitted forced_psychiatry in_exile died",
    ),
    Status(
        "administrative_arrest",
        deprived=True,
        legal_next="at_large administrative_arrest detained at_large_restrained pretrial_detention "
        "house_arrest restricted_freedom suspended convicted_imprisoned released_parole "
        "released_replaced died",
    ),
    Status(
        "pretrial_detention",
        deprived=True,
        legal_next="at_large at_large_restrained house_arrest convicted_imprisoned restricted_freedom "
        "suspended released_acquitted released_amnestied released_health released_served "
        "released_unspecified forced_psychiatry died",
    ),
    Status(
        "house_arrest",
        deprived=True,
        legal_next="at_large at_large_restrained detained pretrial_detention convicted_imprisoned "
        "restricted_freedom suspended released_acquitted released_amnestied released_served "
        "released_unspecified forced_psychiatry in_exile died",
    ),
    Status(
        "at_large_restrained",
        deprived=False,
        legal_next="at_large detained administrative_arrest house_arrest pretrial_detention "
        "convicted_imprisoned restricted_freedom suspended released_acquitted "
        "released_amnestied forced_psychiatry in_exile died",
    ),
    Status(
        "convicted_imprisoned",
        deprived=True,
        legal_next="convicted_imprisoned at_large at_large_restrained restricted_freedom suspended "
        "released_served released_unspecified released_parole released_replaced "
        "released_health released_pardoned released_amnestied released_acquitted "
        "pretrial_detention house_arrest forced_psychiatry in_exile died",
    ),
    Status(
        "restricted_freedom",
        deprived=False,
        legal_next="convicted_imprisoned pretrial_detention detained administrative_arrest house_arrest "
        "at_large suspended released_served released_unspecified released_amnestied "
        "released_pardoned released_acquitted in_exile died",
    ),
    Status(
        "suspended",
        deprived=False,
        legal_next="convicted_imprisoned restricted_freedom pretrial_detention detained "
        "administrative_arrest at_large released_served released_unspecified "
        "released_amnestied released_pardoned released_acquitted in_exile died",
    ),
    Status(
        "released_served",
        deprived=False,
        legal_next="at_large detained administrative_arrest at_large_restrained pretrial_detention "
        "house_arrest restricted_freedom suspended convicted_imprisoned in_exile died",
    ),
    Status(
        "released_parole",
        deprived=False,
        legal_next="convicted_imprisoned restricted_freedom suspended detained administrative_arrest "
        "pretrial_detention released_served released_unspecified at_large in_exile died",
    ),
    Status(
        "released_replaced",
        deprived=False,
        legal_next="convicted_imprisoned restricted_freedom suspended detained administrative_arrest "
        "pretrial_detention released_served released_unspecified at_large in_exile died",
    ),
    Status(
        "released_health",
        deprived=False,
        legal_next="convicted_imprisoned restricted_freedom suspended detained administrative_arrest "
        "pretrial_detention released_served released_unspecified at_large in_exile died",
    ),
    Status(
        "released_pardoned",
        deprived=False,
        legal_next="at_large detained administrative_arrest pretrial_detention restricted_freedom "
        "suspended convicted_imprisoned in_exile died",
    ),
    Status(
        "released_amnestied",
        deprived=False,
        legal_next="at_large detained administrative_arrest pretrial_detention restricted_freedom "
        "suspended convicted_imprisoned in_exile died",
    ),
    Status(
        "released_acquitted",
        deprived=False,
        legal_next="at_large detained administrative_arrest pretrial_detention restricted_freedom "
        "suspended convicted_imprisoned in_exile died",
    ),
    Status(
        "released_unspecified",
        deprived=False,
        legal_next="released_served released_parole released_replaced released_health released_pardoned "
        "released_amnestied released_acquitted at_large detained administrative_arrest "
        "at_large_restrained pretrial_detention house_arrest restricted_freedom suspended "
        "convicted_imprisoned in_exile died",
    ),
    Status(
        "in_exile",
        deprived=False,
        legal_next="at_large detained administrative_arrest at_large_restrained house_arrest "
        "pretrial_detention convicted_imprisoned died",
    ),
    Status(
        "forced_psychiatry",
        deprived=True,
        legal_next="at_large at_large_restrained pretrial_detention convicted_imprisoned house_arrest "
        "released_acquitted died",
    ),
    Status("died", deprived=False, legal_next=""),
    Status("unknown", deprived=None, legal_next="*"),
)

#: Case stages in their order, each with those that may follow: codes parted by spaces, ``*`` for any. Early stages may
#: be skipped, because reports miss them; an appeal needs a verdict; back to an earlier stage leads a quashed verdict
#: or, once a verdict is in force or the case is closed, a new case.
STAGE_NEXT: Mapping[str, str] = MappingProxyType(
    {
        "none": "*",
        "reported": "suspect indicted trial verdict_first_instance closed",
        "suspect": "indicted trial verdict_first_instance closed",
        "indicted": "trial verdict_first_instance closed",
        "trial": "verdict_first_instance closed",
        "verdict_first_instance": "trial appeal in_force cassation closed",
        "appeal": "trial in_force cassation closed",
        "in_force": "reported suspect indicted trial verdict_first_instance cassation closed",
        "cassation": "reported suspect indicted trial verdict_first_instance in_force closed",
        "closed": "reported suspect indicted trial verdict_first_instance",
    }
)
#: Memberships, each with those that may follow. An owner who removes a candidate no longer looks at them: ``none``.
MEMBERSHIP_NEXT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "none": ("candidate", "recognised"),
        "candidate": ("recognised", "none"),
        "recognised": ("removed",),
        "removed": ("recognised",),
    }
)
