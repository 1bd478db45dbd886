"""Words of pages and feeds beside the notices themselves. Texts only; ``locales/README.md`` tells how they are kept."""

from __future__ import annotations

from registerpub.core.notices.message import by_context, pgettext

PAGE = by_context(
    (
        pgettext("page.home", "All notices"),
        pgettext("page.feeds", "Feeds"),
        pgettext("page.published", "Published: {time}"),
        pgettext("page.changed", "Changed: {time}"),
        pgettext("page.other_languages", "In other languages"),
        pgettext("page.sources", "Sources"),
        pgettext("page.empty", "Nothing has been published yet."),
        pgettext(
            "page.link_notice",
            "Some states have declared certain media “undesirable” or extremist. Opening or sharing links to them "
            "can be dangerous there; in Russia sharing such a link is punishable.",
        ),
        pgettext(
            "page.reply",
            "Anyone named here may ask the editors to publish a reply, to correct or to remove what is said.",
        ),
        pgettext("page.contact", "Write to the editors"),
        pgettext("page.name_form", "The form of the name in this language was checked by an editor."),
        pgettext("page.state.template", "The wording comes from a template; no native speaker has reviewed this text."),
        pgettext("page.state.human_checked", "An editor checked this text."),
        pgettext("page.state.native_reviewed", "A native speaker reviewed this text."),
        pgettext("page.rights", "© {site}. Confirmed by editors; see the sources of each notice."),
        pgettext("page.corrections", "Corrections and retractions"),
        pgettext(
            "page.corrections_about",
            "Every clarification, correction and retraction of our notices, newest first. What was withdrawn for "
            "safety or for want of consent stands here without a name.",
        ),
        pgettext("page.corrections_empty", "Nothing has been corrected or withdrawn yet."),
        pgettext("page.cause", "Cause: {cause}."),
        pgettext("page.amended_notice", "The notice that this is about"),
        pgettext("page.amendment", "The notice about this change"),
        pgettext("page.was", "It read:"),
        pgettext("page.reads", "Now it reads:"),
        pgettext("page.changed.clarification", "Clarified: {time}."),
        pgettext("page.changed.correction", "Corrected: {time}."),
        pgettext("page.changed.retraction", "Withdrawn: {time}."),
        pgettext("page.mark.clarification", "Clarified"),
        pgettext("page.mark.correction", "Corrected"),
        pgettext("page.mark.retraction", "Withdrawn"),
        pgettext("page.opml", "All feeds in one file, for import into a reader (OPML)"),
        pgettext("feed.title", "{site}: {channel}"),
    )
)
