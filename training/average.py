"""The mean of two readers' weights (Wortsman et al. 2022, arXiv 2109.01903).

    python -m training.average BEFORE AFTER --out FOLDER

Both are folders of one architecture; the other files of the result are those of AFTER.
"""

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file

WEIGHTS = "model.safetensors"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    before, after = (load_file(f / WEIGHTS) for f in (arguments.before, arguments.after))
    if before.keys() != after.keys():
        parser.error("the two readers have different layers")
    shutil.copytree(arguments.after, arguments.out)
    mean = {name: ((before[name].float() + after[name].float()) / 2).half() for name in before}
    save_file(mean, arguments.out / WEIGHTS, metadata={"format": "pt"})


if __name__ == "__main__":
    main()
