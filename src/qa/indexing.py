"""Articles to an index on disk."""

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qa import bundle, calibration, spelling, store
from qa.bundle import Bundle, Findable
from qa.calibration import Calibrator
from qa.corpus import Corpus
from qa.matching import rarity
from qa.passages import split
from qa.ports import Encoder, Vectors
from qa.quotations import attribute
from qa.records import Passage, Quotation, Range, Remark
from qa.settings import Settings

log = logging.getLogger(__name__)


class WriteVectors(Protocol):
    """Writes an index of vectors, float32 (n, dimension), under ids, int64 (n,)."""

    def __call__(self, vectors: Vectors, ids: NDArray[np.int64], path: Path) -> None: ...


WriteWords = Callable[[Sequence[tuple[int, str]], Path], None]


def made(
    corpus: Corpus, encoder: Encoder, calibrator: Calibrator, settings: Settings
) -> store.Made:
    """What an index of this corpus would be made from."""
    shaping = {"corpus": asdict(settings.corpus), "passages": asdict(settings.passages)}
    named = {
        f"{section}.{name}": str(value)
        for section, values in shaping.items()
        for name, value in values.items()
    }
    named["code"] = hashlib.sha256(b"".join(path.read_bytes() for path in _code())).hexdigest()
    named["calibration"] = hashlib.sha256(calibration.to_json(calibrator).encode()).hexdigest()
    return store.Made(encoder.name, encoder.digest, named, corpus.digests)


def build(
    corpus: Corpus,
    root: Path,
    *,
    encoder: Encoder,
    calibrator: Calibrator,
    write_vectors: WriteVectors,
    write_words: WriteWords,
    settings: Settings,
    previous: Bundle | None = None,
) -> store.Manifest:
    """Cut, attribute, embed and write; the new index takes the old one's place when it is whole.

    What stands unchanged in `previous`, an index of the same encoder, is not embedded again.
    """

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
        bundle.write_rarity(rarity(passage.text for passage in passages), folder)
        bundle.write_names(spelling.names(a.text for a in corpus.articles), folder)
        calibration.write(calibrator, folder / bundle.CALIBRATION)
        counts = {"articles": len(corpus.articles), "quotations": len(quotations)}
        articles = {article.id: article for article in corpus.articles}
        remarks = bundle.remarks_by_id(bundle.cut_remarks(quotations, articles))
        for name, things, old in (
            ("passages", bundle.passages_by_id(passages), previous.passages if previous else None),
            ("remarks", remarks, previous.remarks if previous else None),
        ):
            texts = {number: thing.text for number, thing in things.items()}
            ids = np.array(list(texts), dtype=np.int64)
            write_vectors(_embed(texts, old, encoder), ids, folder / f"{name}.faiss")
            words = [(number, _searched(thing)) for number, thing in things.items()]
            write_words(words, folder / f"{name}.sqlite")
            counts[name] = len(texts)
        return counts

    made_from = made(corpus, encoder, calibrator, settings)
    manifest = store.write(root, made_from, fill, dimension=encoder.dimension)
    log.info("indexed %s", ", ".join(f"{n} {what}" for what, n in manifest.counts.items()))
    return manifest


def _searched(thing: Passage | Remark) -> str:
    """What the words of a question are matched with: a remark's speaker too."""
    if isinstance(thing, Passage) or thing.quotation.speaker is None:
        return thing.text
    speaker = thing.quotation.speaker
    return f"{speaker.name} {speaker.role or ''} {thing.text}"


def _embed(
    texts: Mapping[int, str], old: Findable[Passage] | Findable[Remark] | None, encoder: Encoder
) -> Vectors:
    """The vectors of these texts, float32 (texts, dimension): kept ones from the old index."""
    kept = [number for number in texts if old and number in old.things]
    fresh = [number for number in texts if not old or number not in old.things]
    rows = dict(zip(fresh, encoder.encode([texts[number] for number in fresh]), strict=True))
    if old and kept:
        rows |= dict(zip(kept, old.vectors.vectors(np.array(kept, dtype=np.int64)), strict=True))
    if not rows:
        return np.empty((0, encoder.dimension), dtype=np.float32)
    return np.stack([rows[number] for number in texts])


def _code() -> list[Path]:
    """The modules that decide what an index holds: another version of them, another index."""
    here = Path(__file__).parent
    files = [here / name for name in ("corpus.py", "text.py", "passages.py", "bundle.py")]
    return files + sorted((here / "quotations").glob("*.py"))


def _whole(quotation: Quotation) -> Range:
    return Range(quotation.start, quotation.end)
