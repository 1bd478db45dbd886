"""Cards as JSON: the published shape of ``queue list --json`` and ``queue show --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registerpub.core.records import Term

if TYPE_CHECKING:
    from registerpub.pipeline.views import ArticleView, Card, FactView, QuoteView


def card_json(card: Card) -> dict[str, Any]:
    """The published shape of ``queue list --json``."""
    row = card.row
    return {
        "id": row.id,
        "person": row.person,
        "candidate": row.candidate,
        "alternatives": list(row.alternatives),
        "name": row.person_name,
        "event": row.event,
        "kind": row.kind,
        "register": row.register,
        "date": str(row.date) if row.date else None,
        "severity": row.severity,
        "certainty": row.certainty,
        "implicit": row.implicit,
        "state": row.state,
        "votes": row.votes,
        "people_needed": row.people_needed,
        "sources": row.sources,
        "articles": row.articles,
        "reasons": [dict(reason) for reason in row.reasons],
        "values": dict(card.values),
        "facts": [_fact_json(fact) for fact in row.facts],
        "quotes": [_quote_json(article, quote) for article in card.articles for quote in article.quotes],
    }


def _fact_json(fact: FactView) -> dict[str, Any]:
    return {
        "event": fact.event,
        "date": str(fact.date) if fact.date else None,
        "date_basis": fact.date_basis,
        "status": fact.status,
        "term": fact.term.as_dict() if fact.term else None,
        "kind": fact.kind,
        "details": dict(fact.details),
        "quote": fact.quote,
    }


def _quote_json(article: ArticleView, quote: QuoteView) -> dict[str, Any]:
    return {"text": quote.text, "role": quote.role, "language": article.language, "source": article.source}


def _saved_json(article: ArticleView) -> dict[str, str | None] | None:
    saved = article.saved
    if saved is None:
        return None
    when = saved.moment or saved.day
    return {
        "by": saved.by or None,
        "obtained": when.isoformat() if when else None,
        "from": saved.origin or None,
        "why": saved.why or None,
    }


def evidence_json(card: Card) -> dict[str, Any]:
    return {
        "version": card.version,
        "suggested_names": dict(card.suggested_names),
        "namesakes": [person.id for person in card.namesakes],
        "differing": list(card.differing),
        "stated": {field.name: [[_plain(value), list(who)] for value, who in field.values] for field in card.stated},
        "same_person": [
            {"card": other.id, "name": other.name, "for": list(other.speaks_for), "against": list(other.against)}
            for other in card.same
        ],
        "totals": [dict(total) for total in card.totals],
        "evidence": [
            {
                "document": article.document,
                "source": article.source,
                "origin": article.behind or article.origin,
                "translates": article.translates,
                "title": article.title,
                "url": article.url,
                "language": article.language,
                "published": article.published.isoformat() if article.published else None,
                "fetched": article.fetched.isoformat(),
                "sha256": article.sha256,
                "saved": _saved_json(article),
                "quotes": [
                    {
                        "text": quote.text,
                        "before": quote.before,
                        "after": quote.after,
                        "role": quote.role,
                        "marks": [list(mark) for mark in quote.marks],
                    }
                    for quote in article.quotes
                ],
            }
            for article in card.articles
        ],
        "decisions": [{"user": vote.user, "verb": vote.verb, "channel": vote.channel} for vote in card.votes],
    }


def _plain(value: object) -> Any:
    return value.as_dict() if isinstance(value, Term) else str(value)
