"""Small cells: what a reader could compute from what is shown, found by trying every table that would look the same."""

import itertools
import random

import pytest

from build_scripts.catalog.small_cells import FEWEST, is_small, shown

FEW = 3  # so that all tables can be tried


def with_totals(rows):
    table = [[*row, sum(row)] for row in rows]
    return [*table, [sum(column) for column in zip(*table, strict=True)]]


def possible(table):
    """Each hidden cell → every number that it may be, so far as what is shown tells."""
    cells = [(row, column) for row, line in enumerate(table) for column, count in enumerate(line) if count is None]
    inner = [(row, column) for row, column in cells if row < len(table) - 1 and column < len(table[0]) - 1]
    found = {cell: set() for cell in cells}
    most = max([count for line in table for count in line if count is not None], default=0) + FEW
    for counts in itertools.product(range(most + 1), repeat=len(inner)):
        tried = [list(line[:-1]) for line in table[:-1]]
        for (row, column), count in zip(inner, counts, strict=True):
            tried[row][column] = count
        whole = with_totals(tried)
        if all(
            old in {None, new}
            for line, other in zip(table, whole, strict=True)
            for old, new in zip(line, other, strict=True)
        ):
            for row, column in cells:
                found[row, column].add(whole[row][column])
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_small_count_can_be_computed(seed):
    draw = random.Random(seed)  # noqa: S311 - tables, not secrets
    height, width = draw.choice([(1, 2), (1, 3), (2, 2)])
    rows = [[draw.choice([0, 0, 1, 2, 3, 4]) for _ in range(width)] for _ in range(height)]
    table = shown(rows, FEW)
    small = {
        (row, column): count
        for row, line in enumerate(with_totals(rows))
        for column, count in enumerate(line)
        if is_small(count, FEW)
    }
    assert all(table[row][column] is None for row, column in small)
    may_be = possible(table)
    assert all(len(may_be[cell]) > 1 for cell in small)


def test_only_the_small_ones_hidden_would_give_them_away():
    """A negative control of the test above."""
    table = with_totals([[1, 4], [4, 4]])
    table[0][0] = None
    assert possible(table) == {(0, 0): {1}}


def test_a_table_without_small_counts_is_shown_whole():
    rows = [[FEWEST, 25, 0], [40, 31, 12]]
    assert shown(rows) == with_totals(rows)


def test_the_smallest_companions_are_hidden_and_the_totals_stay():
    assert shown([[4, 20, 30], [15, 25, 35]]) == [[None, None, 30, 54], [None, None, 35, 75], [19, 45, 65, 129]]
