"""`PYTHONPATH=tests python -m scenarios` prints the pairs of every rule, and how each article is known."""

import sys

from scenarios.pairs import table

sys.stdout.write(table() + "\n")
