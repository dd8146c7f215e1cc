"""``python -m liqaa`` does what the command ``liqaa`` does."""

import sys

from liqaa.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
