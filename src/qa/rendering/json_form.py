"""An answer as the JSON object of `--json` and of the batch files, and back."""

from collections.abc import Iterable, Mapping, Sequence

from qa.records import Alternative, Answer, Evidence, Reason

Row = Mapping[str, object]


def to_json(answer: Answer, *, ms: float, id: object = None) -> dict[str, object]:
    """The documented object: what `--json` prints and a line of a batch holds.

    `ms`: milliseconds that the question took; `id`: a batch row's own, left out where it is None.
    """
    row: dict[str, object] = {} if id is None else {"id": id}
    return row | _answer(answer) | {"further": [_answer(f) for f in answer.further], "ms": ms}


def from_json(row: Row) -> Answer:
    """The answer that such an object shows; ValueError names a field that is wrong.

    Another system's object needs no more than "question", "answer", "confidence", "evidence" and
    "alternatives". A blank answer is a refusal; one for a reason that is not ours is `NO_ANSWER`.
    """
    text = _text(row, "answer", optional=True)
    declined = text is None or not text.strip()
    known = {reason.value: reason for reason in Reason}
    return Answer(
        question=_text(row, "question") or "",
        text=None if declined else text,
        reason=known.get(str(row.get("reason")), Reason.NO_ANSWER) if declined else None,
        confidence=_confidence(row),
        evidence=_read_evidence(row, "evidence"),
        conflicts=_read_alternatives({"conflicts": [], **row}, "conflicts"),
        alternatives=_read_alternatives(row, "alternatives"),
        nearest=_read_evidence({"nearest": [], **row}, "nearest"),
        read_as=_text({"read_as": None, **row}, "read_as", optional=True),
        further=tuple(from_json(each) for each in _objects({"further": [], **row}, "further")),
    )


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "question": answer.question,
        "read_as": answer.read_as,
        "answer": answer.text,
        "reason": None if answer.reason is None else answer.reason.value,
        "confidence": answer.confidence,
        "evidence": _evidence(answer.evidence),
        "conflicts": _alternatives(answer.conflicts),
        "alternatives": _alternatives(answer.alternatives),
        "nearest": _evidence(answer.nearest),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, object]]:
    return [
        {"article": e.article_id, "start": e.start, "end": e.end, "text": e.text,
         "speaker": e.speaker, "published": e.published}
        for e in evidence
    ]  # fmt: skip


def _alternatives(alternatives: Iterable[Alternative]) -> list[dict[str, object]]:
    return [
        {"answer": a.text, "confidence": a.confidence, "article": a.article_id,
         "start": a.start, "end": a.end}
        for a in alternatives
    ]  # fmt: skip


def _read_evidence(row: Row, name: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            *_place(each),
            _text(each, "text") or "",
            _text({"speaker": None, **each}, "speaker", optional=True),
            _text({"published": None, **each}, "published", optional=True),
        )
        for each in _objects(row, name)
    )


def _read_alternatives(row: Row, name: str) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(_text(each, "answer") or "", _confidence(each), *_place(each))
        for each in _objects(row, name)
    )


def _place(row: Row) -> tuple[str, int, int]:
    start, end = row.get("start"), row.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"start, end: {start!r:.60} to {end!r:.60} is no range")
    return _text(row, "article") or "", start, end


def _text(row: Row, name: str, *, optional: bool = False) -> str | None:
    found = row.get(name)
    if (found is None and optional and name in row) or isinstance(found, str):
        return found
    raise ValueError(f"{name}: {_shown(row, name)} is no text")


def _confidence(row: Row) -> float:
    found = row.get("confidence")
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found <= 1:
        return float(found)
    raise ValueError(f"confidence: {_shown(row, 'confidence')} is not from 0 to 1")


def _objects(row: Row, name: str) -> Sequence[Row]:
    found = row.get(name)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError(f"{name}: {_shown(row, name)} is no list of objects")
    return found


def _shown(row: Row, name: str) -> str:
    return repr(row[name])[:60] if name in row else "(missing)"
