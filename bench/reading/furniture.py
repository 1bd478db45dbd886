"""Pages around the articles: eight kinds of furniture as news sites have them, each with the selector of its source."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from bench.reading.texts import ARTICLES, Article

from registerpub.core.reading import ReadingRules


class Page(NamedTuple):
    """``gold``: the body of the article and nothing else."""

    name: str
    language: str
    html: str
    gold: str
    rules: ReadingRules


_MORE = {"kk": "Тағы оқыңыз", "ru": "Читайте также", "en": "Read more"}
_RIGHTS = {"kk": "Барлық құқықтар қорғалған", "ru": "Все права защищены", "en": "All rights reserved"}
_OTHERS = {
    "kk": ("Ауа райы бүгін қандай болады", "Нарықтағы баға өзгерген жоқ", "Спорт: қорытынды кестесі", "Көрме ашылды"),
    "ru": ("Какая сегодня погода", "Цены на рынке не изменились", "Спорт: итоговая таблица", "Открылась выставка"),
    "en": ("What the weather will be", "Market prices stay the same", "Sport: the final table", "A show has opened"),
}


def _links(language: str, count: int, shape: str) -> str:
    titles = _OTHERS[language]
    return "".join(shape.format(number=number, title=titles[number % len(titles)]) for number in range(count))


def _paragraphs(article: Article, tag: str = "p") -> list[str]:
    return [f"<{tag}>{escape(text, quote=False)}</{tag}>" for text in article.paragraphs]


def _whole(article: Article, head: str, body: str) -> str:
    menu = _links(article.language, 40, "<li class='nav-item'><a href='/r/{number}'>{title}</a></li>")
    return (
        f"<!doctype html><html lang='{article.language}'><head><meta charset='utf-8'>"
        f"<title>{article.title} | Site</title>{head}</head><body><header class='top'><ul>{menu}</ul></header>{body}"
        f"<footer class='bottom'><p>© Site. {_RIGHTS[article.language]}.</p></footer></body></html>"
    )


def plain(article: Article) -> tuple[str, str]:
    related = _links(article.language, 30, "<div class='card'><a href='/a/{number}'><h4>{title}</h4></a></div>")
    body = f"<article><h1>{article.title}</h1>{''.join(_paragraphs(article))}</article><aside>{related}</aside>"
    return _whole(article, "", body), "article"


def in_divs(article: Article) -> tuple[str, str]:
    """No paragraph elements at all, as older systems write."""
    text = "<br><br>".join(escape(text, quote=False) for text in article.paragraphs)
    side = _links(article.language, 25, "<div class='row'><i>12:{number}</i> <a href='/n/{number}'>{title}</a></div>")
    body = f"<div class='title'>{article.title}</div><div class='fulltext'>{text}</div>"
    page = f"<div class='wrap'><div class='left'>{side}</div><div class='content'>{body}</div></div>"
    return _whole(article, "", page), "div.fulltext"


def with_captions(article: Article) -> tuple[str, str]:
    """Pictures with captions and a related link in the midst of the text."""
    parts = _paragraphs(article)
    parts.insert(1, "<figure><img src='/1.jpg'><figcaption>Photo: Site</figcaption></figure>")
    more, other = _MORE[article.language], _OTHERS[article.language][0]
    parts.insert(3, f"<div class='read-more'><span>{more}:</span> <a href='/a/9'>{other}</a></div>")
    body = f"<main><h1>{article.title}</h1><div class='entry'>{''.join(parts)}</div></main>"
    return _whole(article, "", body), "div.entry"


def with_share(article: Article) -> tuple[str, str]:
    """Buttons, tags and a subscription between headline and text."""
    share = "".join(f"<li><a href='https://social{n}.example/share'><span>Share {n}</span></a></li>" for n in range(6))
    tags = _links(article.language, 6, "<a class='tag' href='/t/{number}'>#{title}</a> ")
    body = (
        f"<div id='page'><h1>{article.title}</h1><ul class='share'>{share}</ul>"
        f"<div class='body-text'>{''.join(_paragraphs(article))}</div><div class='tags'>{tags}</div>"
        "<form><input name='mail'><p>Subscribe</p></form></div>"
    )
    return _whole(article, "", body), "div.body-text"


def with_comments(article: Article) -> tuple[str, str]:
    shape = "<div class='comment'><b>user{number}</b><p>{title}, {title}, {title}!</p></div>"
    said = _links(article.language, 12, shape)
    body = (
        f"<section class='news'><h1>{article.title}</h1><div class='news-body'>{''.join(_paragraphs(article))}</div>"
        f"</section><section id='comments' class='comments'>{said}</section>"
    )
    return _whole(article, "", body), "div.news-body"


def with_data(article: Article) -> tuple[str, str]:
    """JSON-LD beside the text, styles and scripts in it."""
    data = json.dumps({"@type": "NewsArticle", "headline": article.title, "datePublished": "2024-03-05"})
    head = f'<script type="application/ld+json">{data}</script><style>.x{{color:red}}</style>'
    parts = "<script>track()</script>".join(_paragraphs(article))
    body = f"<div class='article__content'><h1>{article.title}</h1>{parts}</div>"
    return _whole(article, head, body), "div.article__content"


def in_table(article: Article) -> tuple[str, str]:
    menu = _links(article.language, 20, "<a href='/m/{number}'>{title}</a><br>")
    cell = f"<td class='main-cell'><h2>{article.title}</h2>{''.join(_paragraphs(article))}</td>"
    return _whole(article, "", f"<table><tr><td class='menu'>{menu}</td>{cell}</tr></table>"), "td.main-cell"


def with_feed(article: Article) -> tuple[str, str]:
    """Teasers of other articles below, each with a sentence of text."""
    shape = "<div class='teaser'><h3><a href='/a/{number}'>{title}</a></h3><p>{title}. {title}.</p></div>"
    text, teasers = "".join(_paragraphs(article)), _links(article.language, 15, shape)
    body = f"<div class='single'><h1>{article.title}</h1>{text}</div><div class='feed'>{teasers}</div>"
    return _whole(article, "", body), "div.single"


LAYOUTS: tuple[Callable[[Article], tuple[str, str]], ...] = (
    plain,
    in_divs,
    with_captions,
    with_share,
    with_comments,
    with_data,
    in_table,
    with_feed,
)


def written_pages() -> Iterator[Page]:
    """Every article in every kind of furniture."""
    for layout in LAYOUTS:
        for number, article in enumerate(ARTICLES):
            html, selector = layout(article)
            rules = ReadingRules(body_selector=selector, title_selector="h1", timezone="Asia/Almaty")
            yield Page(f"{layout.__name__}-{number}", article.language, html, "\n".join(article.paragraphs), rules)
