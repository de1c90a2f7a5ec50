"""Settings to a live system; each backend is imported in the function that needs it."""

import itertools
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qa import bundle, calibration, indexing, store
from qa.bundle import Bundle, Findable
from qa.calibration import Calibrator
from qa.corpus import Corpus
from qa.corpus import read as read_corpus
from qa.pipeline import Pipeline
from qa.ports import Encoder, Reader, Vectors
from qa.settings import Settings

log = logging.getLogger(__name__)
CORPUS, INDEX = Path("corpus"), Path("index")
T = TypeVar("T")


def load(
    index: Path | str = INDEX,
    *,
    corpus: Path | str = CORPUS,
    settings: Settings | None = None,
) -> Pipeline:
    """A system that answers from the articles of a folder; its index is built where it is missing
    or stale.

    Raises `CorpusError` where there is nothing to read, `ModelError` for a model that cannot be
    loaded, `StoreError` for an index that is damaged.
    """
    settings = settings or Settings()
    bundle, encoder = load_bundle(index, corpus=corpus, settings=settings)
    reader = _reader(settings)
    if bundle.calibrator.reader != reader.digest:
        log.warning("the confidences were fitted with another reader; mend it with: qa calibrate")
    return Pipeline(bundle, encoder, reader, settings)


def load_bundle(
    index: Path | str, *, corpus: Path | str, settings: Settings
) -> tuple[Bundle, Encoder]:
    """The index of a folder, fresh and checked, and the encoder that it was made with."""
    encoder = _encoder(settings)
    root = Path(index)
    with store.locked(root):
        manifest = refresh(root, Path(corpus), encoder, settings)
        return open_index(root, manifest), encoder


def index(
    index: Path | str = INDEX,
    *,
    corpus: Path | str = CORPUS,
    settings: Settings | None = None,
    rebuild: bool = False,
) -> store.Manifest:
    """Build the index of a folder where it is missing or stale, or in any case with `rebuild`."""
    settings = settings or Settings()
    root = Path(index)
    with store.locked(root):
        return refresh(root, Path(corpus), _encoder(settings), settings, rebuild=rebuild)


def refresh(
    root: Path, folder: Path, encoder: Encoder, settings: Settings, *, rebuild: bool = False
) -> store.Manifest:
    """The index of a folder, as it stands if it is fresh, else built anew; logs what changed.

    To be called where the index is locked.
    """
    read = read_corpus(folder, max_megabytes=settings.corpus.max_megabytes)
    for problem in read.problems:
        log.warning("%s", problem)
    calibrator = calibration.read(Path(_found(settings.answer.calibration)))
    manifest = None if rebuild else store.read_manifest(root)
    if manifest is None:
        return build(read, root, encoder, calibrator, settings)
    changes = store.changes(manifest.made, indexing.made(read, encoder, calibrator, settings))
    if not changes:
        return manifest
    for change in changes:
        log.info("rebuilding the index: %s", change)
    same_encoder = manifest.made.encoder_digest == encoder.digest
    previous = open_index(root, manifest) if same_encoder else None
    return build(read, root, encoder, calibrator, settings, previous=previous)


def build(
    read: Corpus,
    root: Path,
    encoder: Encoder,
    calibrator: Calibrator,
    settings: Settings,
    *,
    previous: Bundle | None = None,
) -> store.Manifest:
    """Write the index of a corpus with the stores that are in use."""
    from qa.backends import faiss_index, fts_index

    def write_vectors(vectors: Vectors, ids: NDArray[np.int64], path: Path) -> None:
        faiss_index.save(faiss_index.build(vectors, ids), path)

    return indexing.build(
        read,
        root,
        encoder=encoder,
        calibrator=calibrator,
        write_vectors=write_vectors,
        write_words=fts_index.build,
        settings=settings,
        previous=previous,
    )


def open_index(root: Path, manifest: store.Manifest) -> Bundle:
    """What lies in an index; raises `StoreError` where a file of it is missing or damaged."""
    from qa.backends import faiss_index, fts_index

    folder = store.check(root, manifest)

    def findable(name: str, things: Mapping[int, T]) -> Findable[T]:
        vectors = faiss_index.load(
            folder / f"{name}.faiss", dimension=manifest.dimension, count=len(things)
        )
        return Findable(things, vectors, fts_index.FtsIndex(folder / f"{name}.sqlite"))

    articles = bundle.read_articles(folder)
    quotations = bundle.read_quotations(folder, articles)
    passages = bundle.passages_by_id(bundle.read_passages(folder, articles))
    every = itertools.chain.from_iterable(quotations.values())
    remarks = bundle.remarks_by_id(bundle.cut_remarks(every, articles))
    return Bundle(
        articles,
        quotations,
        findable("passages", passages),
        findable("remarks", remarks),
        bundle.read_rarity(folder),
        bundle.read_names(folder),
        calibration.read(folder / bundle.CALIBRATION),
    )


def _encoder(settings: Settings) -> Encoder:
    from qa.backends.sentence_encoder import SentenceEncoder

    return SentenceEncoder(settings.encoder.model, batch=settings.encoder.batch)


def _reader(settings: Settings) -> Reader:
    from qa.backends.transformers_reader import TransformersReader

    return TransformersReader(_found(settings.reader.model), settings.reader)


def _found(name: str) -> str:
    """A model's file or folder, in the working folder or else beside the package; or its name."""
    beside = Path(__file__).parents[2] / name
    return str(beside) if not Path(name).exists() and beside.exists() else name
