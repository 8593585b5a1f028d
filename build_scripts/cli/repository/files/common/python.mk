# Finds Python 3.11 to 3.13. A name on PATH is not enough (a version manager may leave a dead stub), so each has to answer.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
  "$$python" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' </dev/null >/dev/null 2>&1 \
  && { echo "$$python"; break; }; done)
FOUND_PYTHON = $(or $(PYTHON),$(error there is no Python 3.11, 3.12 or 3.13 with its venv module on PATH; set PYTHON to one))
