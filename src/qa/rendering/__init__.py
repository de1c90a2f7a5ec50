"""Answers and articles for people and programs: plain text, JSON, escaped HTML."""

from qa.rendering.article import article_html, escape
from qa.rendering.cards import answer_html, cited, verify
from qa.rendering.json_form import from_json, to_json
from qa.rendering.phrases import UNASKABLE, confidence_words, heading, why
from qa.rendering.plain import printable, to_text

__all__ = [
    "UNASKABLE", "answer_html", "article_html", "cited", "confidence_words", "escape", "from_json",
    "heading",
    "printable", "to_json", "to_text", "verify", "why",
]  # fmt: skip
