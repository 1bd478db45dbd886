"""What a paragraph is for: body, caption, related links or a notice of the outlet. Only body may carry claims.

Judges by the words of the outlet's own furniture and by layout, never by names. When in doubt a paragraph is body: an
editor sees every claim, but nobody sees a paragraph that was put aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from registerpub.core.reading.model import RawParagraph

_RELATED = re.compile(
    r"(?:читайте (?:также|ещё|еще)|смотрите также|(?:ещё|еще) по теме|по теме|материалы по теме|похожие новости|"
    r"оқи отырыңыз|(?:сондай-ақ|тағы) оқыңыз|тақырыпқа қатысты|ұқсас жаңалықтар|осы тақырып(?:та|қа)|"
    r"read (?:more|also|next)|see also|related (?:stories|articles|news)|more on this|watch)\s*(?:[:.—–-]|$)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^©|all rights reserved|все права защищены|барлық құқықтар[ыы]? (?:қорғалған|сақталған)|"
    r"(?:fines?(?! of \d)|imprisonment)[^.\d]{0,60} for (?:sharing|liking|commenting|contacting)|"
    r"^if you are in russia|^если вы (?:находитесь )?в россии|^егер (?:сіз )?ресейде|"
    r"to find out more, click here|нажмите здесь, чтобы|"
    r"настоящий материал.{0,40}(?:произвед[её]н|создан|распростран)|"
    r"^(?:при (?:полном|частичном|использовании|перепечатке)|копирование материалов|перепечатка материалов)|"
    r"^материал(?:дар)?ды (?:көшіріп|пайдалан)|(?:cookie|terms of use|privacy policy|политика конфиденциальности)",
    re.IGNORECASE,
)
_NEAR_NOTICE = re.compile(
    r"undesirable organi[sz]ation|foreign agent|нежелательн\w+ организаци|иностранн\w+ агент|жағымсыз ұйым|шетел агент",
    re.IGNORECASE,
)
_FINAL = ".!?…:;,。؟"
_CLOSING = "\"'»”’)]"
#: A chat post of several sentences often leaves out the last full stop; a caption with its credit has one, too.
_INNER_STOP = re.compile(r"[^\W\d_]{3}[!?.…]+ +[^\W\d_a-zа-яё]")
_CREDIT = re.compile(
    r"фото|сурет|снимок|источник|скриншот|photo|image|pictured|file|courtesy|source|credit|©", re.IGNORECASE
)
_LIST_MARK = re.compile(r"(?:[-•●▪*–—]|\d{1,3}[.)])\s*\S")
_DATELINE = re.compile(r"^[^\W\d_][^.!?]{1,60}?\s*(?:--|—|–)\s*\S.{40}", re.DOTALL)
_SHORT = 120
_SIGNED = re.compile(r"^(?:автор(?:ы|лар)?|мәтін|текст|by|text|avtor)\s*[:—–-]?\s*", re.IGNORECASE)
#: A byline stands at the head or the foot of the text.
_NEAR_END = 3


def assign_furniture(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Mark related links and notices that the page's own structure did not mark."""
    marked = [_by_words(paragraph) for paragraph in paragraphs]
    for index, paragraph in enumerate(marked):
        beside = marked[max(index - 1, 0) : index + 2]
        if paragraph.role == "body" and _NEAR_NOTICE.search(paragraph.text) and _has_notice(beside):
            marked[index] = replace(paragraph, role="notice")
    return marked


def assign_bylines(paragraphs: Sequence[RawParagraph], author: str) -> list[RawParagraph]:
    """Set apart the lines that say only who signed the page: nothing that is told there is about them."""
    if not author:
        return list(paragraphs)
    ends = {*range(_NEAR_END), *range(len(paragraphs) - _NEAR_END, len(paragraphs))}
    return [
        replace(item, role="notice")
        if index in ends and item.role == "body" and _is_byline(item.text, author)
        else item
        for index, item in enumerate(paragraphs)
    ]


def _is_byline(text: str, author: str) -> bool:
    return _SIGNED.sub("", text).strip(" .,|").casefold() == author.strip(" .,|").casefold()


def assign_plain_roles(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Roles in plain text of a saved page, where captions and menus are lines like any other.

    A short line without final punctuation is no sentence of the article, unless it is an item of a list. A line that
    stands twice in a row before the dateline is a caption, even if it is a sentence.
    """
    result = assign_furniture(paragraphs)
    dateline = next((index for index, item in enumerate(result) if _DATELINE.match(item.text)), 0)
    in_list = in_related = False
    for index, paragraph in enumerate(result):
        short = _is_short_line(paragraph.text)
        in_list = short and (in_list or (index > 0 and result[index - 1].text.endswith(":")))
        in_related = paragraph.role == "related" or (in_related and short)
        if paragraph.role != "body":
            continue
        if in_related:
            result[index] = replace(paragraph, role="related")
        elif (short and not in_list and not _LIST_MARK.match(paragraph.text)) or (
            index < dateline and _is_repeated(result, index)
        ):
            result[index] = replace(paragraph, role="caption")
    return result


def _by_words(paragraph: RawParagraph) -> RawParagraph:
    if paragraph.role != "body":
        return paragraph
    if _RELATED.match(paragraph.text) and len(paragraph.text) < 300:
        return replace(paragraph, role="related")
    if _NOTICE.search(paragraph.text):
        return replace(paragraph, role="notice")
    return paragraph


def _has_notice(paragraphs: Sequence[RawParagraph]) -> bool:
    return any(paragraph.role == "notice" for paragraph in paragraphs)


def _is_short_line(text: str) -> bool:
    bare = text.rstrip(_CLOSING).rstrip()
    several = _INNER_STOP.search(bare) and not _CREDIT.search(bare)
    return len(text) <= _SHORT and not bare.endswith(tuple(_FINAL)) and not several


def _is_repeated(paragraphs: Sequence[RawParagraph], index: int) -> bool:
    beside = [*paragraphs[max(index - 1, 0) : index], *paragraphs[index + 1 : index + 2]]
    return any(other.text == paragraphs[index].text for other in beside)
