"""`python -m build_scripts` is the command `portal`."""

from build_scripts.cli.main import main

main()
