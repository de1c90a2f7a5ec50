import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qa import assemble
from qa.errors import CorpusError, StoreError
from qa.pipeline import Pipeline
from qa.ports import Vectors
from qa.settings import PassageSettings, Settings
from qa.store import Manifest
from tests.conftest import SETTINGS
from tests.fakes import HashedWords, WordAfter


def refreshed(root: Path, corpus: Path, settings: Settings = SETTINGS) -> Manifest:
    return assemble.refresh(root, corpus, HashedWords(), settings)


def test_fresh_index_is_left_as_it_is(corpus: Path, tmp_path: Path) -> None:
    first = refreshed(tmp_path / "index", corpus)
    assert refreshed(tmp_path / "index", corpus) == first


def test_changed_article_is_named_and_the_index_built_anew(
    corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = refreshed(tmp_path / "index", corpus)
    (corpus / "harbour.txt").write_text("Nothing is left of it.")
    with caplog.at_level(logging.INFO, logger="qa"):
        second = refreshed(tmp_path / "index", corpus)
    assert second.generation != first.generation
    assert "harbour.txt changed" in caplog.text


def test_changed_setting_builds_the_index_anew(corpus: Path, tmp_path: Path) -> None:
    first = refreshed(tmp_path / "index", corpus)
    second = refreshed(tmp_path / "index", corpus, Settings(passages=PassageSettings(words=20)))
    assert second.counts["passages"] > first.counts["passages"]


def test_damaged_index_is_refused_and_mended_by_a_rebuild(corpus: Path, tmp_path: Path) -> None:
    root = tmp_path / "index"
    manifest = refreshed(root, corpus)
    for name in manifest.checksums:
        path = root / manifest.generation / name
        kept = path.read_bytes()
        path.write_bytes(kept + b"x")
        with pytest.raises(StoreError, match=name):
            assemble.open_index(root, manifest)
        path.write_bytes(kept)
    (root / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match="--rebuild"):
        refreshed(root, corpus)
    assert assemble.refresh(root, corpus, HashedWords(), SETTINGS, rebuild=True)


def test_unusable_file_is_logged_and_the_rest_indexed(
    corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (corpus / "empty.txt").touch()
    manifest = refreshed(tmp_path / "index", corpus)
    assert manifest.counts["articles"] == 2
    assert "empty.txt: empty" in caplog.text


def test_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        refreshed(tmp_path / "index", tmp_path)


def test_article_without_a_quotation_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The bridge closed on Monday.")
    manifest = refreshed(tmp_path / "index", tmp_path / "corpus")
    bundle = assemble.open_index(tmp_path / "index", manifest)
    answer = Pipeline(bundle, HashedWords(), WordAfter(), SETTINGS).ask("Who said it was cold?")
    assert (manifest.counts["quotations"], answer.text) == (0, None)


class CountingEncoder(HashedWords):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return super().encode(texts)


def test_only_what_changed_is_embedded_again(corpus: Path, tmp_path: Path) -> None:
    root = tmp_path / "index"
    refreshed(root, corpus)
    (corpus / "schools" / "hillside.txt").write_text("The school closed on Friday.")
    encoder = CountingEncoder()
    again = assemble.refresh(root, corpus, encoder, SETTINGS)
    assert encoder.texts == ["The school closed on Friday."]
    afresh = assemble.refresh(tmp_path / "other", corpus, HashedWords(), SETTINGS)
    kept, new = assemble.open_index(root, again), assemble.open_index(tmp_path / "other", afresh)
    assert kept.passages.things == new.passages.things
    ids = np.array(list(kept.passages.things), dtype=np.int64)
    assert np.array_equal(kept.passages.vectors.vectors(ids), new.passages.vectors.vectors(ids))


def test_open_index_outlives_its_files(corpus: Path, tmp_path: Path) -> None:
    root = tmp_path / "index"
    bundle = assemble.open_index(root, refreshed(root, corpus))
    system = Pipeline(bundle, HashedWords(), WordAfter(), SETTINGS)
    before = system.ask("Who said drivers should use the tunnel?")
    (corpus / "harbour.txt").unlink()
    refreshed(root, corpus)
    assert system.ask("Who said drivers should use the tunnel?") == before
