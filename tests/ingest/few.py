"""``python -m lib.ingest`` that starts its workers for a few articles already: ``python -m tests.ingest.few SOURCE... --workers 2``."""

import sys

from lib.ingest import share
from lib.ingest.__main__ import main

#: Articles to parse from which on workers are started here.
FEW = 13

if __name__ == "__main__":
    share.ENOUGH = FEW
    sys.exit(main())
