"""`python -m newslint`."""

from newslint.cli import run_process

run_process()
