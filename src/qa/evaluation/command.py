"""`qa evaluate`: from the arguments to a run, its report and the exit status."""

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from qa.errors import QAError
from qa.evaluation import answerers, collection, comparing, files, html_report, report
from qa.evaluation.baseline import SentenceBaseline
from qa.evaluation.gold import Gold, GoldQuestion
from qa.evaluation.intervals import SEED
from qa.evaluation.ranking import Searcher
from qa.evaluation.running import Extras, ParagraphReader, run
from qa.ports import System
from qa.records import Article

ROWS, JSON, PAGE = "rows.jsonl", "report.json", "report.html"


class Doors(Protocol):
    """What the command is given to open: this package knows neither settings nor backends."""

    def system(self, folder: Path, index: Path | None) -> System:
        """The system over a folder of articles; None: with the usual index."""
        ...

    def articles(self, folder: Path) -> Iterable[Article]:
        """The articles of a folder, without any model; `QAError` where there are none."""
        ...

    def provenance(self, system: System | None) -> Mapping[str, object]:
        """What all this is made with, models too where the system was asked."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the questions are put to."""

    give: answerers.Give
    name: str
    extras: Extras
    system: System | None = None
    problems: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `qa evaluate` takes, beside what every command does."""
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="JSON lines or SQuAD")
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--predictions", type=Path, metavar="FILE", help="answers of a batch")
    whom.add_argument("--address", metavar="URL", help="POST the questions to this address")
    whom.add_argument("--baseline", action="store_true", help="the sentence of most rare words")
    parser.add_argument(
        "--open", action="store_true", help="ask of the articles in GOLD; --index keeps their index"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"write {ROWS}, {JSON}, {PAGE}")
    parser.add_argument("--against", type=Path, metavar="JSON", help="fail on a significant fall")
    parser.add_argument("--limit", type=int, metavar="N", help="draw so many of the questions")
    parser.add_argument("--seed", type=int, default=SEED, help="of the drawing")
    parser.add_argument("--json", action="store_true", help="the report as JSON, not as a table")


def evaluate(parsed: argparse.Namespace, doors: Doors, *, index: Path | None = None) -> int:
    """Exit status 0; 1 where a row was bad, a question ended in an error, or the answers fell.

    `index`: where an index may lie that is not the usual one.
    """
    before = comparing.read(parsed.against) if parsed.against else None
    gold = files.read(parsed.gold)
    questions = drawn(gold.questions, parsed.limit, parsed.seed)
    _say(gold.problems)
    if not questions:
        raise QAError("no question to ask in " + ", ".join(map(str, parsed.gold)))
    with _asked(parsed, gold, doors, index) as asked, _rows(parsed.out) as rows:
        _say(asked.problems)
        judged = run(questions, asked.give, extras=asked.extras, out=rows)
        provenance = {
            "answers": asked.name,
            "gold": {path.name: _digest(path) for path in parsed.gold},
            "seed": parsed.seed if len(questions) < len(gold.questions) else None,
            **doors.provenance(asked.system),
        }
    problems = gold.problems + asked.problems
    made = report.build(judged, provenance=provenance, problems=problems)
    compared = comparing.compare(before, comparing.scored(judged)) if before is not None else None
    if parsed.out:
        _write(parsed.out / JSON, report.to_json(made) + "\n")
        _write(parsed.out / PAGE, html_report.to_html(made, compared))
    print(report.to_json(made) if parsed.json else report.to_text(made))  # noqa: T201
    if compared:
        where = sys.stderr if parsed.json else sys.stdout
        print(f"\n{comparing.to_text(compared)}", file=where)
    failed = problems or made.overall.counts["errors"] or (compared and compared.fallen)
    return 1 if failed else 0


def drawn(
    questions: Sequence[GoldQuestion], limit: int | None, seed: int
) -> Sequence[GoldQuestion]:
    """So many of the questions, drawn at random, in their order; all for no limit."""
    if limit is None or limit >= len(questions):
        return questions
    chosen = random.Random(seed).sample(range(len(questions)), max(limit, 0))
    return [questions[at] for at in sorted(chosen)]


@contextmanager
def _asked(
    parsed: argparse.Namespace, gold: Gold, doors: Doors, index: Path | None
) -> Iterator[Asked]:
    if parsed.predictions:
        give, wrong = answerers.predicted(parsed.predictions)
        extras = Extras(_articles(parsed, gold, doors))
        yield Asked(give, f"file {parsed.predictions.name}", extras, problems=tuple(wrong))
    elif parsed.address:
        give = answerers.asking(answerers.HttpAnswerer(parsed.address))
        yield Asked(give, f"address {parsed.address}", Extras(_articles(parsed, gold, doors)))
    elif parsed.baseline:
        articles = _articles(parsed, gold, doors) or {}
        give = answerers.asking(SentenceBaseline(articles.values()))
        yield Asked(give, "baseline: the sentence of most rare words", Extras(articles))
    elif not parsed.open:
        yield _system(doors.system(parsed.corpus, index))
    else:
        with nullcontext(index) if index else tempfile.TemporaryDirectory() as root:
            folder = collection.write(gold.articles, Path(root))
            yield _system(doors.system(folder, Path(root)))


def _system(system: System) -> Asked:
    extras = Extras(
        articles={article.id: article for article in system.articles()},
        searcher=system if isinstance(system, Searcher) else None,
        reader=system if isinstance(system, ParagraphReader) else None,
    )
    return Asked(answerers.asking(system), "the system", extras, system)


def _articles(parsed: argparse.Namespace, gold: Gold, doors: Doors) -> Mapping[str, Article] | None:
    """What the answers of others can be compared with; None where there are no articles here."""
    if parsed.open:
        return {article.id: article for article in gold.articles}
    if not parsed.corpus.is_dir() and not parsed.baseline:
        return None
    return {article.id: article for article in doors.articles(parsed.corpus)}


@contextmanager
def _rows(out: Path | None) -> Iterator[TextIO | None]:
    if out is None:
        yield None
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        rows = (out / ROWS).open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise QAError(f"{out}: cannot be written: {error}") from error
    with rows:
        yield rows


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def _say(problems: Iterable[str]) -> None:
    for problem in problems:
        print(f"qa: {problem}", file=sys.stderr)  # noqa: T201
