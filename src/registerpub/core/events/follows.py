"""Which custody statuses an event may follow, by its code (the ``from`` of ``events.yml``).

Codes that are not here may follow every status from which their own may be reached. ``released_unspecified`` stands
for each release whose ground is not known yet, so it is taken wherever the table of statuses allows the step. Ends of
a milder penalty have no event but RELEASED_SERVED, so that one follows what the table of statuses names.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TEXT: Mapping[str, str] = {
    "DETAINED": "at_large at_large_restrained administrative_arrest house_arrest restricted_freedom suspended "
    "released_parole released_replaced released_health released_served released_pardoned "
    "released_amnestied released_acquitted in_exile released_unspecified",
    "RELEASED_WITHOUT_CHARGE": "detained",
    "REMANDED": "at_large detained administrative_arrest at_large_restrained house_arrest restricted_freedom "
    "suspended convicted_imprisoned released_parole released_replaced released_health "
    "released_served released_pardoned released_amnestied released_acquitted in_exile "
    "forced_psychiatry released_unspecified",
    "REMAND_EXTENDED": "pretrial_detention house_arrest",
    "HOUSE_ARREST": "at_large detained administrative_arrest at_large_restrained pretrial_detention "
    "convicted_imprisoned released_served restricted_freedom forced_psychiatry in_exile "
    "released_unspecified",
    "RESTRAINT_UNDERTAKING": "at_large detained administrative_arrest house_arrest pretrial_detention "
    "convicted_imprisoned released_served in_exile released_unspecified",
    "ADMIN_ARREST": "at_large detained administrative_arrest at_large_restrained restricted_freedom suspended "
    "released_parole released_replaced released_health released_served released_pardoned "
    "released_amnestied released_acquitted in_exile released_unspecified",
    "ADMIN_ARREST_ENDED": "administrative_arrest",
    "SENTENCED_PRISON": "pretrial_detention house_arrest at_large_restrained at_large detained administrative_arrest "
    "restricted_freedom suspended convicted_imprisoned released_parole released_replaced "
    "released_health released_served released_pardoned released_amnestied released_acquitted "
    "in_exile forced_psychiatry released_unspecified",
    "SENTENCED_RESTRICTED": "pretrial_detention house_arrest at_large_restrained at_large detained suspended "
    "released_parole released_replaced released_health released_served released_pardoned "
    "released_amnestied released_acquitted released_unspecified",
    "SENTENCED_SUSPENDED": "pretrial_detention house_arrest at_large_restrained at_large detained convicted_imprisoned "
    "released_parole released_replaced released_health released_served released_pardoned "
    "released_amnestied released_acquitted released_unspecified",
    "SENTENCED_NONCUSTODIAL": "pretrial_detention house_arrest at_large_restrained at_large detained released_parole "
    "released_replaced released_health released_served released_pardoned released_amnestied "
    "released_acquitted released_unspecified",
    "ACQUITTED": "at_large at_large_restrained house_arrest pretrial_detention convicted_imprisoned "
    "restricted_freedom suspended released_unspecified",
    "CASE_CLOSED": "detained at_large at_large_restrained house_arrest pretrial_detention forced_psychiatry "
    "convicted_imprisoned released_unspecified",
    "TRANSFERRED": "pretrial_detention convicted_imprisoned forced_psychiatry",
    "PAROLE_GRANTED": "convicted_imprisoned",
    "REPLACED_MILDER": "convicted_imprisoned released_unspecified",
    "RESTRICTION_REVOKED": "restricted_freedom suspended released_parole released_replaced detained pretrial_detention",
    "RELEASED_SERVED": "convicted_imprisoned pretrial_detention released_unspecified house_arrest restricted_freedom "
    "suspended released_parole released_replaced released_health",
    "RELEASED_UNSPECIFIED": "convicted_imprisoned pretrial_detention house_arrest forced_psychiatry",
    "RELEASED_HEALTH": "convicted_imprisoned pretrial_detention released_unspecified",
    "PARDONED": "convicted_imprisoned restricted_freedom suspended released_unspecified",
    "AMNESTIED": "convicted_imprisoned restricted_freedom suspended pretrial_detention house_arrest "
    "at_large_restrained released_unspecified",
    "FORCED_PSYCHIATRY": "at_large detained at_large_restrained house_arrest pretrial_detention convicted_imprisoned",
    "PSYCHIATRY_ENDED": "forced_psychiatry",
    "LEFT_COUNTRY": "at_large at_large_restrained house_arrest convicted_imprisoned restricted_freedom suspended "
    "released_parole released_replaced released_health released_served released_pardoned "
    "released_amnestied released_acquitted released_unspecified",
}
FOLLOWS: Mapping[str, frozenset[str]] = MappingProxyType(
    {code: frozenset(text.split()) for code, text in _TEXT.items()}
)
