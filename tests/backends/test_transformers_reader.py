"""The real reader: what it is given, what it gives back, and what it refuses to load."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qa.backends.transformers_reader import TransformersReader
from qa.errors import ModelError, SettingsError
from qa.reading import read
from qa.records import Passage
from qa.settings import ReaderSettings

pytestmark = pytest.mark.models
MODEL = Path(__file__).parents[2] / "models" / "reader"
SETTINGS = ReaderSettings(precision="float32")  # to the last place; half precision below
QUESTION = "When was the bridge opened?"
PASSAGE = "The old bridge was opened in 1931 by the mayor. It was painted green."


@pytest.fixture(scope="module")
def reader() -> TransformersReader:
    return TransformersReader(str(MODEL), SETTINGS)


def test_offsets_are_characters_of_the_passage(reader: TransformersReader) -> None:
    passage = "Café\u00a0“Zoë”: 15.5 per cent"
    [[window]] = reader.read("How much?", [passage])
    texts = [passage[start:end] for start, end in window.offsets]
    assert texts[0] == "Café"
    assert "".join(texts) == "".join(passage.split())


def test_answer_is_read_from_the_passage(reader: TransformersReader) -> None:
    passage = Passage("a.txt", 100, 100 + len(PASSAGE), PASSAGE)
    best = read(QUESTION, [passage], reader, SETTINGS)[0]
    assert "1931" in best.text
    assert best.text == PASSAGE[best.start - 100 : best.end - 100]


def test_long_passage_is_read_to_its_end_in_windows(reader: TransformersReader) -> None:
    filler = "Rain fell on the town all day and nobody went out. " * 120
    passage = Passage("a.txt", 0, len(filler) + len(PASSAGE), filler + PASSAGE)
    [windows] = reader.read(QUESTION, [passage.text])
    assert len(windows) > 2
    covered = {int(start) for window in windows for start, _ in window.offsets}
    assert max(covered) == len(passage.text) - 1
    assert "1931" in read(QUESTION, [passage], reader, SETTINGS)[0].text


def test_batching_does_not_change_the_logits(reader: TransformersReader) -> None:
    passages = [PASSAGE, "Short.", PASSAGE * 3, "It rained."]
    together = reader.read(QUESTION, passages)
    for passage, [window] in zip(passages, together, strict=True):
        [[alone]] = reader.read(QUESTION, [passage])
        assert np.allclose(window.start, alone.start, atol=1e-4)
        assert window.null == pytest.approx(alone.null, abs=1e-4)


def test_question_and_passage_are_told_apart(
    reader: TransformersReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model gets token type ids, 1 on the passage: without them a BERT reader reads worse."""
    seen: list[dict[str, Any]] = []
    forward = reader._model.forward

    def spy(*args: object, **inputs: Any) -> object:  # noqa: ANN401
        seen.append(inputs)
        return forward(*args, **inputs)

    monkeypatch.setattr(reader._model, "forward", spy)
    [[window]] = reader.read(QUESTION, [PASSAGE])
    types = seen[0]["token_type_ids"][0].tolist()
    assert sum(types) == len(window.offsets) + 1  # the passage and its [SEP]


def test_overlong_question_is_cut_not_refused(reader: TransformersReader) -> None:
    [[window]] = reader.read("why " * 1000, [PASSAGE])
    assert np.isfinite(window.start).all()


def test_nothing_to_read_is_nothing_read(reader: TransformersReader) -> None:
    assert reader.read(QUESTION, []) == []


def test_half_precision_answers_as_the_whole_does(reader: TransformersReader) -> None:
    half = TransformersReader(str(MODEL), replace(SETTINGS, precision="bfloat16"))
    [[left]], [[right]] = reader.read(QUESTION, [PASSAGE]), half.read(QUESTION, [PASSAGE])
    assert np.abs(left.start - right.start).max() < 0.5
    assert not np.array_equal(left.start, right.start)
    passage = [Passage("a.txt", 0, len(PASSAGE), PASSAGE)]
    best = [read(QUESTION, passage, each, SETTINGS)[0].text for each in (reader, half)]
    assert best[0] == best[1]


def test_automatic_precision_is_one_of_the_two(reader: TransformersReader) -> None:
    import torch

    automatic = TransformersReader(str(MODEL), replace(SETTINGS, precision="auto"))
    able = torch.cpu.get_capabilities()
    fast = able.get("avx512_bf16", False) or able.get("amx_bf16", False)
    [[left]], [[right]] = reader.read(QUESTION, [PASSAGE]), automatic.read(QUESTION, [PASSAGE])
    assert np.array_equal(left.start, right.start) is not fast


def test_unknown_precision_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"\[reader\] precision is 'half'"):
        TransformersReader(str(MODEL), replace(SETTINGS, precision="half"))


def changed(folder: Path, **config: object) -> Path:
    copy = folder / "reader"
    shutil.copytree(MODEL, copy)
    written = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(written | config))
    return copy


def test_missing_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no reader in .*nowhere"):
        TransformersReader(str(tmp_path / "nowhere"), SETTINGS)


def test_other_kind_of_model_is_refused(tmp_path: Path) -> None:
    copy = changed(tmp_path, architectures=["BertForMaskedLM"])
    with pytest.raises(ModelError, match="not a question-answering model"):
        TransformersReader(str(copy), SETTINGS)


def test_truncated_weights_are_refused(tmp_path: Path) -> None:
    copy = changed(tmp_path)
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100_000])
    with pytest.raises(ModelError, match="cannot be loaded"):
        TransformersReader(str(copy), SETTINGS)


def test_tokenizer_of_another_model_is_refused(tmp_path: Path) -> None:
    copy = changed(tmp_path)
    table = json.loads((copy / "tokenizer.json").read_text())
    table["model"]["vocab"] |= {f"extra{i}": 30522 + i for i in range(10)}
    (copy / "tokenizer.json").write_text(json.dumps(table))
    with pytest.raises(ModelError, match="tokenizer"):
        TransformersReader(str(copy), SETTINGS)
