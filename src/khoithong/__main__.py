"""`python -m khoithong` is the `khoithong` command."""

import sys

from khoithong.cli.main import main

sys.exit(main())
