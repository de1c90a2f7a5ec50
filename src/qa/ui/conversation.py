"""Questions and replies in turn, and what the page shows of them; nothing here knows Gradio."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.errors import QAError
from qa.ports import System
from qa.records import Answer, Article, Range
from qa.rendering import UNASKABLE, answer_html, article_html, cited, escape, heading, why

logger = logging.getLogger(__name__)

PENDING = '<p class="pending">Searching the articles</p>'
FAILED = (
    '<div class="card failed"><p class="said">Something went wrong.</p>'
    '<p class="reason">The program failed on this question; its log has the details.'
    " Other questions may still work.</p></div>"
)
MISSING = (
    '<section class="sheet" tabindex="-1" aria-label="Article"><header>'
    "<h2>This article is not here any more</h2>"
    '<button type="button" class="close">Close</button></header></section>'
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation with the HTML of its reply."""

    question: str
    reply: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page shows of a conversation at one moment."""

    turns: tuple[Turn, ...] = ()
    draft: str | None = None  # what the question box is set to; None leaves it as it is
    note: str = ""  # a message beside the question box


def converse(system: System, question: str, turns: tuple[Turn, ...]) -> Iterator[Scene]:
    """The scenes that a question brings: at once the question alone, then its reply.

    A question that cannot be asked leaves the conversation as it was and stays in the box.
    """
    shown = question.strip()
    yield Scene((*turns, Turn(shown, PENDING)) if shown else turns, draft="")
    try:
        answer = system.ask(question)
        if answer.reason in UNASKABLE:
            yield Scene(turns, draft=question if shown else "", note=why(answer))
            return
        reply = reply_html(answer, system)
    except Exception:  # the edge: a crash reaches the log and the user, and the page goes on
        logger.exception("the question %r was not answered", question[:200])
        reply = FAILED
    yield Scene((*turns, Turn(shown, reply)))


def reply_html(answer: Answer, system: System) -> str:
    """The card of an answer, each evidence compared with its article."""
    return answer_html(answer, {id: system.article(id) for id in cited(answer)})


def conversation_html(turns: Sequence[Turn]) -> str:
    """The log of the conversation, oldest question first."""
    sections = "".join(
        f'<section class="turn"><h2 class="question" dir="auto">{escape(turn.question)}</h2>'
        f'<div class="reply">{turn.reply}</div></section>'
        for turn in turns
    )
    return f'<div role="log" aria-live="polite" aria-label="Conversation">{sections}</div>'


def examples_html(examples: Sequence[str], turns: Sequence[Turn]) -> str:
    """Example questions as buttons; nothing once the conversation has begun."""
    if turns or not examples:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="example" dir="auto">{escape(example)}</button></li>'
        for example in examples
    )
    return f"<section><h2>Try one of these</h2><ul>{buttons}</ul></section>"


def note_html(note: str) -> str:
    """The place of messages about the question itself; it is there when there is none, too."""
    return f'<p role="status" dir="auto">{escape(note)}</p>'


def open_article(system: System, article_id: str, marked: Range) -> str:
    """The panel with an article and a range of it marked; a notice where there is no such place."""
    try:
        return _sheet_html(system.article(article_id), marked)
    except (LookupError, ValueError, QAError):
        logger.warning("no such place: %r, characters %r to %r", article_id, *marked)
        return MISSING


def _sheet_html(article: Article, marked: Range) -> str:
    facts = (article.published, article.source, article.id if article.title else None)
    return (
        '<section class="sheet" tabindex="-1" aria-labelledby="sheet-title"><header><div>'
        f'<h2 id="sheet-title" dir="auto">{escape(heading(article))}</h2>'
        f'<p class="facts">{escape(" · ".join(filter(None, facts)))}</p></div>'
        '<button type="button" class="close">Close</button></header>'
        f"{article_html(article, [marked])}</section>"
    )
