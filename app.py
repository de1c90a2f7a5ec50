"""The page on 127.0.0.1:7860, over `corpus/` and `index/`: the same as `qa serve`."""

import sys

from qa.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
