"""A case tells of each day once, and no two of its links say the same."""

from render.case_site import site_of

from build_scripts.pages import case_events

NUMBER = "（2023）京0105刑初123号"
JUDGMENT = {"kind": "judgment", "case_number": NUMBER, "outcome": "有期徒刑一年", "effective": "2023-03-15"}
LED = {
    "kind": "procuratorial-document",
    "decided": "2023-01-05",
    "judgment": {"case_number": NUMBER, "court": "京0105", "decided": "2023-03-01", "effective": "2023-03-15"},
}


def days(*records):
    site, summaries = site_of(*records)
    return case_events.days(site, "zh", summaries)


def told(events):
    return [(event["day"], event["label"], len(event["rows"])) for event in events]


def test_what_two_records_tell_of_one_day_is_told_once_with_both_links():
    found = told(days(JUDGMENT, LED))
    assert ("2023-03-01", "Judgment given", 2) in found
    assert ("2023-03-15", "Took effect", 2) in found
    assert not {"Judgment", "Judgment took effect"} & {label for _day, label, _rows in found}


def test_the_decision_tells_first_whatever_the_order():
    assert told(days(LED, JUDGMENT)) == told(days(JUDGMENT, LED))


def test_another_decision_of_the_same_day_is_told_by_itself():
    other = {**JUDGMENT, "case_number": "（2023）京0105刑初124号", "outcome": "有期徒刑二年"}
    decided = [one for one in days(JUDGMENT, other) if one["label"] == "Judgment given"]
    assert [len(one["rows"]) for one in decided] == [1, 1]


def test_another_day_is_another_event():
    later = {**LED, "judgment": {**LED["judgment"], "decided": "2023-03-02"}}
    assert ("2023-03-02", "Judgment", 1) in told(days(JUDGMENT, later))


def test_a_detail_that_is_the_number_of_the_record_itself_is_left_out():
    (event,) = [one for one in days(JUDGMENT, LED) if one["label"] == "Judgment given"]
    assert event["details"] == [("有期徒刑一年", "zh")]


def test_no_two_links_say_the_same():
    site, summaries = site_of(JUDGMENT, {**JUDGMENT, "case_number": "（2023）京0105刑初124号"}, LED)
    names = [name for name, _language in case_events.link_names(site, "zh", summaries).values()]
    assert len(set(names)) == len(names)
    assert sum(NUMBER in name for name in names) == 1
