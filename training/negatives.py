"""Questions beside passages that retrieval ranks high and that hold no answer.

Without them a reader has only ever seen the paragraph that a question was written for, and its
scores for different passages cannot be compared.
"""

import numpy as np

from training.examples import Example

SOURCE = "retrieved"
DEPTH = 12


def retrieve(
    questions: list[Example], contexts: list[str], random: np.random.Generator
) -> list[Example]:
    """One unanswerable example a question: a best-ranked context without its answer's words.

    A question for which every one of the first contexts holds the answer is left out.
    """
    import bm25s

    index = bm25s.BM25()
    index.index(bm25s.tokenize(contexts, stopwords="en", show_progress=False), show_progress=False)
    tokens = bm25s.tokenize([q.question for q in questions], stopwords="en", show_progress=False)
    ranked, _ = index.retrieve(tokens, k=DEPTH, show_progress=False)
    examples = []
    for question, row in zip(questions, ranked, strict=True):
        answer = question.answer.lower()
        wrong = [
            contexts[i]
            for i in row
            if contexts[i] != question.context and answer not in contexts[i].lower()
        ]
        if wrong:
            # the square prefers the contexts that rank highest, which fool a reader most
            chosen = wrong[int(len(wrong) * random.random() ** 2)]
            examples.append(Example(question.question, chosen, 0, 0, SOURCE))
    return examples
