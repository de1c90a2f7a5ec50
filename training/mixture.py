"""The training mixture: every source sampled to its share, turned into one set of features.

python -m training.mixture --config training/reader.toml --data DIR --out DIR
"""

import argparse
import json
import logging
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from training import attributions, heldout, negatives
from training.encoder import encoder_folder
from training.examples import Example, read_folder, read_hub, sample, without_question_mark
from training.features import featurize

log = logging.getLogger(__name__)
NO_QUESTION_MARK = 0.15


def build(config: dict[str, Any], data: Path, random: np.random.Generator) -> list[Example]:
    """All examples of the mixture, in the order of its sources; the training loop shuffles them.

    Those on held-out text are left out.
    """
    share = config.get("evaluation", {}).get("share", 0.0)

    def kept(text: str) -> bool:
        return not heldout.is_held_out(text, share)

    parts = config["mixture"]
    examples: list[Example] = []
    for name, count in parts.get("folders", {}).items():
        own = [e for e in read_folder(data / "qa", name) if kept(e.context)]
        examples += sample(own, count or None, random)
    for name, part in parts.get("hub", {}).items():
        own = [e for e in read_hub(name, part["split"]) if kept(e.context)]
        examples += sample(own, part["questions"] or None, random)
    if parts["attributions"]:
        said = attributions.ask(data / "polnear" / "train.jsonl.gz", random, kept)
        examples += sample(said, parts["attributions"], random)
    if parts["retrieved"]:
        asked = sample([e for e in examples if e.start < e.end], parts["retrieved"], random)
        contexts = list(dict.fromkeys(e.context for e in examples))
        examples += negatives.retrieve(asked, contexts, random)
    return [without_question_mark(e) if random.random() < NO_QUESTION_MARK else e for e in examples]


def save(examples: list[Example], config: dict[str, Any], data: Path, run: Path) -> None:
    """Write the features of these examples, what they come from, and the held-out questions."""
    tokenizer = Tokenizer.from_file(str(encoder_folder(config["encoder"]) / "tokenizer.json"))
    random = np.random.default_rng(config["seed"])
    features = featurize(examples, tokenizer, tokens=config["tokens"], random=random)
    run.mkdir(parents=True, exist_ok=True)
    features.save(run / "features.npz")
    if "evaluation" in config:
        chosen = heldout.choose(config["evaluation"], data, np.random.default_rng(config["seed"]))
        heldout.save(chosen, run / heldout.FILE)
    counts = Counter(e.source for e in examples)
    unanswerable = Counter(e.source for e in examples if e.start == e.end)
    summary = {
        "windows": len(features),
        "tokens": int(features.bounds[-1]),
        "sources": {
            n: {"questions": c, "unanswerable": unanswerable[n]} for n, c in counts.items()
        },
    }
    (run / "mixture.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")
    log.info(json.dumps(summary))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    examples = build(config, arguments.data, np.random.default_rng(config["seed"]))
    save(examples, config, arguments.data, arguments.out)


if __name__ == "__main__":
    main()
