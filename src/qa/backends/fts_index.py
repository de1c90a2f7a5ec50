"""Texts in an SQLite full-text index (FTS5), ranked by BM25 over their stems."""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

from qa.text import content_words, words

SCHEMA = """
CREATE VIRTUAL TABLE texts USING fts5(
    body, content='', tokenize="porter unicode61 remove_diacritics 2"
)"""
SEARCH = "SELECT rowid, -bm25(texts) FROM texts WHERE texts MATCH ? ORDER BY rank, rowid LIMIT ?"


class FtsIndex:
    """A read-only index file, opened once: it may be deleted while this is in use."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._searching = threading.Lock()

    def __del__(self) -> None:
        self._connection.close()

    def search(self, text: str, k: int) -> list[tuple[int, float]]:
        """At most k (id, BM25 score), best first, of texts that share a stem with this one."""
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(content_words(text)))
        if not wanted:
            return []
        with self._searching:
            rows = self._connection.execute(SEARCH, (wanted, k)).fetchall()
        return [(int(row), float(score)) for row, score in rows]


def build(texts: Iterable[tuple[int, str]], path: Path) -> None:
    """Write an index of (id, text) pairs; ids are positive or zero and unique."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(SCHEMA)
        rows = ((number, " ".join(words(text))) for number, text in texts)
        connection.executemany("INSERT INTO texts(rowid, body) VALUES (?, ?)", rows)
        connection.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        connection.commit()
    finally:
        connection.close()
