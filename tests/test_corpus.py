import json
import os
from pathlib import Path

import pytest

from qa.corpus import Corpus, decode, read
from qa.errors import CorpusError

LIMIT = 1.0


def corpus_of(folder: Path, **files: bytes) -> Corpus:
    for name, data in files.items():
        (folder / f"{name}.txt").write_bytes(data)
    return read(folder, max_megabytes=LIMIT)


def problems(corpus: Corpus) -> dict[str, str]:
    return {problem.file: problem.why for problem in corpus.problems}


def test_reading_keeps_every_character(tmp_path: Path) -> None:
    text = '\ufeffA “curly’s”\u00a0straight "one".\r\n\r\nEnd \n'
    corpus = corpus_of(tmp_path, a=text.encode())
    assert corpus.articles[0].text == text


def test_stray_byte_becomes_one_replacement_character(tmp_path: Path) -> None:
    data = b"The council\x92s plan was agreed on Monday by all."
    corpus = corpus_of(tmp_path, a=data)
    assert corpus.articles[0].text == "The council\ufffds plan was agreed on Monday by all."
    assert corpus.articles[0].text == data.decode("utf-8", errors="replace")


def test_id_is_the_path_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "2016" / "april").mkdir(parents=True)
    (tmp_path / "2016" / "april" / "b.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / ".hidden.txt").write_text("Not an article.")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    found = read(tmp_path, max_megabytes=LIMIT)
    assert [article.id for article in found.articles] == ["2016/april/b.txt", "a.txt"]
    assert not found.problems


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\xc2\xa0\n", "empty"),
        (b"GIF89a\0\0\1", "binary"),
        ("Text".encode("utf-16"), "UTF-16"),
        ("Ж".encode("koi8-r") * 40, "not UTF-8"),
        (b"x" * 1_100_000, "over the limit of 1 MB"),
    ],
    ids=["empty", "blank", "binary", "utf-16", "koi8", "huge"],
)
def test_unusable_file_is_named_and_the_rest_is_read(tmp_path: Path, data: bytes, why: str) -> None:
    corpus = corpus_of(tmp_path, good=b"An article.", bad=data)
    assert [article.id for article in corpus.articles] == ["good.txt"]
    assert why in problems(corpus)["bad.txt"]


def test_duplicate_is_named_with_the_file_that_it_repeats(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, a=b"Same.", b=b"Same.", c=b"Other.")
    assert [article.id for article in corpus.articles] == ["a.txt", "c.txt"]
    assert "a.txt" in problems(corpus)["b.txt"]


def test_pipe_and_broken_link_are_named_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    corpus = corpus_of(tmp_path, good=b"An article.")
    assert set(problems(corpus)) == {"pipe.txt", "link.txt"}


def test_nothing_readable_is_an_error_that_names_every_file(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"bad\.txt: empty"):
        corpus_of(tmp_path, bad=b"")
    with pytest.raises(CorpusError, match="no such folder"):
        read(tmp_path / "missing", max_megabytes=LIMIT)


def test_sidecar_gives_title_date_and_source(tmp_path: Path) -> None:
    given = {"title": "A title", "date": "2016-09-08", "source": "News", "extra": 1}
    (tmp_path / "a.json").write_text(json.dumps(given))
    article = corpus_of(tmp_path, a=b"An article.").articles[0]
    assert (article.title, article.published, article.source) == ("A title", "2016-09-08", "News")


def test_damaged_sidecar_is_named_and_the_article_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    corpus = corpus_of(tmp_path, a=b"An article.")
    assert corpus.articles[0].title is None
    assert "not used" in problems(corpus)["a.json"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Council praised for its progress\n\nIt did well.", "Council praised for its progress"),
        ("Council praised\r\n\r\nIt did well.", "Council praised"),
        ("It did well.\n\nVery well.", None),
        ("Council praised\nIt did well.", None),
        ("“We did it”\n\nSaid nobody.", None),
    ],
)
def test_headline_is_the_title_and_nothing_else_is(
    tmp_path: Path, text: str, title: str | None
) -> None:
    assert corpus_of(tmp_path, a=text.encode()).articles[0].title == title


def test_digest_changes_with_the_file_and_with_its_sidecar(tmp_path: Path) -> None:
    first = corpus_of(tmp_path, a=b"An article.").digests
    (tmp_path / "a.json").write_text("{}")
    second = corpus_of(tmp_path, a=b"An article.").digests
    third = corpus_of(tmp_path, a=b"Another.").digests
    assert len({d["a.txt"] for d in (first, second, third)}) == 3


def test_decoding_is_total_on_utf8() -> None:
    assert decode("déjà vu".encode()) == "déjà vu"
