"""python -m bot is the addim command."""

import sys

from bot.cli import main

sys.exit(main())
