#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

# Commands that must see every row: they log in as the owner of the tables, whom the wall does not stop.
# Everything else, the web above all, logs in as a role that owns nothing. A test holds this list.
OWNER_COMMANDS = frozenset({"migrate", "prepare", "demo", "count", "forget", "summary"})


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ["AS_OWNER"] = "1"
    from django.core.management import execute_from_command_line

    from config.catalogue import compile_catalogues

    compile_catalogues()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
