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
DAY = re.compile(r"\d+ [A-Z][a-z]+ \d{4}|\d+年\d+月\d+日")


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
        if [tag(one) for one in figure[1:]] not in ([], ["figcaption"]) or svg.get("role") != "img":
            yield "not one image"
        named = [one.get("id") for one in svg if tag(one) in {"title", "desc"}]
        if (svg.get("aria-labelledby") or "").split() != named or not all(words(one) for one in svg[:2]):
            yield "no title or description"
        for element in svg.iter():
            yield from (f"{tag(element)} {name}" for name in set(element.keys()) - ALLOWED.get(tag(element), set()))
            if tag(element) not in ALLOWED:
                yield f"an element {tag(element)}"


def cells(document):
    """Row → what its cells hold, by the heads of the columns; a row is named by its first cell, and by the first two of them."""
    found = defaultdict(lambda: defaultdict(set))
    for table in document.all("table"):
        heads = [words(head) for head in table.iter("th") if head.get("scope") == "col"]
        for row in table.iter("tr"):
            line = [words(cell) for cell in row]
            if len(line) == len(heads) > 1 and heads != line:
                for name in (line[0], " · ".join(line[:2])):
                    for head, cell in zip(heads[1:], line[1:], strict=True):
                        found[name][head].add(cell)
    return found


def wrong_numbers(document):
    """Parts of pictures that are not in the tables of their page or not as wide as their number, and cells that a bar leaves out."""
    table, text = cells(document), " ".join(words(one) for one in document.all("table"))
    for _figure, svg in pictures(document):
        name = svg.get("aria-labelledby").split()[0].removesuffix("-title")
        check = {"term": days, "picture-figures": figures, "picture-rates": rates}.get(name, counts)
        yield from (f"{name}: {fault}" for fault in check(svg, table, text))


def parts(svg):
    """What each part of a bar stands for, its number, and its width."""
    for part in svg:
        if tag(part) == "rect" and len(part):
            about, number = re.fullmatch("(?:(.*)(?:: |：))?(.*)", words(part)).groups()
            yield about, number, float(part.get("width").rstrip("%"))


def days(svg, _table, text):
    found = {day for _about, said, _width in parts(svg) for day in DAY.findall(said)}
    return sorted(found - set(DAY.findall(text))) if found else ["no day"]


def figures(svg, _table, text):
    return [number for _about, said, _width in parts(svg) for number in NUMBER.findall(said) if number not in text]


def rates(svg, table, _text):
    for row, said, width in parts(svg):
        share = float(re.search(r"([\d.]+)%", said)[1])
        if said not in set().union(*table[row].values()) or abs(width - share) > 0.1:
            yield row


def counts(svg, table, _text):
    shown, scales = defaultdict(set), []
    texts = "".join(words(one) for one in svg if tag(one) == "text").replace(" ", "")  # words go over several lines
    for about, number, width in parts(svg):
        row, _, column = about.rpartition(" · ") if about not in table else (about, "", "")
        cell = table[row][column] if column else set().union(*table[row].values())
        if number not in {one for content in cell for one in NUMBER.findall(content)}:
            yield about
        shown[row].add(column)
        scales.append(width / float(number.replace(",", "")))
    if scales and max(scales) - min(scales) > 0.05:
        yield f"several scales: {min(scales)} {max(scales)}"
    for row, columns in shown.items():
        for head, content in table[row].items():
            if head.replace(" ", "") in texts and head not in columns and content != {"0"}:
                yield f"{row} without {head}"


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
    assert {"picture-years", "picture-courts", "picture-delays", "picture-figures", "picture-rates", "term"} <= found


PART = r'(<rect class[^>]*width=")[\d.]+(%[^>]*><title>)'


@pytest.mark.parametrize(
    ("page", "pattern", "instead", "check"),
    [
        ("deadlines/publication", "<rect class", '<rect style="fill: red" class', foreign),
        ("deadlines/publication", "<rect class", '<rect fill="url(https://else.example/x.svg#a)" class', foreign),
        ("deadlines/publication", "<rect class", '<rect onclick="x()" class', foreign),
        ("deadlines/publication", "<line", "<script>1</script><line", foreign),
        ("deadlines/publication", "<desc.*?</desc>", "", foreign),
        ("deadlines/publication", 'role="img"', "", foreign),
        ("deadlines/publication", r"(<rect[^>]*><title>[^<]*?: )\d+", r"\g<1>77", wrong_numbers),
        ("withheld", PART, r"\g<1>99\g<2>", wrong_numbers),
        ("sentences", r"<rect class[^>]*><title>2024 · .*?</rect>", "", wrong_numbers),
        ("supervision-ledger", PART, r"\g<1>44\g<2>", wrong_numbers),
        ("statistics/6rk5r654", r"(<title>[^<]*: )247", r"\g<1>248", wrong_numbers),
        ("sentences/mfm8gcqv", r"(<title>[^<]*24.March.)2023", r"\g<1>2022", wrong_numbers),
    ],
)
def test_a_fault_of_a_picture_is_found(site, page, pattern, instead, check):
    document = site.documents[f"en/{page}/index.html"]
    assert list(check(document)) == []
    changed, count = re.subn(pattern, instead, document.text, count=1)
    assert count == 1
    assert list(check(Document(document.name, changed.encode()))) != []


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
