"""A hub is what mkdocs.yml says: portals by address, each named in every language; its page alone may ask them."""

import pytest

from build_scripts.pages.hub import Portal, portals
from build_scripts.pages.security import connecting, policy

NAME = {"zh": "四川", "en": "Sichuan"}
LANGUAGES = ("zh", "en")


def one(address, name=NAME):
    return {"hub": [{"address": address, "name": name}]}


def test_a_site_that_lists_no_portals_is_no_hub():
    assert portals({}, LANGUAGES) == ()


@pytest.mark.parametrize(
    "address",
    ["https://sichuan.example/", "https://a.example:8443/x/y/", "http://127.0.0.1:8000/", "http://localhost/p/"],
)
def test_an_address_of_a_portal_is_taken_as_it_stands(address):
    assert portals(one(address), LANGUAGES) == (Portal(address, NAME),)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "sichuan.example",
        "http://sichuan.example/",
        "https://sichuan.example",
        "https://sichuan.example/?a=1/",
        "https://sichuan.example/; script-src *; /",
        "https://a.example https://b.example/",
        "https://*.example/",
        "https://a.example/../",
        "https://me@a.example/",
        "https://A.example/",
        "javascript:alert(1)/",
    ],
)
def test_another_address_is_refused(address):
    with pytest.raises(ValueError, match=r"portal 1 of extra\.hub has no address"):
        portals(one(address), LANGUAGES)


@pytest.mark.parametrize("name", [None, "Sichuan", {"zh": "四川"}, {"zh": "四川", "en": " "}, {"zh": "四川", "en": 1}])
def test_a_portal_without_a_name_in_a_language_is_refused(name):
    with pytest.raises(ValueError, match=r"portal 1 of extra\.hub needs a name in each language"):
        portals(one("https://a.example/", name), LANGUAGES)


@pytest.mark.parametrize("given", ["https://a.example/", {"address": "https://a.example/"}, ["https://a.example/"]])
def test_what_is_no_list_of_portals_is_refused(given):
    with pytest.raises(ValueError, match="is a list of portals"):
        portals({"hub": given}, LANGUAGES)


def test_a_portal_listed_twice_is_refused():
    with pytest.raises(ValueError, match=r"portal 2 of extra\.hub is listed twice"):
        portals({"hub": one("https://a.example/")["hub"] * 2}, LANGUAGES)


def test_the_policy_of_the_page_lists_exactly_the_portals():
    plain = policy("")
    changed = connecting(plain, ["https://a.example/", "https://b.example/x/"])
    assert "connect-src 'self' https://a.example/ https://b.example/x/; " in changed
    assert changed.replace(" https://a.example/ https://b.example/x/", "") == plain
    assert connecting(plain, []) == plain
