"""Claims of list triggers, of the enumerations that follow them, and an owner's totals."""

from __future__ import annotations

import re
from dataclasses import replace

from registerpub.core.claims.discourse import Bound
from registerpub.core.claims.lexicon import Hit
from registerpub.core.claims.list_context import about_previous_list, about_state_list, has_list_context
from registerpub.core.claims.list_items import list_items
from registerpub.core.claims.lists import REACH, Announcement, enumerated, list_name, named_by_hit
from registerpub.core.claims.people import Actor
from registerpub.core.claims.persons import counted_people
from registerpub.core.claims.polarity import is_old, judge
from registerpub.core.claims.rosters import roster_hits
from registerpub.core.claims.series import Pairs, second_halves, spread_hit
from registerpub.core.claims.state import Turn
from registerpub.core.claims.totals import find_total, names_a_list
from registerpub.core.records import Claim, Polarity, Total

#: A statement's date is looked for among the dates at most this many days before publication.
STATEMENT_DAYS = 45
_LIST_WORD = re.compile(r"\b(?:lists?|listed|register)\b|\b(?:спис|переч|реестр)\w+|тізім|тізілім|тізбе")
#: Who is called politically persecuted is a candidate whoever says so.
_PERSECUTED = re.compile(r"politically|political reasons|persecuted|политическ|саяси")
_GROWN_KK = re.compile(r"\b(?:жет|өс|көбей|арт|толық|ұлғай)(?:ті|ты|ді|ды|кен|қан|ген|ған)\b")
_POLITICAL = re.compile(r"\bpolitical(?:ly)? (?:persecut|motivat|reason|prison)")
_OF_THAT = re.compile(r"\W*(?:об этом|бұл туралы|the (?:announcement|statement|update) (?:was|came|is)|it said)\b")


def note_statement(turn: Turn) -> None:
    """Remember the date of a sentence that names an owner: the list claims near it were made then."""
    if not _owner_speaks(turn):
        return
    dated = turn.times.any_recent(STATEMENT_DAYS)
    if dated[0] is not None:
        turn.state.spoken = (turn.index, dated)


def _owner_speaks(turn: Turn) -> bool:
    """Whether the sentence names an owner, or says when that was announced which the sentence before tells of one."""
    owners, sentences = turn.state.owners, turn.state.sentences
    if owners.in_sentence(turn.sentence):
        return True
    told = turn.index > 0 and _OF_THAT.match(turn.sentence.folded)
    return bool(told and owners.in_sentence(sentences[turn.index - 1]))


def read_list(turn: Turn, hit: Hit) -> Bound:
    """One list trigger: names in its sentence, or an announcement that later sentences fill."""
    folded = turn.sentence.folded
    previous = hit.code != "LIST_REMOVED" and about_previous_list(folded)
    persecuted = hit.code == "LIST_CANDIDATE" and (
        _PERSECUTED.search(folded, hit.start, hit.end) or _POLITICAL.search(folded)
    )
    if not (persecuted or _about_owners(turn)) or about_state_list(folded) or previous:
        return Bound()
    chunk = turn.seen.parsed.chunks[turn.seen.parsed.chunk_at(hit.start)]
    polarity = judge(turn.sentence, chunk, hit, chunk.start)
    if polarity is None:
        return Bound()
    announcement = _announce(turn, hit, "asserted" if polarity == "reported" else polarity)
    bound = named_by_hit(turn.seen, hit, turn.state.discourse)
    _claim_members(turn, announcement, bound, hit)
    return bound


def _about_owners(turn: Turn) -> bool:
    """Whether a list here is one of an owner: the text speaks of political prisoners, or names who keeps it."""
    if turn.state.list_context:
        return True
    owner = turn.state.owners.nearest(turn.state.sentences, turn.index)
    return owner is not None and bool(_LIST_WORD.search(turn.sentence.folded))


def _announce(turn: Turn, hit: Hit, polarity: Polarity) -> Announcement:
    """Owner, date and speaker of a list claim; an open announcement lends what is missing."""
    state, sentence = turn.state, turn.sentence
    dated = turn.times.date_of(hit, lone=True)
    if is_old(dated[0], state.document.published):
        polarity = "background" if polarity == "asserted" else polarity
    elif dated[0] is None:
        dated = turn.times.any_recent(STATEMENT_DAYS)
    counted = counted_people(sentence.folded, sentence.language)
    made = Announcement(
        index=turn.index,
        owner=state.owners.nearest(state.sentences, turn.index),
        date=dated[0],
        date_basis=dated[1],
        speaker=turn.speaker(),
        polarity=polarity,
        count=counted[2] if counted else None,
        items=sentence.text.rstrip().endswith(":"),
    )
    made = _dated(turn, _completed(turn, made))
    if hit.code == "LIST_RECOGNISED" and polarity == "asserted":
        state.announcement = made
    return made


def _completed(turn: Turn, made: Announcement) -> Announcement:
    """What an open announcement near by adds; an owner in the sentence itself comes first."""
    opened = turn.state.announcement
    if opened is None or turn.index - opened.index > REACH:
        return made
    opened = _as_spoken(turn, opened)
    return replace(
        made,
        owner=turn.state.owners.in_sentence(turn.sentence) or opened.owner or made.owner,
        date=made.date or opened.date,
        date_basis=made.date_basis if made.date else opened.date_basis,
        speaker=made.speaker or opened.speaker,
        count=made.count or opened.count,
    )


def _dated(turn: Turn, made: Announcement) -> Announcement:
    """A news claim without a date of its own is as of the owner's statement, or of publication."""
    if made.date is not None or made.polarity == "background":
        return made
    spoken = turn.state.spoken
    near = spoken is not None and turn.index - spoken[0] <= REACH
    date, basis = spoken[1] if spoken is not None and near else turn.state.statement_date
    return replace(made, date=date, date_basis=basis)


def _as_spoken(turn: Turn, announcement: Announcement) -> Announcement:
    """An announcement dated by publication only takes the day on which its owner is later said to have spoken."""
    spoken = turn.state.spoken
    if spoken is None or turn.index - spoken[0] > REACH:
        return announcement
    if (announcement.date, announcement.date_basis) != turn.state.statement_date:
        return announcement
    return replace(announcement, date=spoken[1][0], date_basis=spoken[1][1])


def _claim_members(turn: Turn, announcement: Announcement, bound: Bound, hit: Hit) -> None:
    trigger = turn.sentence.folded[hit.start : hit.end]
    for actor, surface in bound.names:
        turn.state.add(actor, _listed(turn.claim(actor, surface, hit, bound), announcement), turn.index)
        if all(actor.key != known.key for known, _ in turn.state.discourse.listed):
            turn.state.discourse.listed.append((actor, surface))
        news = hit.code == "LIST_RECOGNISED" and announcement.polarity == "asserted"
        recognised = news and (turn.state.list_context or turn.state.cast.knows_somebody)
        if recognised and not actor.anonymous:
            turn.state.names.setdefault(actor.key, list_name(actor.name, turn.sentence.language, trigger))


def _listed(claim: Claim, announcement: Announcement) -> Claim:
    owner = announcement.owner
    return replace(
        claim,
        date=announcement.date,
        date_basis=announcement.date_basis,
        polarity=announcement.polarity,
        speaker=announcement.speaker,
        register=owner.register if owner else None,
        owner=owner.surface if owner else None,
    )


def read_enumeration(turn: Turn, tells_more: bool) -> Bound:
    """«The new political prisoners are A, B and C» after an announcement; empty if the sentence is none.

    ``tells_more``: something else that happened to somebody is told, so it is no item of a list.
    """
    spread = _read_spread(turn)
    if spread.names:
        return spread
    announcement = _with_items(turn)
    if announcement is not None and tells_more:
        announcement = replace(announcement, items=False)
    found = enumerated(turn.seen, announcement, turn.index) if announcement else None
    if announcement is None or found is None:
        return Bound()
    names, (start, end) = found
    bound = Bound(names, "enumeration")
    announcement = _as_spoken(turn, announcement)
    _claim_members(turn, announcement, bound, Hit("LIST_RECOGNISED", "enumeration", start, end))
    return bound


def _with_items(turn: Turn) -> Announcement | None:
    """«В него вошли:» – a short lead after an announcement opens a list of items."""
    announcement = turn.state.announcement
    text = turn.sentence.text.rstrip()
    near = announcement is not None and turn.index - announcement.index <= 2
    if announcement is not None and near and text.endswith(":") and not turn.seen.parsed.names and len(text) < 80:
        turn.state.announcement = replace(announcement, index=turn.index, items=True)
    return turn.state.announcement


def _read_spread(turn: Turn) -> Bound:
    """«Recognised A, B and C as political prisoners»: verb and predicate far apart."""
    opened = turn.state.announcement
    near = opened is not None and turn.index - opened.index <= 2
    return _read_found(turn, spread_hit(turn.seen, near), "spread")


def read_second_half(turn: Turn) -> Bound:
    """«Added A to its list and removed B»: B, whose verb names no list of its own."""
    read = [_read_found(turn, found, "second half") for found in second_halves(turn.seen)]
    return Bound(tuple(pair for bound in read for pair in bound.names), "second half")


def read_list_items(turn: Turn) -> Bound:
    """«Added: A; B», «It has newly designated C»: a list told of in the sentences around."""
    state = turn.state
    if turn.sentence.language != "en" or not turn.seen.parsed.names:
        return Bound()
    found: list[tuple[Actor, str]] = []
    near = state.sentences[max(0, turn.index - 3) : turn.index + 1]
    known = any(_LIST_WORD.search(one.folded) or has_list_context(one.folded) for one in near)
    if not known or state.owners.nearest(state.sentences, turn.index) is None:
        return Bound()
    for hit, names in list_items(turn.seen, any(_LIST_WORD.search(one.folded) for one in near) or state.list_context):
        found += _read_found(turn, (hit, names), "items", sure=True).names
    return Bound(tuple(found), "items")


def _read_found(turn: Turn, found: tuple[Hit, Pairs] | None, how: str, sure: bool = False) -> Bound:
    """``sure``: the caller has made certain that a list of an owner is meant."""
    folded = turn.sentence.folded
    if found is None or not (sure or _about_owners(turn)) or about_state_list(folded) or about_previous_list(folded):
        return Bound()
    hit, names = found
    chunk = turn.seen.parsed.chunks[turn.seen.parsed.chunk_at(hit.start)]
    polarity = judge(turn.sentence, chunk, hit, chunk.start)
    if polarity is None:
        return Bound()
    bound = Bound(names, how)
    _claim_members(turn, _announce(turn, hit, "asserted" if polarity == "reported" else polarity), bound, hit)
    return bound


def read_roster(turn: Turn) -> Bound:
    """«Добавлены: A, B»: short news of a list that was just spoken of."""
    read = [_read_found(turn, found, "roster", sure=True) for found in roster_hits(turn)]
    return Bound(tuple(pair for bound in read for pair in bound.names), "roster")


def _open_by_total(turn: Turn) -> None:
    """«Тізімдегі адам саны 31-ге өсті. Соңғы енгендер – A мен B»: a figure that has grown announces who came on top."""
    if _GROWN_KK.search(turn.sentence.folded):
        opened = Hit("LIST_RECOGNISED", "total", 0, len(turn.sentence.folded))
        _announce(turn, opened, "asserted")


def read_total(turn: Turn) -> None:
    """An owner's figure, kept once per number and owner."""
    state = turn.state
    before = state.sentences[turn.index - 1] if turn.index else None
    found = find_total(turn.sentence, state.list_context and before is not None and names_a_list(before))
    if found is None:
        return
    owner = state.owners.nearest(state.sentences, turn.index)
    if state.announcement is None and turn.sentence.language == "kk" and state.list_context:
        _open_by_total(turn)
    total = Total(
        number=found[0],
        quote=turn.sentence.span,
        register=owner.register if owner else None,
        owner=owner.surface if owner else None,
        date=turn.times.any_recent(STATEMENT_DAYS)[0] or state.statement_date[0],
    )
    same = (total.number, total.register, total.owner)
    if all((known.number, known.register, known.owner) != same for known in state.totals):
        state.totals.append(total)
