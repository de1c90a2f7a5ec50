"""The words in which an answer is spoken of: why there is none, how sure it is, what it cites."""

from qa.records import Alternative, Answer, Article, Evidence, Reason

REFUSAL = "I can't find this in the articles"
UNASKABLE = (Reason.NO_WORDS, Reason.TOO_LONG)  # the question is at fault, not the articles
CONFIDENCE_WORDS = ((0.9, "Very confident"), (0.7, "Confident"), (0.5, "Fairly confident"))
UNSURE = "Not sure"
CONFLICTS = "The articles say otherwise elsewhere"
CONSIDERED = "Also considered"
MORE = "More evidence"


def heading(article: Article) -> str:
    """What to call the article: its title, or its id where it has none."""
    return article.title or article.id


def why(answer: Answer) -> str:
    """Why there is no answer, as a sentence; "" where there is one."""
    reason = "" if answer.reason is None else f"{answer.reason.value}."
    return reason[:1].upper() + reason[1:]


def confidence_words(confidence: float) -> str:
    """In words and as a number: 0.83 -> "Confident, 83%"."""
    word = next((w for least, w in CONFIDENCE_WORDS if confidence >= least), UNSURE)
    return f"{word}, {percent(confidence)}"


def nearest_title(answer: Answer) -> str:
    """What stands above the nearest words of a refusal."""
    instead = answer.reason in {Reason.OTHER_WORDS, Reason.OTHER_SPEAKER}
    return "What the articles do have" if instead else "Nearest in the articles"


def percent(confidence: float) -> str:
    return f"{min(round(100 * confidence), 99)}%"  # a model never has the right to say 100


def source(evidence: Evidence) -> str:
    """Who said it, and where it stands."""
    parts = [evidence.speaker, evidence.published, place(evidence)]
    return ", ".join(part for part in parts if part)


def place(found: Evidence | Alternative) -> str:
    return f"{found.article_id}, characters {found.start}-{found.end}"
