"""A third language comes with content, one catalogue and one `mkdocs.<language>.yml`: no Python, no template, no style.

The French of these tests is English with every letter accented, so that a word that nobody translated is seen at once.
"""

import json
import re
import shutil
from xml.etree import ElementTree as ET

import html5lib
import pytest
import yaml
from babel.messages.pofile import read_po, write_po
from factories import put, record, to_yaml, write
from project import LANGUAGES, ROOT, build, call, check, make, tree
from reader import Reader

from build_scripts.content import vocabulary
from build_scripts.content.labels import LOCALES, po_file
from build_scripts.content.site_languages import site_languages
from build_scripts.export.formats import declared

ACCENTS = str.maketrans(
    "aceghijlnorstuwyzACEGHIJLNORSTUWYZbdfkmpqvxBDFKMPQVX", "àčéĝĥíĵľñóřšťúŵýžÀČÉĜĤÍĴĽÑÓŘŠŤÚŴÝŽßđƒķɱþʠʋχBĐFĶMPQVX"
)
UNTOUCHED = re.compile(r"(%\(\w+\)s|\{\w+\})")
LATIN = re.compile("[A-Za-z]{3,}")
HAN = re.compile("[\u3400-\u9fff]")
ACCENTED = re.compile("[àčéĝĥíĵľñóřšťúŵýž]")  # the statement of a rule quotes Chinese words
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def french(text):
    """The text with accents, but for what a program fills in."""
    return "".join(part if UNTOUCHED.fullmatch(part) else part.translate(ACCENTS) for part in UNTOUCHED.split(text))


def add_language(root):
    """What somebody does who adds a language to a site."""
    settings = root / "mkdocs.yml"
    named = "languages: [zh, en]"
    assert named in settings.read_text(encoding="utf-8")
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(named, "languages: [zh, en, fr]"), encoding="utf-8"
    )
    name = french("Portal")
    (root / "mkdocs.fr.yml").write_text(
        f"INHERIT: mkdocs.yml\nsite_name: {name}\nsite_description: {name}\n", encoding="utf-8"
    )
    with po_file("zh", LOCALES).open("rb") as file:
        words = read_po(file, locale="fr")
    for message in words:
        if isinstance(message.id, tuple):
            message.string = tuple(map(french, message.id))
        elif message.id:
            message.string = french(message.id)
    own = po_file("fr", root / "locale")
    own.parent.mkdir(parents=True)
    with own.open("wb") as file:
        write_po(file, words)


def translate_vocabulary(root, *names):
    """Give every entry of these lists a name in the language."""
    for name in names:
        path = root / "content" / "vocabulary" / f"{name}.yml"
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        path.write_text(to_yaml([entry | {"fr": french(entry["en"])} for entry in entries]), encoding="utf-8")


def records(content):
    """One record of each kind, with translations and without."""
    write(content, id="7k2m9xqd", title_fr="Úñ ĵúĝéɱéñť", summary="摘要", summary_fr="Řéšúɱé", causes=["盗窃罪"],
          outcome="有期徒刑一年", outcome_fr="Úñ àñ", body="本院认为", statutes=[{"law": "刑法", "article": "264"}],
          parties=[{"role": "defendant", "name": "王某"}, {"role": "victim", "name": "李某"}],
          sentences=[{"person": "王某", "penalty": "fixed-term", "length": "P1Y6M"}],
          corrections=[{"date": "2023-04-01", "class": "technical", "note": "错字", "note_fr": "Ĉóqúíľľé"}])  # fmt: skip
    write(content, id="9p4xk7wd", title_en="Not translated", causes=["盗窃罪", "诈骗罪"], body="正文")
    write(content, "enforcement", id="2qhcqcbd", amounts={"claimed": "1234567.50"})
    write(content, "statistic", id="3ntfwx4c", figures=[{
        "name": "案件", "name_fr": "Áffáířéš", "value": "3187.5", "unit": "件", "unit_fr": "þíèčéš",
        "comparisons": [{"kind": "share", "value": "90.40"}]}])  # fmt: skip
    for kind in ("hearing", "proceeding", "major-case", "procuratorial-document", "sentence-change", "guiding-case"):
        write(content, kind)
    write(content, "supervision")
    write(content, "service", steps=["甲", "乙"], steps_fr=["À", "Ɓ"])
    for status in ("withheld", "withdrawn", "sealed"):
        write(content, status=status)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = make(tmp_path_factory.mktemp("third") / "project")
    add_language(root)
    translate_vocabulary(root, "courts", "causes", "regions")
    own = root / "content" / "pages" / "fr"
    own.mkdir()
    chinese = root / "content" / "pages" / "zh"
    (chinese / "picture.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (chinese / "pictured.md").write_text("# 图\n\n![图](picture.svg)\n", encoding="utf-8")
    (own / "about.md").write_text(f"# {french('About')}\n", encoding="utf-8")
    records(root / "content")
    result = build(root)
    assert result.ok, result.problems
    return root


@pytest.fixture(scope="module")
def site(root):
    return root / "site"


def pages(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def spoken(element, language):
    """Every text of a page with the language in force."""
    language = element.get("lang") or language
    if element.tag.removeprefix(XHTML) in {"script", "style", "code", "pre"}:
        return
    yield from ((element.get(name), language) for name in ("aria-label", "placeholder", "title", "alt"))
    yield element.text, language
    for child in element:
        if isinstance(child.tag, str):
            yield from spoken(child, language)
        yield child.tail, language


def foreign(path):
    """What stands on a page as if it were French."""
    document = html5lib.parse(path.read_bytes(), namespaceHTMLElements=True)
    body = document.find(f"{XHTML}body")
    names = [form.NAME for form in declared()]  # the longer one first: JSON Lines, JSON
    allowed = re.compile(
        rf"\b(?:JSON Feed|DCAT-AP|Data Package|RO-Crate|OpenAPI|llms\.txt|{'|'.join(re.escape(name) for name in sorted(names, reverse=True))})\b"
        r"|https://\S+|\S+@\S+|\bBibTeX\b|\bRIS\b|(?:\(\d{4}\) )?(?:[A-Z][a-zü']+ |\d+ )+(?:\[\d{4}\] )?No\. \d+|\b[A-Z][a-zü']+ Mou(?:mou)?\b"  # addresses, and what is pinyin
        r"|[b-z2-9]{8}|[A-Z]{3,4}(?=-\d\d)|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    )
    return [
        text.strip()
        for text, language in spoken(body, document.get("lang"))
        if text
        and language == "fr"
        and ((HAN.search(text) and not ACCENTED.search(text)) or LATIN.search(allowed.sub("", text)))
    ]


def test_every_page_is_there(site):
    assert len(pages(site / "fr")) > 50
    assert pages(site / "fr") == pages(site / "en")


def test_every_word_is_in_the_language_or_says_in_which_it_is(site):
    assert {page: found for page in sorted(pages(site / "fr")) if (found := foreign(site / "fr" / page))} == {}


@pytest.mark.parametrize("text", ["<p>left in English</p>", "<p>没有翻译</p>", '<p lang="zh">说</p><p>没有</p>'])
def test_a_word_left_in_another_language_is_found(tmp_path, text):
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><body>{text}</body></html>', encoding="utf-8"
    )
    assert len(foreign(page)) == 1


def test_a_translated_record(site):
    page = (site / "fr/judgments/7k2m9xqd/index.html").read_text(encoding="utf-8")
    assert "<h1 data-text>Úñ ĵúĝéɱéñť</h1>" in page
    assert '<p class="portal-summary" data-text="summary">Řéšúɱé</p>' in page
    assert "Úñ àñ" in page
    assert "Ĉóqúíľľé" in page
    assert french("Theft") in page
    assert '<span lang="zh-Hans">中华人民共和国刑法</span>' in page  # the statutes have no French names
    assert "Ĉóqúíľľé" in (site / "fr/corrections/index.html").read_text(encoding="utf-8")


def test_a_page_that_was_not_translated_says_so(site):
    untranslated = (site / "fr/judgments/9p4xk7wd/index.html").read_text(encoding="utf-8")
    assert '<h1 data-text lang="zh-Hans">' in untranslated
    assert (site / "fr/picture.svg").is_file()
    guide = (site / "fr/guides/sealing/index.html").read_text(encoding="utf-8")
    assert '<div class="portal-prose" lang="zh-Hans">' in guide
    assert '<div class="portal-prose">' in (site / "fr/about/index.html").read_text(encoding="utf-8")


def test_each_value_is_written_as_the_language_does(site):
    texts = {
        "judgments/7k2m9xqd": ["1 mars 2023", "1 ýéàř 6 ɱóñťĥš"],
        "enforcement/2qhcqcbd": ["1\u202f234\u202f567,50 ýúàñ"],
        "statistics/3ntfwx4c": ["3\u202f187,5", "90,40\u202f%", "Áffáířéš"],
        "judgments/9p4xk7wd": [f"{french('Theft')}</a>; <a"],
    }
    for path, wanted in texts.items():
        page = (site / "fr" / path / "index.html").read_text(encoding="utf-8").replace("\xa0", "\u202f")
        assert [text for text in wanted if text not in page] == [], path


def test_the_ways_between_the_languages(site):
    page = (site / "judgments/7k2m9xqd/index.html").read_text(encoding="utf-8")
    assert '<a class="portal-language" href="../../fr/judgments/7k2m9xqd/" hreflang="fr" lang="fr">français</a>' in page
    assert '<link rel="alternate" hreflang="fr" href="https://portal.example/fr/judgments/7k2m9xqd/">' in page
    own = (site / "fr/judgments/7k2m9xqd/index.html").read_text(encoding="utf-8")
    assert re.findall(r'class="portal-language".*?>(.*?)</a>', own) == ["中文", "English"]
    assert 'hreflang="fr" href="https://portal.example/fr/judgments/7k2m9xqd/"' in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize("path", ["", "judgments/", "causes/dao-qie-zui/"])
def test_the_feeds(site, path):
    feed = ET.fromstring((site / "fr" / path / "feed.xml").read_bytes())  # noqa: S314 - our own file
    assert feed.get(XML_LANG) == "fr"
    assert french("Portal") in feed.findtext(f"{ATOM}title")
    titles = {title.text: title.get(XML_LANG, "fr") for title in feed.iterfind(f"{ATOM}entry/{ATOM}title")}
    assert titles["Úñ ĵúĝéɱéñť"] == "fr"
    assert {lang for text, lang in titles.items() if HAN.search(text)} == {"zh-Hans"}


def test_the_data(site):
    lines = (site / "data/records-0001.jsonl").read_text(encoding="utf-8").splitlines()
    found = next(json.loads(line) for line in lines if "7k2m9xqd" in line)
    assert found["titles"]["fr"] == "Úñ ĵúĝéɱéñť"
    assert found["urls"]["fr"] == "https://portal.example/fr/judgments/7k2m9xqd/"
    assert found["corrections"][0]["note_fr"] == "Ĉóqúíľľé"


def test_the_search(site):
    reader = Reader(tree(site))
    assert reader.manifest["languages"] == ["zh", "en", "fr"]
    assert reader.find("Úñ ĵúĝéɱéñť") == {"7k2m9xqd"}
    labels = reader.json(reader.manifest["labels"]["fr"])
    assert french("Judgments and rulings") in labels["kind"]
    assert not HAN.search("".join(labels["court"]))
    page = (site / "fr/search/index.html").read_text(encoding="utf-8")
    forms = json.loads(re.search(r'id="search-labels">(.*?)</script>', page, re.DOTALL)[1])["results"]
    assert forms == {"one": french("{n} result"), "other": french("{n} results")}


def test_a_language_of_no_site_is_found_with_the_nearest_name(root, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".cache", "records"))
    put(copy / "content", record(id="7k2m9xqd", title_fx="x"))
    put(copy / "content", record(id="9p4xk7wd", language="xx"))
    found = {problem.message: problem.remedy for problem in check(copy).problems}
    assert found["the field `title_fx` does not exist here"] == "did you mean `title_fr`?"
    assert any(message == "`language` must be one of `zh`, `en`, `fr`" for message in found)


def test_a_field_in_a_language_that_the_site_lacks(project):
    write(project / "content", id="7k2m9xqd", title_fr="x")
    assert [problem.rule for problem in check(project).problems] == ["FORM-07"]


def test_a_translated_list_is_as_long_as_the_original(root, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".cache", "records"))
    write(copy / "content", "service", steps=["甲", "乙"], steps_fr=["À"])
    assert [problem.message for problem in check(copy).problems] == ["`steps_fr` is not as long as `steps`"]


def test_a_list_that_has_some_names_in_a_language_has_them_all(root, tmp_path):
    folder = tmp_path / "vocabulary"
    shutil.copytree(root / "content" / "vocabulary", folder)
    causes = folder / "causes.yml"
    text = causes.read_text(encoding="utf-8")
    causes.write_text(re.sub(r"^  fr: .*\n", "", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    _words, problems = vocabulary.read(folder, site_languages(root))
    assert [(found.rule, found.message) for found in problems] == [("VOCAB-02", "the entry lacks fr")]


def test_the_schema_knows_the_languages_of_the_project(root):
    assert call(root, "schema").code == 0
    schema = json.loads((root / "schema/definitions.json").read_text(encoding="utf-8"))["$defs"]["Judgment"][
        "properties"
    ]
    assert {"title_fr", "summary_fr", "outcome_fr"} <= set(schema)
    assert schema["language"] == {"default": "zh", "enum": ["zh", "en", "fr"], "type": "string"}
    assert call(root, "schema", "--check").code == 0
    assert "title_fr" not in (ROOT / "schema/definitions.json").read_text(encoding="utf-8")
    assert call(ROOT, "schema", "--check").code == 0


def test_a_language_without_words_or_that_nobody_knows_is_refused(project):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for code, error in (("fr", FileNotFoundError), ("qqq", ValueError)):
        settings.write_text(text.replace("[zh, en]", f"[zh, {code}]"), encoding="utf-8")
        with pytest.raises(error, match=code):
            site_languages(project)
    assert LANGUAGES.codes == ("zh", "en")


def test_the_words_of_a_project_go_before_those_of_the_program(project):
    own = po_file("zh", project / "locale")
    own.parent.mkdir(parents=True)
    own.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Cases"\nmsgstr "案"\n', "utf-8"
    )
    languages = site_languages(project)
    assert languages.say("zh", "Cases") == "案"
    assert languages.say("zh", "Search") == LANGUAGES.say("zh", "Search")


def test_nothing_but_content_words_and_settings_was_added(root):
    ours = {path.relative_to(ROOT).as_posix(): path for name in ("overrides",) for path in (ROOT / name).rglob("*")}
    assert all((root / path).read_bytes() == file.read_bytes() for path, file in ours.items() if file.is_file())
    assert {path.name for path in root.iterdir()} - {".cache", "site", "schema"} == {
        *("build_scripts", "content", "locale", "mkdocs.en.yml", "mkdocs.fr.yml", "mkdocs.yml", "overrides")
    }
