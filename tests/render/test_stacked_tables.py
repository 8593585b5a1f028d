"""Every cell knows the heading of its column, for a phone on which rows are stacked."""

import pytest

from build_scripts.pages.stacked_tables import stacked

HEAD = "<thead><tr><th>Name</th><th>Fine</th></tr></thead>"


def test_a_cell_has_the_heading_of_its_column_and_a_heading_of_a_row_has_none():
    html = stacked(f"<table>{HEAD}<tbody><tr><th>A</th><td class='x'>5</td></tr></tbody></table>")
    assert "<th>A</th><td data-label=\"Fine\" class='x'>5</td>" in html


def test_a_cell_that_spans_columns_moves_the_others_on():
    head = HEAD.replace("</tr>", "<th>Day</th></tr>")
    html = stacked(f'<table>{head}<tr><td colspan="2">A</td><td>B</td></tr></table>')
    assert '<td data-label="Name" colspan="2">A</td><td data-label="Day">B</td>' in html


def test_a_cell_that_spans_rows_moves_those_of_the_rows_below_on():
    head = HEAD.replace("</tr>", "<th>Day</th></tr>")
    rows = (
        '<tr><th rowspan="2">A</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><th>B</th><td>5</td></tr>'
    )
    html = stacked(f"<table>{head}{rows}</table>")
    labelled = '<td data-label="Fine">{}</td><td data-label="Day">{}</td>'
    assert all(labelled.format(*numbers) in html for numbers in (("1", "2"), ("3", "4")))
    assert '<th>B</th><td data-label="Fine">5</td>' in html


@pytest.mark.parametrize(
    ("heading", "label"),
    [('say "x"', "say &#34;x&#34;"), ("a &lt; b", "a &lt; b"), ("<span lang='zh'>名</span>", "名")],
)
def test_a_heading_is_text_in_an_attribute(heading, label):
    html = stacked(f"<table><thead><tr><th>{heading}</th></tr></thead><tr><td>1</td></tr></table>")
    assert f'<td data-label="{label}">' in html


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>1</td></tr></table>",
        '<table><thead><tr><th colspan="2">A</th></tr></thead><tr><td>1</td><td>2</td></tr></table>',
        '<table><thead><tr><th rowspan="2">A</th></tr></thead><tr><td>1</td></tr></table>',
    ],
)
def test_a_table_whose_columns_are_not_plain_is_left_alone(table):
    assert stacked(table) == table
