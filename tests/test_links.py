"""What a page links to inside the site."""

import pytest

from build_scripts.pages.links import exists, targets


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("../../browse/", "browse"),
        ("../../", ""),
        ("../..", ""),
        ("../../../", ".."),
        ("../../a/../../b", ".."),
        ("../9p4xk7wd/?q=1#p1", "judgments/9p4xk7wd"),
        ("./", "judgments/7k2m9xqd"),
        ("picture.png", "judgments/7k2m9xqd/picture.png"),
        ("/feed.xml", "feed.xml"),
        ("/../feed.xml", ".."),
        ("../../courts/%E4%BA%AC0105/", "courts/京0105"),
        ("../../search/?a=1&amp;b=2", "search"),
        ("../../mailto:a", "mailto:a"),
        ("", None),
        ("#text", None),
        ("?q=1", None),
        ("https://wenshu.court.gov.cn/", None),
        ("//wenshu.court.gov.cn/", None),
        ("mailto:a@example.org", None),
    ],
)
def test_where_a_link_leads(link, target):
    page = f'<a class="x" href="{link}">'.encode()
    assert targets("judgments/7k2m9xqd/index.html", page) == (set() if target is None else {target})


@pytest.mark.parametrize(
    ("link", "target"), [("./a/", "a"), ("a/", "a"), ("../a/", ".."), ("/a/", "a"), ("mailto:a", None)]
)
def test_where_a_link_of_the_home_page_leads(link, target):
    assert targets("index.html", f'<a href="{link}">'.encode()) == (set() if target is None else {target})


@pytest.mark.parametrize("space", list(" \n\t\r\f\v"))
def test_any_space_may_stand_before_a_link(space):
    page = f'<a{space}href="a/"><img{space}src="b.png"><form{space}action="c/"><p data-href="d/">'.encode()
    assert targets("index.html", page) == {"a", "b.png", "c"}


def test_the_page_that_is_shown_anywhere_links_by_whole_addresses():
    assert targets("404.html", b'<a href="/portal/about/">') == set()


def test_a_target_is_a_file_or_a_folder_with_a_page():
    files = {"index.html", "feed.xml", "about/index.html"}
    assert [exists(target, files) for target in ("", "feed.xml", "about", "guides", "..")] == [
        True,
        True,
        True,
        False,
        False,
    ]
