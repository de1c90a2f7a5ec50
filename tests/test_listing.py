import csv
import json

from qa import listing
from qa.pipeline import Pipeline


def test_json_line_holds_ranges_that_cut_the_text(system: Pipeline) -> None:
    quotations = list(system.quotations())
    rows = [json.loads(line) for line in listing.to_json(quotations)]
    assert len(rows) == len(quotations)
    for row in rows:
        text = system.article(row["article"]).text
        assert "\n\n".join(text[start:end] for start, end in row["ranges"]) == row["text"]
        speaker = row["speaker"]
        assert text[slice(*speaker["named"])] == speaker["name"]
        assert set(speaker) == {"name", "role", "mention", "named", "resolved"}


def test_csv_reads_back_as_it_was_written(system: Pipeline) -> None:
    quotations = list(system.quotations())
    header, *rows = csv.reader("".join(listing.to_csv(quotations)).splitlines(keepends=True))
    assert tuple(header) == listing.COLUMNS
    assert [row[-1] for row in rows] == [quotation.text for quotation in quotations]


def test_text_names_the_speaker_and_the_place(system: Pipeline) -> None:
    lines = "".join(listing.to_text(system.quotations()))
    assert "Councillor Mary Okafor" in lines
    assert "harbour.txt, characters" in lines
    assert "    Drivers should use the tunnel." in lines


def test_speaker_is_matched_by_name_or_role_whatever_the_case(system: Pipeline) -> None:
    quotations = list(system.quotations())
    by_name = [q for q in quotations if listing.is_by(q, "okafor")]
    by_role = [q for q in quotations if listing.is_by(q, "Council Leader")]
    assert by_name
    assert by_name == by_role
    assert not [q for q in quotations if listing.is_by(q, "nobody")]
