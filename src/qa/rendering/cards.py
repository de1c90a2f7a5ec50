"""An answer as a card of escaped HTML: its text, the words that prove it, the rest.

Beside each range of an article stands a button with `data-article`, `data-start`, `data-end`.
"""

from collections.abc import Iterable, Mapping

from qa.records import Alternative, Answer, Article, Evidence
from qa.rendering.article import escape
from qa.rendering.phrases import (
    CONFLICTS,
    CONSIDERED,
    MORE,
    REFUSAL,
    confidence_words,
    heading,
    nearest_title,
    percent,
    why,
)

AROUND = "“”‘’\"'.,;: "  # marks that make no other words of the same words
LARGE = 60  # characters of an answer that still looks right in large type
Articles = Mapping[str, Article]


def answer_html(answer: Answer, articles: Articles) -> str:
    """The card of an answer, and those of the answers to what was asked with it.

    ValueError where an evidence is not the text of its range.
    """
    further = "".join(
        f'<h3 class="question" dir="auto">{escape(one.question)}</h3>{_card(one, articles)}'
        for one in answer.further
    )
    return _card(answer, articles) + further


def verify(evidence: Evidence, article: Article) -> None:
    """ValueError unless the evidence is, character for character, what stands in its range."""
    if article.text[evidence.start : evidence.end] != evidence.text:
        raise ValueError(
            f"{article.id}:{evidence.start}-{evidence.end} does not read {evidence.text[:80]!r}"
        )


def cited(answer: Answer) -> set[str]:
    """The ids of all articles that the card of an answer speaks of."""
    own = {evidence.article_id for evidence in (*answer.evidence, *answer.nearest)}
    own |= {other.article_id for other in (*answer.conflicts, *answer.alternatives)}
    return own.union(*(cited(further) for further in answer.further))


def _card(answer: Answer, articles: Articles) -> str:
    read_as = ""
    if answer.read_as:
        read_as = f'<p class="read-as" dir="auto">Read as: {escape(answer.read_as)}</p>'
    kind = "card declined" if answer.text is None else "card"
    body = _refusal(answer, articles) if answer.text is None else _found(answer, articles)
    return f'<div class="{kind}">{read_as}{body}</div>'


def _found(answer: Answer, articles: Articles) -> str:
    assert answer.text is not None
    first, *others = (_evidence_html(one, articles) for one in answer.evidence)
    return (
        _said_html(answer.text, answer.evidence[0])
        + first
        + f'<p class="confidence">{confidence_words(answer.confidence)}</p>'
        + _list(CONFLICTS, answer.conflicts, articles, open=True)
        + (_details(f"{MORE} ({len(others)})", "".join(others)) if others else "")
        + _list(CONSIDERED, answer.alternatives, articles, open=False)
    )


def _refusal(answer: Answer, articles: Articles) -> str:
    near = "".join(_evidence_html(one, articles) for one in answer.nearest)
    return f'<p class="said">{REFUSAL}.</p><p class="reason">{escape(why(answer))}</p>' + (
        _details(nearest_title(answer), near, open=True) if near else ""
    )


def _said_html(text: str, evidence: Evidence) -> str:
    if text.strip(AROUND) == evidence.text.strip(AROUND):
        return ""  # the quotation is the answer, and stands just below
    size = "said" if len(text) <= LARGE else "said long"
    return f'<p class="{size}" dir="auto">{escape(text)}</p>'


def _evidence_html(evidence: Evidence, articles: Articles) -> str:
    article = articles[evidence.article_id]
    verify(evidence, article)
    speaker = (
        f'<span class="speaker" dir="auto">{escape(evidence.speaker)}</span>'
        if evidence.speaker
        else ""
    )
    return (
        f'<figure class="evidence"><blockquote dir="auto">{escape(evidence.text)}</blockquote>'
        f'<figcaption><span class="source">{speaker}{_citation(article)}</span>'
        f"{_show_button(evidence, 'Show in article')}</figcaption></figure>"
    )


def _citation(article: Article) -> str:
    date = f' <span class="date">{escape(article.published)}</span>' if article.published else ""
    return f'<cite dir="auto">{escape(heading(article))}</cite>{date}'


def _list(title: str, others: Iterable[Alternative], articles: Articles, *, open: bool) -> str:
    rows = "".join(
        f'<li><span class="other" dir="auto">{escape(other.text)}</span>'
        f' <span class="percent">{percent(other.confidence)}</span>'
        f" {_citation(articles[other.article_id])} {_show_button(other, 'Show')}</li>"
        for other in others
    )
    return _details(title, f"<ul>{rows}</ul>", open=open, kind="alternatives") if rows else ""


def _details(title: str, body: str, *, open: bool = False, kind: str = "more") -> str:
    state = " open" if open else ""
    return f'<details class="{kind}"{state}><summary>{title}</summary>{body}</details>'


def _show_button(found: Evidence | Alternative, label: str) -> str:
    return (
        f'<button type="button" class="show" data-article="{escape(found.article_id)}"'
        f' data-start="{found.start}" data-end="{found.end}">{label}</button>'
    )
