"""Every picture of the site: plain SVG, described, with the numbers of a table beside it, and readable on a narrow screen."""

import re
from collections import defaultdict

import pytest
from built_site import Document, none
from search_page import open_page

ALLOWED = {
    "svg": {"role", "aria-labelledby", "width", "height"},
    "title": {"id"},
    "desc": {"id"},
    "rect": {"class", "x", "y", "width", "height"},
    "line": {"x1", "y1", "x2", "y2"},
    "text": {"class", "x", "y", "lang"},
}
NUMBER = re.compile(r"\d[\d,.]*")
SENTENCES = "picture-sentence"  # its parts are days, which test_pictures.py in tests/render compares


def tag(element):
    return str(element.tag).rpartition("}")[2]


def words(element):
    return " ".join("".join(element.itertext()).split())


def pictures(document):
    """The figure and the SVG of each picture."""
    for figure in document.all("figure"):
        if "portal-picture" in (figure.get("class") or ""):
            yield figure, figure[0]


def foreign(document):
    """What a picture holds besides its own elements and attributes, or lacks."""
    for figure, svg in pictures(document):
        if len(figure) != 1 or svg.get("role") != "img":
            yield "not one image"
        named = [one.get("id") for one in svg if tag(one) in {"title", "desc"}]
        if (svg.get("aria-labelledby") or "").split() != named or not all(words(one) for one in svg[:2]):
            yield "no title or description"
        for element in svg.iter():
            yield from (f"{tag(element)} {name}" for name in set(element.keys()) - ALLOWED.get(tag(element), set()))
            if tag(element) not in ALLOWED:
                yield f"an element {tag(element)}"


def cells(document):
    """The number in each cell of the page's tables, by the head of its row, and by that and the head of its column."""
    found = defaultdict(set)
    for table in document.all("table"):
        heads = [words(head) for head in table.iter("th") if head.get("scope") == "col"]
        for row in table.iter("tr"):
            line = [words(cell) for cell in row]
            if len(line) != len(heads) or not line:
                continue
            for head, cell in zip(heads[1:], line[1:], strict=True):
                found[(line[0], head)].add(cell)
                found[line[0]].add(cell)
    return found


def parts(svg):
    return [element for element in svg if tag(element) == "rect" and len(element)]


def wrong_numbers(document):
    """Parts of pictures whose number is not in the table, and counts of the table that their row's bar leaves out."""
    table, text = cells(document), " ".join(words(one) for one in document.all("table"))
    for _figure, svg in pictures(document):
        name = svg.get("aria-labelledby").split()[0].removesuffix("-title")
        widths = defaultdict(set)
        shown = defaultdict(set)
        for part in parts(svg):
            about, number = re.fullmatch("(.*)(?:: |：)(.*)", words(part)).groups()
            if name.startswith(SENTENCES):
                continue
            if name == "picture-figures":
                yield from (f"{name}: {one}" for one in NUMBER.findall(number) if one not in text)
                continue
            row, _, column = about.partition(" · ")
            if number not in table[(row, column) if column else row]:
                yield f"{name}: {about}"
            shown[row].add(column)
            widths[name].add(round(float(part.get("width").rstrip("%")) / float(number.replace(",", "")), 1))
        yield from (f"{name}: scales {found}" for found in widths.values() if len(found) > 1)
        for row, columns in shown.items():
            every = {head: cell for (first, head), cell in pairs(table, row) if first == row}
            samples = {words(one) for one in svg if tag(one) == "text"}
            missing = [head for head, cell in every.items() if head in samples and head not in columns and cell != "0"]
            yield from (f"{name}: {row} without {head}" for head in missing)


def pairs(table, row):
    return [(key, min(found)) for key, found in table.items() if isinstance(key, tuple) and key[0] == row]


def test_a_picture_is_plain_and_described(documents):
    none(documents, foreign)


def test_the_numbers_of_a_picture_are_those_of_its_table(documents):
    none(documents, wrong_numbers)


def test_the_ledgers_have_pictures(documents):
    found = {
        svg.get("aria-labelledby").split()[0].removesuffix("-title")
        for document in documents
        for _figure, svg in pictures(document)
    }
    assert {"picture-years", "picture-courts", "picture-delays", "picture-figures"} <= found


@pytest.mark.parametrize(
    ("pattern", "instead", "check"),
    [
        ("<rect class", '<rect style="fill: red" class', foreign),
        ("<rect class", '<rect fill="url(https://else.example/x.svg#a)" class', foreign),
        ("<rect class", '<rect onclick="x()" class', foreign),
        ("<line", "<script>1</script><line", foreign),
        ("<desc.*?</desc>", "", foreign),
        ('role="img"', "", foreign),
        (r"(<rect[^>]*><title>[^<]*?: )\d+", r"\g<1>77", wrong_numbers),
        (r"(<rect[^>]*width=\")[\d.]+(?=%\" height=\"0.9em\"><title>)", r"\g<1>99", wrong_numbers),
    ],
)
def test_a_fault_of_a_picture_is_found(site, pattern, instead, check):
    page = site.documents["en/deadlines/publication/index.html"]
    assert list(check(page)) == []
    changed, count = re.subn(pattern, instead, page.text, count=1)
    assert count == 1
    assert list(check(Document(page.name, changed.encode()))) != []


SHOWN = """() => {
  const outside = [...document.querySelectorAll(".portal-picture svg")].flatMap((svg) => {
    const {left, right} = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < left - 1 || box.right > right + 1;
    }).map((text) => text.textContent);
  });
  const fill = (name) => getComputedStyle(document.querySelector(`.portal-picture ${name}`)).fill;
  return [outside, fill("text"), fill("rect:has(title)")];
}"""


def test_words_stay_inside_at_320_pixels_and_colours_follow_the_scheme(browser, root):
    looks = {}
    for name, wanted in {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "forced": {"forced_colors": "active"},
    }.items():
        context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce", **wanted)
        page = context.new_page()
        for address in ("en/withheld/", "deadlines/publication/"):
            open_page(page, root + address)
            outside, *looks[name] = page.evaluate(SHOWN)
            assert outside == [], address
        context.close()
    assert len({tuple(look) for look in looks.values()}) == len(looks)
