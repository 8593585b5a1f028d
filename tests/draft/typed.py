"""How many values an editor types for a record: without a draft, and after one. `PYTHONPATH=tests python -m draft.typed` prints the table.

Without a draft that is every value of the record but its text. After one it is what the draft leaves open or got wrong, by the expected
values beside the text, and what it never fills in: the publisher, the address and the day of publication at the source.
"""

import click
import yaml

from draft.score import HERE, drafted, items

LONG = (
    "criminal-three-defendants",
    "civil-first-several",
    "admin-several",
    "civil-retrial",
    "enforcement-review",
    "commutation",
)
NEVER = 3
GIVEN = {"id", "kind", "body"}  # which no editor types


def values(tree):
    """How many values a part of a record holds."""
    if isinstance(tree, dict):
        return sum(map(values, tree.values()))
    return sum(map(values, tree)) if isinstance(tree, list) else 1


def typed(name):
    """For one text: values without a draft, and after one."""
    text = drafted(next(path for path in HERE.glob(f"{name}.*") if path.suffix != ".yml"))
    record = yaml.load(text, yaml.CBaseLoader)  # noqa: S506
    expected = yaml.load((HERE / f"{name}.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    wanted, have = items(expected), items(record)
    wrong = sum((wanted[field] - have.get(field, {})).total() for field in wanted)
    left = text.count("# 待核对:") + wrong
    filled = sum(values(value) for field, value in record.items() if field not in GIVEN)
    return filled + left + NEVER, left + NEVER


def main():
    for name in LONG:
        before, after = typed(name)
        click.echo(f"{name:28} {before:4} → {after}")


if __name__ == "__main__":
    main()
