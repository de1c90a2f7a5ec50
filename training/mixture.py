"""The training mixture: every source sampled to its share, turned into one set of features.

python -m training.mixture --config training/reader.toml --data DIR --out DIR
"""

import argparse
import json
import logging
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training import attributions, negatives
from training.encoder import encoder_folder
from training.examples import Example, read_folder, read_hub, sample, without_question_mark
from training.features import featurize

log = logging.getLogger(__name__)
NO_QUESTION_MARK = 0.15


def build(config: dict, data: Path, random: np.random.Generator) -> list[Example]:
    """All examples of the mixture, in the order of its sources; the training loop shuffles them."""
    examples: list[Example] = []
    for name, count in config["folders"].items():
        examples += sample(read_folder(data / "qa", name), count or None, random)
    for name, split in config.get("hub", {}).items():
        examples += read_hub(name, split)
    said = attributions.ask(data / "polnear" / "train.jsonl.gz", random)
    examples += sample(said, config["attributions"], random)
    answerable = [e for e in examples if e.start < e.end]
    asked = sample(answerable, config["retrieved"], random)
    contexts = list(dict.fromkeys(e.context for e in examples))
    examples += negatives.retrieve(asked, contexts, random)
    return [without_question_mark(e) if random.random() < NO_QUESTION_MARK else e for e in examples]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    random = np.random.default_rng(config["seed"])
    examples = build(config["mixture"], arguments.data, random)
    tokenizer = Tokenizer.from_file(str(encoder_folder(config["encoder"]) / "tokenizer.json"))
    features = featurize(examples, tokenizer, tokens=config["tokens"], random=random)
    arguments.out.mkdir(parents=True, exist_ok=True)
    features.save(arguments.out / "features.npz")
    counts = Counter(e.source for e in examples)
    unanswerable = Counter(e.source for e in examples if e.start == e.end)
    summary = {
        "windows": len(features),
        "tokens": int(features.bounds[-1]),
        "sources": {
            n: {"questions": c, "unanswerable": unanswerable[n]} for n, c in counts.items()
        },
    }
    (arguments.out / "mixture.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")
    log.info(json.dumps(summary))


if __name__ == "__main__":
    main()
