from benchmarks.measure import Cost
from benchmarks.report import Line, whole_job


def line(records, name, wall, processor):
    return Line(records=records, name=name, cost=Cost(wall, processor, 0, ""))


def test_the_whole_job_is_held_against_pages_and_search_together():
    lines = [
        line(9000, "ours", 30, 66),
        line(9000, "Hugo", 5, 10),
        line(9000, "Pagefind", 35, 50),
        line(9000, "MkDocs", 1, 1),
    ]
    assert whole_job(lines, "ours") == (
        "- ours ÷ (Hugo + Pagefind), 9,000 records: 0.75 of the wall time, 1.10 of the processor time\n"
    )


def test_without_both_peers_at_a_size_there_is_no_ratio():
    assert whole_job([line(1, "ours", 3, 6), line(1, "Hugo", 1, 1), line(2, "Pagefind", 1, 1)], "ours") == ""
