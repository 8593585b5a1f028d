"""`PYTHONPATH=tests python -m faults [--trials 3000] [--seed 1]`: run trials, print how the builds ended, and what went wrong."""

import sys

import click

from faults.trials import many


@click.command()
@click.option("--trials", default=3000)
@click.option("--seed", default=1)
def main(trials, seed):
    ends, wrong = many(trials, seed)
    for (name, code), times in sorted(ends.items()):
        click.echo(f"{name:50} ended with {code:8} {times:5} times")
    for line in wrong:
        click.echo(line)
    click.echo(f"{trials} trials, {len(wrong)} in which something was wrong")
    sys.exit(1 if wrong else 0)


main()
