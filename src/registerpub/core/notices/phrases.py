"""Phrases, lines and labels that the sentences of all events share. Texts only."""

from __future__ import annotations

from registerpub.core.notices.message import by_context, npgettext, pgettext

#: Why a notice is corrected or retracted.
CAUSES = ("our_error", "source_error", "new_fact", "safety")
#: The one cause that is public of whatever leaves without a name, so that nothing can be told from it.
PROTECTION = "protection"
#: Sentences that may be added to a correction or a retraction; nobody writes free text into one.
EXPLANATIONS = (
    "another_person",
    "misread",
    "unclear",
    "spelling",
    "source_corrected",
    "source_withdrew",
    "not_confirmed",
    "document",
)

PHRASES = by_context(
    (
        pgettext("headline.event", "{event}: {name}"),
        pgettext("headline.owner", "{event} ({owner}): {name}"),
        pgettext("headline.state", "{name}: {state}"),
        pgettext("headline.nameless", "{event}"),
        pgettext("common.demonstration_mark", "[Demonstration]"),
        pgettext(
            "common.demonstration",
            "Demonstration: this item shows how registerpub works. It is not news and must not be quoted.",
        ),
        pgettext("common.not_in_force", "The verdict has not entered into force and may be appealed."),
        pgettext("common.force_unknown", "Whether the verdict has entered into force has not been reported."),
        pgettext(
            "common.politically_motivated",
            "{owner} considers the case politically motivated; the authorities deny that there are political "
            "prisoners in the country.",
        ),
        pgettext("common.source_line", "Source: {source}. Checked: {date_nom}."),
        pgettext("source.saved", "a page saved by an editor"),
        pgettext("source.untitled", "a source whose title is not shown"),
        pgettext("common.checked", "Checked: {date_nom}."),
        pgettext("common.apology", "We apologise to readers and to those concerned."),
        pgettext("phrase.charge", "under {article} of the Criminal Code"),
        pgettext("phrase.for_term", "for {term}"),
        pgettext("phrase.until", "until {until}"),
        pgettext("phrase.moved_to", "until {until}"),
        pgettext("phrase.as_of", "as of {date_nom}"),
        pgettext("phrase.because", "Reason: {reason}."),
        pgettext("line.term", "Term: {term}."),
        pgettext("line.until", "Until: {until_nom}."),
        pgettext("line.court", "Court: {court_nom}."),
        pgettext("line.place", "Place: {place_nom}."),
        pgettext("line.facility", "Facility: {facility}."),
        pgettext("line.penalty", "Penalty: {penalty}."),
        pgettext("line.article", "Article of law: {article}."),
        pgettext("line.criminal_code", "Criminal Code, {article}"),
        pgettext("reason.released", "release"),
        pgettext("reason.died", "death"),
        pgettext("reason.error", "an error in the list"),
        pgettext("reason.criteria_no_longer_met", "the criteria of the list are no longer met"),
        pgettext("reason.merged_duplicate", "two entries about one person were merged"),
        pgettext("cause.our_error", "our error"),
        pgettext("cause.source_error", "an error of the source"),
        pgettext("cause.new_fact", "a new fact"),
        pgettext("cause.safety", "safety"),
        pgettext("cause.protection", "safety or want of consent"),
        pgettext("explanation.another_person", "The report was about another person."),
        pgettext("explanation.misread", "We misread the source."),
        pgettext("explanation.unclear", "The earlier wording could be misunderstood."),
        pgettext("explanation.spelling", "The spelling of a name was mended."),
        pgettext("explanation.source_corrected", "The source has corrected its report."),
        pgettext("explanation.source_withdrew", "The source has withdrawn its report."),
        pgettext("explanation.not_confirmed", "Other sources have not confirmed the report."),
        pgettext("explanation.document", "A document has made the matter clear."),
        pgettext("amendment.name.clarification", "Clarification"),
        pgettext("amendment.name.correction", "Our correction"),
        pgettext("amendment.name.retraction", "Retraction"),
        pgettext("amendment.name.withdrawal", "A notice was withdrawn"),
        pgettext(
            "amendment.clarified",
            "Clarification, {date_nom}: details were added to our earlier notice about {name}; what it says has not "
            "changed. {because} {apology}",
        ),
        pgettext("amendment.about", "The notice in question: “{headline}”. Published: {date_nom}."),
        pgettext("amendment.published", "Published: {date_nom}."),
        pgettext("amendment.withdrawn.headline", "Withdrawn notice: {name}"),
        pgettext(
            "amendment.withdrawn",
            "This notice was withdrawn, {date_nom}. What it said no longer stands. {because} {apology}",
        ),
        pgettext(
            "amendment.nameless",
            "For safety or for want of consent it is not said which one. If you have passed on notices of ours, "
            "compare them with the feed and take down what is no longer there.",
        ),
        pgettext("penalty.fine", "a fine"),
        pgettext("penalty.restricted_freedom", "restricted freedom"),
        pgettext("penalty.correctional_work", "correctional work"),
        pgettext("penalty.community_service", "community service"),
        pgettext("penalty.suspended", "a suspended sentence"),
        pgettext("penalty.imprisonment", "imprisonment"),
        pgettext("level.minimum", "a minimum-security facility"),
        pgettext("level.medium", "a medium-security facility"),
        pgettext("level.maximum", "a maximum-security facility"),
        pgettext("level.extreme", "an extraordinary-security facility"),
        pgettext("level.full", "a full-security facility"),
        pgettext("field.date", "date"),
        pgettext("field.term", "term"),
        pgettext("field.code", "kind of event"),
        pgettext("field.status", "status"),
        pgettext("field.register", "list"),
        pgettext("field.article", "article of law"),
        pgettext("field.court", "court"),
        pgettext("field.place", "place"),
        pgettext("field.facility", "facility"),
        pgettext("field.penalty", "penalty"),
        pgettext("field.reason", "reason"),
    )
)

LIST_SIZE = npgettext(
    "common.list_size", "Names now on the list of {owner}: {n}.", "Names now on the list of {owner}: {n}."
)
