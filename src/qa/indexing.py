"""Articles to an index on disk."""

import hashlib
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qa import bundle, store
from qa.corpus import Corpus
from qa.matching import rarity
from qa.passages import split
from qa.ports import Encoder, Vectors
from qa.quotations import attribute
from qa.records import Passage, Quotation, Range
from qa.settings import Settings

log = logging.getLogger(__name__)


class WriteVectors(Protocol):
    """Writes an index of vectors, float32 (n, dimension), under ids, int64 (n,)."""

    def __call__(self, vectors: Vectors, ids: NDArray[np.int64], path: Path) -> None: ...


WriteWords = Callable[[Sequence[tuple[int, str]], Path], None]


def made(corpus: Corpus, encoder: Encoder, settings: Settings) -> store.Made:
    """What an index of this corpus would be made from."""
    digest = hashlib.sha256(
        json.dumps([asdict(settings.corpus), asdict(settings.passages)]).encode()
    )
    for path in _code():
        digest.update(path.read_bytes())
    return store.Made(encoder.name, encoder.digest, digest.hexdigest(), corpus.digests)


def build(
    corpus: Corpus,
    root: Path,
    *,
    encoder: Encoder,
    write_vectors: WriteVectors,
    write_words: WriteWords,
    settings: Settings,
) -> store.Manifest:
    """Cut, attribute, embed and write; the new index takes the old one's place when it is whole."""

    def fill(folder: Path) -> dict[str, int]:
        passages: list[Passage] = []
        quotations: list[Quotation] = []
        for article in corpus.articles:
            own = attribute(article)
            quotations += own
            passages += split(article, settings.passages, keep=[_whole(q) for q in own])
        bundle.write_articles(corpus.articles, folder)
        bundle.write_passages(passages, folder)
        bundle.write_quotations(quotations, folder)
        texts = {
            "passages": [passage.text for passage in passages],
            "remarks": [remark.text for remark in bundle.cut_remarks(quotations)],
        }
        for name, own_texts in texts.items():
            ids = np.arange(len(own_texts), dtype=np.int64)
            write_vectors(encoder.encode(own_texts), ids, folder / f"{name}.faiss")
            write_words(list(enumerate(own_texts)), folder / f"{name}.sqlite")
        bundle.write_rarity(rarity(texts["passages"]), folder)
        counts = {"articles": len(corpus.articles), "quotations": len(quotations)}
        return counts | {name: len(own_texts) for name, own_texts in texts.items()}

    manifest = store.write(root, made(corpus, encoder, settings), fill, dimension=encoder.dimension)
    log.info("indexed %s", ", ".join(f"{n} {what}" for what, n in manifest.counts.items()))
    return manifest


def _code() -> list[Path]:
    """The modules that decide what an index holds: another version of them, another index."""
    here = Path(__file__).parent
    files = [here / name for name in ("corpus.py", "text.py", "passages.py", "bundle.py")]
    return files + sorted((here / "quotations").glob("*.py"))


def _whole(quotation: Quotation) -> Range:
    return Range(quotation.start, quotation.end)
