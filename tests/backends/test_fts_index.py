import concurrent.futures
from pathlib import Path

import pytest

from qa.backends import fts_index

TEXTS = {
    3: "The council’s children’s services are failing.",
    5: "Councillor Okafor thanked officers.",
    8: "The bridge carries 9,000 lorries; 15.5 per cent are late.",
}


@pytest.fixture
def index(tmp_path: Path) -> fts_index.FtsIndex:
    fts_index.build(TEXTS.items(), tmp_path / "words.sqlite")
    return fts_index.FtsIndex(tmp_path / "words.sqlite")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who failed?", [3]),
        ("children's service", [3]),
        ("OKAFOR thanks", [5]),
        ("15.5 per cent", [8]),
        ('"); DROP TABLE texts; -- lorries', [8]),
        ("NEAR AND OR NOT *", []),
        ("", []),
        ("?!", []),
        ("zebra", []),
    ],
)
def test_texts_that_share_a_stem_are_found(
    index: fts_index.FtsIndex, text: str, found: list[int]
) -> None:
    assert [number for number, _ in index.search(text, 5)] == found


def test_better_match_scores_higher(index: fts_index.FtsIndex) -> None:
    ranked = index.search("Okafor and the council and officers", 5)
    assert [number for number, _ in ranked] == [5, 3]
    assert ranked[0][1] > ranked[1][1]


def test_no_more_than_k_are_found(index: fts_index.FtsIndex) -> None:
    assert len(index.search("council officers lorries", 2)) == 2


def test_many_threads_search_at_once(index: fts_index.FtsIndex) -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: index.search("lorries", 3), range(100)))
    assert all(rows == found[0] for rows in found)
