"""A folder of articles, read so that no character is lost or moved.

An article is a `.txt` file, in sub-folders too; its id is its path relative to the folder. Files
are decoded as UTF-8, every byte that is not UTF-8 becoming U+FFFD (Python's
`data.decode("utf-8", errors="replace")`), line ends and a byte-order mark kept: offsets everywhere
are characters of that text. `NAME.json` beside `NAME.txt` may give "title", "published" and
"source"; otherwise a first line that reads as a headline is the title.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.errors import CorpusError
from qa.records import Article

SUFFIX = ".txt"
MAX_UNDECODABLE = 0.1  # of all characters; above it the file is not UTF-8 text with a stray byte
HEADLINE = re.compile(r"\ufeff?([^\s][^\r\n]{0,150}[^\s.!?:;,…\"'”’])[ \t]*\r?\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out, or a sidecar that was not used, and why."""

    file: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: {self.why}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read, in order of id, and what was not.

    `digests` holds the SHA-256 of every file that was looked at (with its sidecar's), so that a
    change of any of them is a change of the corpus.
    """

    articles: tuple[Article, ...]
    digests: dict[str, str]
    problems: tuple[Problem, ...]


def read(folder: Path, *, max_megabytes: float) -> Corpus:
    """All articles of a folder; what cannot be one is named in `problems`.

    Raises `CorpusError` where there is no folder or not one readable article in it.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder of articles")
    articles: list[Article] = []
    problems: list[Problem] = []
    digests: dict[str, str] = {}
    first: dict[str, str] = {}
    for article_id, path in files(folder):
        try:
            data = _bytes(path, max_megabytes)
            digests[article_id] = digest(data, _sidecar(path))
            text = decode(data)
        except (OSError, ValueError) as error:
            problems.append(Problem(article_id, _why(error)))
            continue
        same = first.setdefault(hashlib.sha256(data).hexdigest(), article_id)
        if same != article_id:
            problems.append(Problem(article_id, f"the same text as {same}, left out"))
            continue
        article, problem = _article(article_id, path, text)
        articles.append(article)
        problems += problem
    if not articles:
        detail = "".join(f"\n  {problem}" for problem in problems)
        raise CorpusError(f"{folder}: no readable {SUFFIX} article in it{detail}")
    return Corpus(tuple(articles), digests, tuple(problems))


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The ids and paths of what may be articles, in order of id; hidden files are left out."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if path.suffix.lower() == SUFFIX and not name.startswith("."):
                found.append((path.relative_to(folder).as_posix(), path))
    return iter(sorted(found))


def decode(data: bytes) -> str:
    """The one way in which a file becomes a text; `ValueError` says why it cannot be one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("UTF-16, left out; save it as UTF-8")
    if b"\0" in data:
        raise ValueError("a binary file, left out")
    text = data.decode("utf-8", errors="replace")
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise ValueError("empty, left out")
    if text.count("\ufffd") > MAX_UNDECODABLE * len(text):
        raise ValueError("not UTF-8 text, left out; save it as UTF-8")
    return text


def digest(data: bytes, sidecar: bytes) -> str:
    """Hexadecimal SHA-256 of a file and its sidecar."""
    return hashlib.sha256(hashlib.sha256(data).digest() + sidecar).hexdigest()


def _bytes(path: Path, max_megabytes: float) -> bytes:
    if not path.is_file():
        raise ValueError("not a regular file, left out")
    size = path.stat().st_size
    if size > max_megabytes * 1e6:
        raise ValueError(f"{size / 1e6:.1f} MB, over the limit of {max_megabytes:g} MB, left out")
    return path.read_bytes()


def _sidecar(path: Path) -> bytes:
    beside = path.with_suffix(".json")
    return beside.read_bytes() if beside.is_file() else b""


def _article(article_id: str, path: Path, text: str) -> tuple[Article, list[Problem]]:
    given: dict[str, str] = {}
    problems = []
    sidecar = _sidecar(path)
    if sidecar:
        try:
            given = _given(json.loads(sidecar))
        except ValueError as error:
            name = Path(article_id).with_suffix(".json").as_posix()
            problems.append(Problem(name, f"not used: {error}"))
    headline = HEADLINE.match(text)
    title = given.get("title") or (headline[1] if headline and " " in headline[1] else None)
    published = given.get("published") or given.get("date")
    return Article(article_id, text, title, published, given.get("source")), problems


def _given(sidecar: object) -> dict[str, str]:
    if not isinstance(sidecar, dict):
        raise ValueError("not a JSON object")
    return {key: value for key, value in sidecar.items() if isinstance(value, str) and value}


def _why(error: Exception) -> str:
    return f"cannot be read ({error.strerror})" if isinstance(error, OSError) else str(error)
