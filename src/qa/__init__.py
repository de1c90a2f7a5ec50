"""On Record: ask a set of news articles, get the answer with the words that prove it.

import qa

system = qa.load()
answer = system.ask("Who called the budget a betrayal?")
print(answer.text, answer.evidence[0].text, answer.evidence[0].speaker)
"""

from qa.assemble import load
from qa.errors import CorpusError, ModelError, QAError, SettingsError, StoreError
from qa.records import Alternative, Answer, Article, Evidence, Quotation, Reason, Speaker
from qa.settings import Settings

__all__ = [
    "Alternative",
    "Answer",
    "Article",
    "CorpusError",
    "Evidence",
    "ModelError",
    "QAError",
    "Quotation",
    "Reason",
    "Settings",
    "SettingsError",
    "Speaker",
    "StoreError",
    "load",
]
