"""`python -m qa`: the command line without the installed script."""

import sys

from qa.cli import main

sys.exit(main())
