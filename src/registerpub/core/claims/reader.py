"""Reads what one document asserts about the people on the registers and about those it says were added to one.

Pure: a document, its mentions and the registers in; claims and totals out. A claim about somebody who is on no register
is kept only if the same document says that he or she was recognised: then the proposal is a candidate.
"""

from __future__ import annotations

from collections.abc import Sequence

from registerpub.core.claims.announced import date_lists, date_verdicts
from registerpub.core.claims.contradictions import weaken_contradicted
from registerpub.core.claims.corrected import settle_corrections
from registerpub.core.claims.discourse import Bound, View, view
from registerpub.core.claims.folding import fold
from registerpub.core.claims.followups import complete_verdict
from registerpub.core.claims.grammar import parse
from registerpub.core.claims.guards import keep
from registerpub.core.claims.happenings import age_states, join_releases, merge_releases, read_among, read_happening
from registerpub.core.claims.latin import latin_paragraphs
from registerpub.core.claims.lexicon import find_hits
from registerpub.core.claims.list_context import has_list_context
from registerpub.core.claims.lists import LIST_CODES
from registerpub.core.claims.made_up import is_made_up, is_made_up_text
from registerpub.core.claims.membership import (
    note_statement,
    read_enumeration,
    read_list,
    read_list_items,
    read_roster,
    read_second_half,
    read_total,
)
from registerpub.core.claims.outcomes import find_items, in_verdicts, read_items, without_items
from registerpub.core.claims.owners import OwnerFinder
from registerpub.core.claims.people import Cast
from registerpub.core.claims.plain import read_plain
from registerpub.core.claims.rebuttals import take_back
from registerpub.core.claims.russian import in_context
from registerpub.core.claims.sentences import Sentence, split_document
from registerpub.core.claims.state import State, Turn
from registerpub.core.claims.titles import as_body, beside_body
from registerpub.core.claims.when import Times
from registerpub.core.records import Document, Mention, Reading, Register


def read_claims(document: Document, mentions: Sequence[Mention], registers: Sequence[Register]) -> Reading:
    """Everything claimed in ``document``. Offsets of spans count in their field, the text or the title.

    ``mentions`` tell who of the registers is named where. The title counts only for what the body says nothing of
    (:func:`.titles.beside_body`). Raises nothing for any text.
    """
    plain = read_plain(document.text, latin_paragraphs(document))
    body = plain.restore(_read_plain(plain.document(document), plain.mentions(mentions), registers))
    if not document.title or all(mention.field != "title" for mention in mentions):
        return body
    headline = _read_plain(*as_body(document, mentions), registers)
    return Reading((*body.claims, *beside_body(headline.claims, body.claims)), body.totals)


def _read_plain(document: Document, mentions: Sequence[Mention], registers: Sequence[Register]) -> Reading:
    owners = OwnerFinder(document.text, registers)
    sentences = split_document(document, owners.spans)
    folded = fold(document.title + "\n" + document.text)
    if is_made_up_text(folded):
        return Reading((), ())
    context = bool(owners.spans) or has_list_context(folded)
    state = State(document, sentences, owners, Cast(mentions, owners.spans), context)
    if document.language in ("en", "kk"):
        state.discourse.sole = state.cast.sole
    for index, sentence in enumerate(sentences):
        if sentence.language in ("kk", "ru", "en"):
            _read_sentence(state, index, sentence)
    settled = settle_corrections(tuple(state.claims()), sentences)
    return Reading(weaken_contradicted(settled, document.text), tuple(state.totals))


def _read_sentence(state: State, index: int, sentence: Sentence) -> None:
    seen = view(parse(sentence, state.cast.name_spans(sentence)))
    turn = Turn(state, index, seen, Times(seen.parsed, state.document.published))
    if is_made_up(state.sentences, index):
        _move_on(state, seen, [])
        return
    note_statement(turn)
    items = find_items(turn)
    hits = in_verdicts(turn, keep(without_items(find_hits(sentence.folded, sentence.language), items), seen.parsed))
    hits = in_context(hits, state.sentences, index)
    bound = [read_list(turn, hit) if hit.code in LIST_CODES else read_happening(turn, hit, hits) for hit in hits]
    if not any(found.names for hit, found in zip(hits, bound, strict=True) if hit.code in LIST_CODES):
        bound.append(read_enumeration(turn, tells_more=any(found.names for found in bound)))
    read_items(turn, items)
    listed = any(found.names for hit, found in zip(hits, bound, strict=False) if hit.code in LIST_CODES)
    if not listed:
        bound.append(read_roster(turn))
    read_among(turn, hits)
    bound.append(read_second_half(turn))
    bound.append(read_list_items(turn))
    read_total(turn)
    if state.has_told(sentence.start):
        merge_releases(turn)
        join_releases(turn)
        age_states(turn)
    complete_verdict(turn)
    date_verdicts(turn)
    date_lists(turn)
    take_back(turn)
    _move_on(state, seen, bound)


def _move_on(state: State, seen: View, bound: list[Bound]) -> None:
    """What the next sentence's pronouns can mean."""
    state.discourse.note([pair for found in bound for pair in found.names if seen.parsed.sentence.language == "en"])
    free = [name for name in seen.parsed.names if seen.roles[name] in ("free", "possessor")]
    state.discourse.note([(name.actor, name.text) for name in free])
    state.discourse.note_all([(name.actor, name.text) for name in seen.parsed.names])
    if free:
        group = seen.parsed.group_of(next((name for name in free if not name.actor.anonymous), free[0]))
        names = tuple((name.actor, name.text) for name in group.names if seen.roles[name] in ("free", "possessor"))
        several = next((found.names for found in bound if len(found.names) > 1), None)
        state.discourse.set_topic(several or names)
        return
    referred = next((found.names for found in bound if found.names), None)
    if referred:
        state.discourse.set_topic(referred)
    elif seen.parsed.names and "speaker" not in seen.roles.values():
        near = {name.actor.key: (name.actor, name.text) for name in seen.parsed.names if not name.actor.anonymous}
        kin = any(seen.roles[name] == "kin" for name in seen.parsed.names)
        state.discourse.set_topic(tuple(near.values()) if len(near) == 1 and not kin else ())
