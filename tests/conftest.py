"""A small corpus of its own, indexed with the fakes: what the quick suite asks."""

from pathlib import Path

import pytest

from qa import assemble
from qa.pipeline import Pipeline
from qa.settings import AnswerSettings, Settings
from tests.fakes import HashedWords, WordAfter

HARBOUR = """Harbour bridge to close for repairs

The harbour bridge will close on 3 May for urgent repairs, the council announced.

Councillor Mary Okafor, the council leader, said: “The bridge carries 9,000 lorries every day.

“We cannot gamble with anybody’s safety.”

She added: “Drivers should use the tunnel.”
"""
SCHOOL = """Inspectors praised Hillside School on Tuesday.

“Pupils behave impeccably,” wrote inspectors.

Head teacher Tom Reyes said the praise belonged to \u00a0his staff.
"""  # fmt: skip
SETTINGS = Settings(answer=AnswerSettings(related=0.1))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "schools").mkdir(parents=True)
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8", newline="")
    (folder / "schools" / "hillside.txt").write_text(SCHOOL, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def system(corpus: Path, tmp_path: Path) -> Pipeline:
    root = tmp_path / "index"
    manifest = assemble.refresh(root, corpus, HashedWords(), SETTINGS)
    bundle = assemble.open_index(root, manifest)
    return Pipeline(bundle, HashedWords(), WordAfter(), SETTINGS)
