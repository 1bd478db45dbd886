"""What the site says about itself, in paragraphs per guide. Texts only; see ``locales/README.md``."""

from __future__ import annotations

from collections.abc import Mapping

from registerpub.core.notices.message import Message, by_context, pgettext

#: Guide → its title and paragraphs, by the part of the context after ``guide.NAME.``, in order.
GUIDES: Mapping[str, Mapping[str, Message]] = {
    "subscribe": by_context(
        (
            pgettext("guide.subscribe.title", "How to subscribe"),
            pgettext(
                "guide.subscribe.feeds",
                "Give your reader the address of one of the feeds listed at the foot of this page. Each comes as "
                "Atom, RSS and JSON Feed; all three say the same. Earlier notices are kept in archives by month, to "
                "which the feeds link.",
            ),
            pgettext(
                "guide.subscribe.ids",
                "Each notice has an id of its own in each language. It never changes and is never used again. The "
                "time of an entry is that of its publication or last change, not the date of the event.",
            ),
            pgettext(
                "guide.subscribe.corrections",
                "If a notice is withdrawn, take it down on your side, too: somebody's safety may depend on it.",
            ),
            pgettext(
                "guide.subscribe.data",
                "Newsroom systems find each notice as IPTC ninjs beside its page. The register itself can be "
                "downloaded as data; the file of changes tells by sequence number what is new.",
            ),
        )
    ),
    "verify": by_context(
        (
            pgettext("guide.verify.title", "How to verify"),
            pgettext(
                "guide.verify.sums",
                "Each release lists the SHA-256 digests of all its files in SHA256SUMS. In a copy of the whole site "
                "the command “sha256sum -c SHA256SUMS” tells which file is missing or was changed.",
            ),
            pgettext(
                "guide.verify.signed",
                "The list is signed with minisign; the comment of the signature holds the number and the date of "
                "the release, so that an older release cannot pass for the newest. Get the public key from the "
                "editors by another way than this site.",
            ),
            pgettext(
                "guide.verify.unsigned",
                "This site does not sign its releases. The digests show damage, but they cannot show that somebody "
                "has exchanged the files together with the list.",
            ),
            pgettext(
                "guide.verify.limits",
                "A digest proves that a file is the one that was published. It does not prove that what the file "
                "says is true: for that see the sources of each notice.",
            ),
        )
    ),
    "reply": by_context(
        (
            pgettext("guide.reply.title", "Right of reply"),
            pgettext(
                "guide.reply.who",
                "Anyone named here may ask the editors to publish a reply, to correct or to remove what is said. "
                "Family members and lawyers may ask for those who cannot.",
            ),
            pgettext(
                "guide.reply.how",
                "Say which notice you mean (its number stands in its address) and what is wrong. Ordinary e-mail "
                "can be read by others: send no documents and nothing about health until a safe way has been agreed "
                "on.",
            ),
            pgettext(
                "guide.reply.when",
                "The editors aim to answer within three working days. If a person's safety is concerned, the name "
                "is removed first and questions are asked afterwards.",
            ),
        )
    ),
    "watch": by_context(
        (
            pgettext("guide.watch.title", "What we watch and what we cannot see"),
            pgettext(
                "guide.watch.how",
                "A program reads public pages of media, human rights organisations, courts and prosecutors in "
                "Kazakh, Russian and English and looks for the people on the lists. It only proposes: editors "
                "decide what is published.",
            ),
            pgettext(
                "guide.watch.two",
                "Deaths, releases, arrests, transfers, verdicts and changes to a list are confirmed by two editors. "
                "The sources stand under each notice.",
            ),
            pgettext(
                "guide.watch.blind",
                "We do not see closed hearings, secret files, court databases behind a sign-in, social networks, "
                "pictures and videos, or what nobody reports. We learn of some things late. That there is no notice "
                "does not mean that nothing happened.",
            ),
            pgettext(
                "guide.watch.kept",
                "Some people are on no page here because they or their families have not agreed, or because "
                "publicity could hurt them.",
            ),
        )
    ),
}
