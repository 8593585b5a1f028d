"""Templates print what Jinja2 says they print, however they were compiled."""

import pytest
from jinja2.compiler import CodeGenerator
from markupsafe import Markup
from project import LANGUAGES, ROOT, WRITTEN, build, tree
from shared import AS_OF

from build_scripts.content.vocabulary import Vocabulary
from build_scripts.pages.renderer import Renderer
from build_scripts.pages.template_compiler import Templates

POISON = "<b>&\"'"
TEXTS = {
    "fields.html": "{{ thing.name }}{{ data.name }}{{ data.missing or '' }}",
    "methods.html": "{% for key, value in data.items() %}{{ key }}={{ value }} {% endfor %}{{ data.get('name') }}",
    "macro.html": "{% macro m(a, b='<i>') %}{{ a }}|{{ b }};{% endmacro %}{{ m(text) }}{{ m(text, html) }}{{ m(b=1, a=2) }}",
    "special.html": "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, text, **{'from': html}) }}",
    "caller.html": "{% macro m() %}[{{ caller(text) }}]{% endmacro %}{% call(a) m() %}{{ a }}{{ html }}{% endcall %}",
    "set.html": "{% set a %}<p>{{ text }}{% endset %}{{ a }}{{ a ~ text }}{{ [text, html] | join(', ') }}",
    "words.html": "{{ _('%(a)s and %(b)s', a=text, b=html) }}{{ _('Home') }}"
    "{% trans count=n, from=text %}{{ count }} {{ from }}{% pluralize %}{{ count }} {{ from }}s{% endtrans %}",
    "values.html": "{{ n }}{{ none }}{{ 1.5 }}{{ n > 1 }}{{ [text, html] }}{{ html }}{{ text | lang }}{{ home }}",
}


class Thing:
    name = POISON


DATA = {
    "thing": Thing(),
    "data": {"name": POISON, "missing": None},
    "text": POISON,
    "html": Markup("<b>&amp;"),
    "n": 2,
}


def renderer(**texts):
    return Renderer(texts or TEXTS, Vocabulary({}, *WRITTEN), LANGUAGES)


@pytest.fixture
def by_jinja(monkeypatch):
    """Compile as Jinja2 does."""
    return lambda: monkeypatch.setattr(Templates, "code_generator_class", CodeGenerator)


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "fields.html"])
def test_a_template_means_what_it_means_to_jinja2(name, by_jinja):
    ours = renderer().render(name, "en", "a/b/", **DATA)
    by_jinja()
    assert ours == renderer().render(name, "en", "a/b/", **DATA)


def test_fields_of_records_and_of_data_are_written_alike():
    assert renderer().render("fields.html", "en", "a/", **DATA) == "&lt;b&gt;&amp;&#34;&#39;" * 2


@pytest.mark.parametrize("text", ["{{ nothing }}", "{{ data.nothing }}", "{{ nothing() }}", "{{ nothing.name }}"])
def test_a_name_that_nobody_knows_stops_the_build(text):
    with pytest.raises(Exception, match="nothing"):
        renderer(**{"a.html": text}).render("a.html", "en", "a/", **DATA)


def test_every_page_of_the_content_is_the_same(project, by_jinja):
    pages = {}
    for way in ("ours", "jinja2"):
        if way == "jinja2":
            by_jinja()
        assert build(project, content=ROOT / "content", site=project / way, cached=False, as_of=AS_OF).ok
        pages[way] = {path: data for path, data in tree(project / way).items() if path.endswith(".html")}
    assert len(pages["ours"]) > 500
    assert pages["ours"] == pages["jinja2"]


def test_each_language_has_its_words():
    ready = renderer(**{"a.html": "{{ _('Home') }}"})
    for _ in range(2):
        assert [ready.render("a.html", language, "") for language in ("zh", "en")] == ["首页", "Home"]
