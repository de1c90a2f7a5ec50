"""A small corpus of its own, indexed with the fakes: what the quick suite asks."""

import logging
from collections.abc import Iterator
from pathlib import Path

import hypothesis
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
CALIBRATION = Path(__file__).parent / "data" / "calibration.json"  # for the fakes' scores
SETTINGS = Settings(answer=AnswerSettings(related=0.1, calibration=str(CALIBRATION)))

hypothesis.settings.register_profile("busy machine", deadline=None)
hypothesis.settings.load_profile("busy machine")


@pytest.fixture(autouse=True)
def own_log_level() -> Iterator[None]:
    """The command line sets how much is logged; a test's setting ends with the test."""
    yield
    logging.getLogger("qa").setLevel(logging.NOTSET)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "schools").mkdir(parents=True)
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8", newline="")
    (folder / "schools" / "hillside.txt").write_text(SCHOOL, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def system(corpus: Path, tmp_path: Path) -> Pipeline:
    return built(corpus, tmp_path / "index")


def built(corpus: Path, root: Path) -> Pipeline:
    """A system over a folder of articles, its models fakes."""
    manifest = assemble.refresh(root, corpus, HashedWords(), SETTINGS)
    bundle = assemble.open_index(root, manifest)
    return Pipeline(bundle, HashedWords(), WordAfter(), SETTINGS)
