"""The one table of event types. A new type is one entry here, its triggers beside it and its messages: no migration.

Legal background: transitions are those of Kazakh criminal procedure (CPC 2014) as met in reported cases. An illegal
transition is shown to an editor, never dropped, because reports miss steps. ``publish``: ``always``; ``consent`` =
only with consent recorded; ``never`` = reaches no published byte.
"""

from __future__ import annotations

from registerpub.core.events.model import EventType

EVENT_TABLE: tuple[EventType, ...] = (
    EventType("DETAINED", "arrest", "A", "always", to="detained", details=("place", "agency")),
    EventType("RELEASED_WITHOUT_CHARGE", "release", "A", "always", to="at_large", returns_to_previous=True),
    EventType("QUESTIONED", "arrest", "C", "never"),
    EventType("SEARCHED", "arrest", "B", "never"),
    EventType("CASE_OPENED", "case", "B", "always", stage="reported", details=("article",)),
    EventType("SUSPECT", "case", "B", "always", stage="suspect", details=("article",)),
    EventType(
        "REMANDED",
        "arrest",
        "A",
        "always",
        to="pretrial_detention",
        details=("restraint", "restraint_until", "court", "place"),
    ),
    EventType("REMAND_EXTENDED", "arrest", "B", "always", details=("restraint_until", "court")),
    EventType(
        "HOUSE_ARREST", "arrest", "A", "always", to="house_arrest", details=("restraint", "restraint_until", "court")
    ),
    EventType("RESTRAINT_UNDERTAKING", "arrest", "B", "always", to="at_large_restrained", details=("restraint",)),
    EventType(
        "ADMIN_ARREST", "arrest", "A", "always", to="administrative_arrest", details=("admin_article", "days", "court")
    ),
    EventType("ADMIN_ARREST_ENDED", "release", "A", "always", to="at_large", returns_to_previous=True),
    EventType("ADMIN_FINE", "verdict", "C", "always"),
    EventType("INDICTED", "case", "B", "always", stage="indicted", details=("article", "court")),
    EventType("TRIAL_STARTED", "case", "B", "always", stage="trial", details=("court", "judge_public")),
    EventType("PROSECUTOR_DEMAND", "case", "B", "always", details=("penalty",)),
    EventType("HEARING_ADJOURNED", "case", "C", "always", details=("next_hearing_date",)),
    EventType(
        "SENTENCED_PRISON",
        "verdict",
        "A",
        "always",
        to="convicted_imprisoned",
        stage="verdict_first_instance",
        has_term=True,
        details=("article", "court", "place", "extra_bans", "credit_for_custody"),
    ),
    EventType(
        "SENTENCED_RESTRICTED",
        "verdict",
        "A",
        "always",
        to="restricted_freedom",
        stage="verdict_first_instance",
        has_term=True,
        details=("article", "court", "extra_bans"),
    ),
    EventType(
        "SENTENCED_SUSPENDED",
        "verdict",
        "A",
        "always",
        to="suspended",
        stage="verdict_first_instance",
        has_term=True,
        details=("article", "court"),
    ),
    EventType(
        "SENTENCED_NONCUSTODIAL",
        "verdict",
        "A",
        "always",
        to="at_large",
        stage="verdict_first_instance",
        details=("penalty", "article", "court"),
    ),
    EventType("EXTRA_BAN", "verdict", "B", "always", details=("extra_bans",)),
    EventType(
        "ACQUITTED",
        "verdict",
        "A",
        "always",
        to="released_acquitted",
        stage="verdict_first_instance",
        details=("court",),
    ),
    EventType("CASE_CLOSED", "verdict", "A", "always", to="released_acquitted", stage="closed"),
    EventType("APPEAL_FILED", "case", "B", "always", stage="appeal"),
    EventType("APPEAL_UPHELD", "verdict", "B", "always", stage="in_force", details=("court",)),
    EventType("TERM_CHANGED", "verdict", "A", "always", has_term=True, details=("penalty", "court")),
    EventType("VERDICT_QUASHED", "verdict", "A", "always", stage="trial", details=("court",)),
    EventType("TRANSFERRED", "custody", "A", "always", details=("facility", "place")),
    EventType("SECURITY_LEVEL_CHANGED", "custody", "C", "always", details=("facility_security",)),
    EventType("PUNISHMENT_CELL", "custody", "B", "consent"),
    EventType("PAROLE_GRANTED", "release", "A", "always", details=("decision_date", "court", "effective_date")),
    EventType("PAROLE_DENIED", "release", "B", "always"),
    EventType(
        "REPLACED_MILDER", "release", "A", "always", to="released_replaced", details=("penalty", "term_left", "court")
    ),
    EventType(
        "RESTRICTION_REVOKED", "verdict", "A", "always", to="convicted_imprisoned", has_term=True, details=("court",)
    ),
    EventType("RELEASED_SERVED", "release", "A", "always", to="released_served", details=("place",)),
    EventType("RELEASED_UNSPECIFIED", "release", "A", "always", to="released_unspecified"),
    EventType(
        "RELEASED_HEALTH", "release", "A", "always", to="released_health", sensitive="health", details=("court",)
    ),
    EventType("PARDONED", "release", "A", "always", to="released_pardoned"),
    EventType("AMNESTIED", "release", "A", "always", to="released_amnestied", has_term=True),
    EventType("SUPERVISION_SET", "custody", "C", "always", details=("restrictions", "until")),
    EventType(
        "FORCED_PSYCHIATRY",
        "life",
        "A",
        "never",
        to="forced_psychiatry",
        sensitive="psychiatry",
        details=("court", "place"),
    ),
    EventType("PSYCHIATRY_ENDED", "life", "A", "never", to="at_large", sensitive="psychiatry"),
    EventType("HOSPITALISED", "life", "B", "never", sensitive="health"),
    EventType("HUNGER_STRIKE", "life", "B", "consent"),
    EventType("SELF_HARM_OR_ATTEMPT", "life", "A", "never", sensitive="self-harm"),
    EventType("ILL_TREATMENT_ALLEGED", "life", "A", "consent"),
    EventType("FIN_BLACKLIST", "custody", "B", "consent", details=("restrictions",)),
    EventType("LEFT_COUNTRY", "life", "A", "consent", to="in_exile"),
    EventType("DIED", "life", "A", "always", to="died", details=("place", "in_custody")),
    EventType("LIST_CANDIDATE", "list", "C", "never"),
    EventType("LIST_RECOGNISED", "list", "A", "always"),
    EventType("LIST_REMOVED", "list", "A", "always", details=("reason",)),
    EventType("INTL_OPINION", "record", "C", "always"),
    EventType("CORRECTION", "record", "C", "never"),
    EventType("STATE_REPORTED", "custody", "B", "always", has_term=True, details=("place", "facility", "article")),
    EventType("AMENDED", "record", "A", "always"),
    EventType("WITHDRAWN", "record", "A", "always"),
)
