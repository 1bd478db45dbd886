"""Sentences that name somebody of a register beside a word of law and of which no rule makes anything.

What the rules do not know cannot be read by them: an editor is asked to look. Nothing is asked where the sentence is
understood: where it makes a claim about the person, where a trigger stands in it (then the rules have judged whose it
is), and where it is no statement of a happening (a question, a demand, a plan, a denial, a possibility) or the person
only speaks in it or is somebody's relative or client. A text or sentence that says of itself that it is play makes no
claims (:mod:`.made_up`), but what it tells of the people of a register is shown: anybody can write such words beside a
report.

Whoever is named in a document that makes no claim about them, and in no such sentence, is looked for in the sentences
beside their name, too: «X has been a teacher all her life. Four years, the judge read out.»
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from registerpub.core.claims.captions import is_credit
from registerpub.core.claims.dates import find_dates
from registerpub.core.claims.discourse import Discourse, View, view
from registerpub.core.claims.folding import fold
from registerpub.core.claims.grammar import parse
from registerpub.core.claims.guards import keep
from registerpub.core.claims.latin import latin_paragraphs
from registerpub.core.claims.legal_words import find_legal_words
from registerpub.core.claims.lexicon import Hit, find_hits
from registerpub.core.claims.made_up import calls_itself_play, is_disclaimed, is_made_up_text
from registerpub.core.claims.people import Cast
from registerpub.core.claims.plain import read_plain
from registerpub.core.claims.polarity import is_old, judge
from registerpub.core.claims.sentences import Sentence, split_document
from registerpub.core.claims.subjects import bind
from registerpub.core.claims.unread import Unexplained
from registerpub.core.claims.when import Times
from registerpub.core.records import LANGUAGES, Claim, Document, Mention, PartialDate, Polarity, Span

#: How a sentence may put what its word of law stands for; everything else is no statement that something happened.
_TOLD: Final = ("asserted", "reported", "background")
#: A word of law is judged as if it were the trigger of this event, which takes any wording.
_AS: Final = "CASE_OPENED"
_UNAFFECTED: Final = ("speaker", "kin")


def find_unexplained(
    document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]
) -> tuple[Unexplained, ...]:
    """Such sentences of the body, in order, one entry for each person named in one. ``claims``: those of the document.

    Only people whom a mention names alone count: who is meant by an ambiguous name is another question.
    """
    named = [mention for mention in mentions if mention.field == "text" and mention.person and _is_sure(mention)]
    if not named:
        return ()
    plain = read_plain(document.text, latin_paragraphs(document))
    read, cast = plain.document(document), Cast(plain.mentions(named))
    starts = sorted(mention.start for mention in plain.mentions(named))
    found: list[Unexplained] = []
    sentences = split_document(read)
    whole = is_made_up_text(fold(document.title + "\n" + read.text)) or is_disclaimed(sentences)
    for index, sentence in enumerate(sentences):
        if sentence.language in LANGUAGES and _has_one(starts, sentence):
            quote = plain.span(sentence.span)
            told = {claim.person for claim in claims if _overlap(claim.quote, quote)}
            is_play = whole or calls_itself_play(sentences, index)
            found += [
                Unexplained(person, quote, dates, is_history)
                for person, dates, is_history in _people(sentence, cast, read, is_play)
                if person not in told
            ]
    silent = {mention.person for mention in named if mention.person} - {claim.person for claim in claims}
    silent -= {one.person for one in found}
    if silent:
        beside = _beside_names(read, Cast(plain.mentions(named)), silent)
        found += [Unexplained(person, plain.span(span), dates, old) for person, span, dates, old in beside]
    return tuple(sorted(found, key=lambda one: one.quote.start))


def _beside_names(
    document: Document, cast: Cast, people: set[str]
) -> Iterator[tuple[str, Span, tuple[PartialDate, ...], bool]]:
    """For each of ``people`` the first words of law beside a sentence that names them, with that sentence.

    The two sentences behind the name and the one before it count, up to one that names anybody; each person once.
    """
    sentences = [one for one in split_document(document) if one.language in LANGUAGES]
    views = [view(parse(sentence, cast.name_spans(sentence))) for sentence in sentences]
    left = set(people)
    for index, seen in enumerate(views):
        free = {name.actor.person for name in seen.parsed.names if seen.roles[name] not in _UNAFFECTED}
        for person in sorted(left & {one for one in free if one}):
            for other in _places(views, index):
                told = _told(views[other], document)
                if told is not None:
                    first, last = sorted((index, other))
                    span = Span("text", sentences[first].start, sentences[last].end)
                    yield person, span, *told
                    left.discard(person)
                    break


def _places(views: Sequence[View], index: int) -> Iterator[int]:
    for steps in ((index + 1, index + 2), (index - 1,)):
        for place in steps:
            if not 0 <= place < len(views) or views[place].parsed.names:
                break
            yield place


def _told(seen: View, document: Document) -> tuple[tuple[PartialDate, ...], bool] | None:
    """Dates, and whether it is history, of a sentence that names nobody and tells something with a word of law."""
    sentence = seen.parsed.sentence
    words = find_legal_words(sentence.folded, sentence.language)
    if not words or is_credit(sentence.text):
        return None
    polarities = _polarities(seen, [Hit(_AS, "", *place) for place in words], document)
    if any(polarity not in _TOLD for polarity in polarities):
        return None
    resolved = (date.resolve(document.published) for date in find_dates(sentence.folded, sentence.language))
    dates = tuple(found[0] for found in resolved if found is not None)
    old = bool(dates) and all(is_old(date, document.published) for date in dates)
    return dates, old or "background" in polarities


def _overlap(one: Span, two: Span) -> bool:
    return one.field == two.field and one.start < two.end and two.start < one.end


def _is_sure(mention: Mention) -> bool:
    return mention.certainty != "weak"


def _has_one(starts: Sequence[int], sentence: Sentence) -> bool:
    at = bisect_right(starts, sentence.end)
    return at > 0 and starts[at - 1] >= sentence.start


def _people(
    sentence: Sentence, cast: Cast, document: Document, is_play: bool
) -> Iterator[tuple[str, tuple[PartialDate, ...], bool]]:
    """Each person of whom the sentence may tell, once, with its dates and whether it is history."""
    words = find_legal_words(sentence.folded, sentence.language)
    raw = find_hits(sentence.folded, sentence.language)
    if not words and not (is_play and raw) or is_credit(sentence.text):
        return
    seen = view(parse(sentence, cast.name_spans(sentence)))
    if raw and not is_play:
        hits = [hit for hit in keep(raw, seen.parsed) if _is_nobodys(seen, hit)]
    else:
        hits = raw or [Hit(_AS, "", *place) for place in words]
    polarities = _polarities(seen, hits, document)
    if not polarities or any(polarity not in _TOLD for polarity in polarities):
        return
    resolved = (date.resolve(document.published) for date in find_dates(sentence.folded, sentence.language))
    dates = tuple(found[0] for found in resolved if found is not None)
    old = bool(dates) and all(is_old(date, document.published) for date in dates)
    people = (name.actor.person for name in seen.parsed.names if seen.roles[name] not in _UNAFFECTED)
    for person in dict.fromkeys(people):
        if person is not None:
            yield person, dates, old or "background" in polarities


def _is_nobodys(seen: View, hit: Hit) -> bool:
    """Whether no rule finds to whom the trigger happened, rather than to somebody else."""
    bound = bind(seen, hit, Discourse())
    return not bound.names and bound.how == "none"


def _polarities(seen: View, hits: Sequence[Hit], document: Document) -> list[Polarity | None]:
    judged = Times(seen.parsed, document.published).judged()
    chunks = [seen.parsed.chunks[seen.parsed.chunk_at(hit.start)] for hit in hits]
    return [judge(judged, chunk, hit, chunk.start) for chunk, hit in zip(chunks, hits, strict=True)]
