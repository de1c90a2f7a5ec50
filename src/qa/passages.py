"""An article to passages: runs of whole sentences that cover it in order and overlap a little."""

import re
from collections.abc import Sequence

from qa.records import Article, Passage, Range
from qa.settings import PassageSettings
from qa.text import overlaps, sentences

WORD = re.compile(r"\S+")


def split(
    article: Article, settings: PassageSettings, *, keep: Sequence[Range] = ()
) -> list[Passage]:
    """The passages of an article, in order; every character that is not blank lies in one.

    A passage has at most `settings.words` words and starts with at most `settings.overlap` words of
    the one before. Sentences that one of the `keep` ranges (a quotation) runs through stay together
    where they fit; a sentence that is too long by itself is cut between words.
    """
    blocks = _blocks(article.text, settings.words, keep)
    sizes = [_count(article.text, block) for block in blocks]
    passages: list[Passage] = []
    first = 0
    while first < len(blocks):
        last, size = first, sizes[first]
        while last + 1 < len(blocks) and size + sizes[last + 1] <= settings.words:
            last += 1
            size += sizes[last]
        start, end = blocks[first].start, blocks[last].end
        passages.append(Passage(article.id, start, end, article.text[start:end]))
        if last + 1 == len(blocks):
            break
        room = min(settings.overlap, settings.words - sizes[last + 1])
        next_first = last + 1
        while next_first > first + 1 and sizes[next_first - 1] <= room:
            next_first -= 1
            room -= sizes[next_first]
        first = next_first
    return passages


def _blocks(text: str, limit: int, keep: Sequence[Range]) -> list[Range]:
    """Sentences, those of one kept range joined, those above the limit cut; in order."""
    blocks: list[Range] = []
    kept = sorted(keep)
    at = 0
    for sentence in sentences(text):
        if _count(text, sentence) > limit:
            blocks += _pieces(text, sentence, limit)
            continue
        while at < len(kept) and kept[at].end <= sentence.start:
            at += 1
        joined = Range(blocks[-1].start, sentence.end) if blocks else sentence
        if (
            blocks
            and at < len(kept)
            and overlaps(kept[at], sentence)
            and overlaps(kept[at], blocks[-1])
            and _count(text, joined) <= limit
        ):
            blocks[-1] = joined
        else:
            blocks.append(sentence)
    return blocks


def _pieces(text: str, sentence: Range, limit: int) -> list[Range]:
    found = list(WORD.finditer(text, sentence.start, sentence.end))
    return [
        Range(run[0].start(), run[-1].end())
        for run in (found[i : i + limit] for i in range(0, len(found), limit))
    ]


def _count(text: str, block: Range) -> int:
    return len(text[block.start : block.end].split())
