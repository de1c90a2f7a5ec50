"""`qa`: index, ask, quotations, evaluate, serve.

Exit status 0: done; 1: something went wrong; 2: usage.
"""

import argparse
import io
import itertools
import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa import assemble, batch, calibrating, calibration, corpus, listing, provenance
from qa import settings as settings_
from qa.calibration import Kind
from qa.errors import QAError
from qa.evaluation import command as evaluation
from qa.evaluation import files
from qa.pipeline import Pipeline
from qa.ports import System
from qa.records import Article
from qa.rendering import to_text
from qa.settings import Settings

ESCAPED = "backslashreplace"  # a lone surrogate is written as JSON itself escapes it
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; errors that a user can mend are one line on standard error."""
    for name, value in OFFLINE.items():
        os.environ.setdefault(name, value)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors=ESCAPED)
    parsed = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    logging.getLogger("qa").setLevel(logging.INFO if not parsed.quiet else logging.ERROR)
    command: Callable[[argparse.Namespace], int] = parsed.command
    try:
        return command(parsed)
    except QAError as error:
        print(f"qa: {error}", file=sys.stderr)  # noqa: T201 (the command line prints)
        return 1
    except BrokenPipeError:  # the reader of a pipe had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--corpus", type=Path, default=assemble.CORPUS, help="folder of articles")
    common.add_argument("--index", type=Path, default=assemble.INDEX, help="folder of the index")
    common.add_argument("--settings", type=Path, default=settings_.FILE, help="qa.toml")
    common.add_argument("--quiet", action="store_true", help="errors only on standard error")
    parser = argparse.ArgumentParser(
        prog="qa", description="Ask a set of news articles; get the answer with its quotation."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    index = commands.add_parser("index", parents=[common], help="build the index if it is stale")
    index.add_argument("--rebuild", action="store_true", help="build it in any case")
    index.set_defaults(command=_index)

    ask = commands.add_parser("ask", parents=[common], help="answer a question, or a file of them")
    ask.add_argument("question", nargs="?", help="the question")
    ask.add_argument("--json", action="store_true", help="one JSON object")
    ask.add_argument("--batch", type=Path, metavar="FILE", help='JSON lines, {"id", "question"}')
    ask.add_argument("--out", type=Path, metavar="FILE", help="JSON lines; default standard output")
    ask.set_defaults(command=_ask, parser=ask)

    quotations = commands.add_parser(
        "quotations", parents=[common], help="list who said what in the articles"
    )
    quotations.add_argument("--speaker", help="only those whose speaker's name or role has this")
    quotations.add_argument("--article", help="only those of the article with this id")
    form = quotations.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a JSON object a line")
    form.add_argument("--csv", action="store_true", help="comma-separated, with a header")
    quotations.set_defaults(command=_quotations)

    evaluate = commands.add_parser(
        "evaluate", parents=[common], help="measure the answers to questions that have known ones"
    )
    evaluation.add_arguments(evaluate)
    evaluate.set_defaults(command=_evaluate)

    calibrate = commands.add_parser(
        "calibrate", parents=[common], help="fit the confidences on questions with known answers"
    )
    calibrate.add_argument("pairs", nargs="+", metavar="DIR=GOLD", help="articles=their questions")
    calibrate.add_argument("--out", type=Path, help="default: the file that the settings name")
    calibrate.add_argument(
        "--kind",
        action="append",
        type=Kind,
        help="of candidate, to fit these alone: " + ", ".join(kind.value for kind in Kind),
    )
    calibrate.set_defaults(command=_calibrate)

    serve = commands.add_parser("serve", parents=[common], help="the page in a browser")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=7860)
    serve.add_argument("--example", action="append", help="a question to offer; may be repeated")
    serve.set_defaults(command=_serve)
    return parser


def _system(parsed: argparse.Namespace) -> Pipeline:
    return assemble.load(
        parsed.index, corpus=parsed.corpus, settings=settings_.read(parsed.settings)
    )


def _index(parsed: argparse.Namespace) -> int:
    manifest = assemble.index(
        parsed.index,
        corpus=parsed.corpus,
        settings=settings_.read(parsed.settings),
        rebuild=parsed.rebuild,
    )
    counts = ", ".join(f"{count} {what}" for what, count in manifest.counts.items())
    _print(f"{parsed.index}: {counts}")
    return 0


def _ask(parsed: argparse.Namespace) -> int:
    if (parsed.question is None) == (parsed.batch is None):
        parsed.parser.error("give a question or --batch FILE")
    if parsed.batch:
        return _ask_batch(parsed)
    system = _system(parsed)
    if parsed.json:
        _print(json.dumps(batch.timed(system, parsed.question), ensure_ascii=False))
    else:
        _print(to_text(system.ask(parsed.question)))
    return 0


def _ask_batch(parsed: argparse.Namespace) -> int:
    try:
        lines = parsed.batch.read_text(encoding="utf-8").split("\n")
        out = parsed.out.open("w", encoding="utf-8", errors=ESCAPED) if parsed.out else sys.stdout
    except (OSError, UnicodeDecodeError) as error:
        raise QAError(f"{parsed.batch}: {error}") from error
    try:
        wrong = batch.answer(lines, _system(parsed), out)
    finally:
        if parsed.out:
            out.close()
    for line in wrong:
        print(f"qa: {parsed.batch}: {line}", file=sys.stderr)  # noqa: T201
    return 1 if wrong else 0


def _quotations(parsed: argparse.Namespace) -> int:
    bundle, _ = assemble.load_bundle(
        parsed.index, corpus=parsed.corpus, settings=settings_.read(parsed.settings)
    )
    if parsed.article is not None and parsed.article not in bundle.articles:
        raise QAError(f"no article {parsed.article} in {parsed.corpus}")
    chosen = [
        quotation
        for quotation in itertools.chain.from_iterable(bundle.quotations.values())
        if parsed.article in {None, quotation.article_id}
        and (parsed.speaker is None or listing.is_by(quotation, parsed.speaker))
    ]
    write = listing.to_json if parsed.json else listing.to_csv if parsed.csv else listing.to_text
    sys.stdout.writelines(write(chosen))
    return 0


def _evaluate(parsed: argparse.Namespace) -> int:
    index = None if parsed.index == assemble.INDEX else parsed.index
    return evaluation.evaluate(parsed, _Doors(settings_.read(parsed.settings)), index=index)


@dataclass(frozen=True, slots=True)
class _Doors:
    """What an evaluation opens."""

    settings: Settings

    def system(self, folder: Path, index: Path | None) -> System:
        return assemble.load(index or assemble.INDEX, corpus=folder, settings=self.settings)

    def articles(self, folder: Path) -> Iterable[Article]:
        return corpus.read(folder, max_megabytes=self.settings.corpus.max_megabytes).articles

    def provenance(self, system: System | None) -> Mapping[str, object]:
        if isinstance(system, Pipeline):
            return provenance.collect(self.settings, (system.encoder, system.reader))
        return provenance.collect(self.settings)


def _calibrate(parsed: argparse.Namespace) -> int:
    settings = settings_.read(parsed.settings)
    judged: list[Sequence[calibrating.Case]] = []
    problems: list[str] = []
    for pair in parsed.pairs:
        folder, _, file = pair.partition("=")
        if not file:
            raise QAError(f"{pair}: write it as DIR=GOLD")
        gold = files.read([Path(file)])
        problems += gold.problems
        with tempfile.TemporaryDirectory() as index:
            system = assemble.load(index, corpus=folder, settings=settings)
            judged += calibrating.cases(system, gold.questions)
    fitted = calibrating.calibrate(
        judged,
        system.bundle.calibrator,
        reader=system.reader.digest,
        kinds=parsed.kind or tuple(Kind),
    )
    calibration.write(fitted, parsed.out or Path(settings.answer.calibration))
    for problem in problems:
        print(f"qa: {problem}", file=sys.stderr)  # noqa: T201
    return 1 if problems else 0


def _serve(parsed: argparse.Namespace) -> int:
    from qa import ui

    system = _system(parsed)
    examples = parsed.example or ui.suggest(system)
    _print(f"On Record: http://{parsed.host}:{parsed.port}")
    ui.serve(system, host=parsed.host, port=parsed.port, examples=examples)
    return 0


def _print(text: str) -> None:
    print(text)  # noqa: T201 (the command line prints)
