"""Where the system chooses the colours, marks still differ from one another: by fill and edge, and not by colour alone."""

from search_page import open_page

LOOKS = """() => {
  const look = (html, within, part) => {
    document.querySelector("article").insertAdjacentHTML("beforeend", html);
    const style = getComputedStyle(document.querySelector(`article > :last-child ${within}`), part);
    return ["backgroundColor", "borderTopStyle", "borderBottomWidth", "borderLeftWidth"].map((name) => style[name]).join(" ");
  };
  const stage = (shown) => look(`<ol class="portal-line"><li class="portal-line__stage portal-line__stage--${shown}"></ol>`, "li", "::after");
  const step = (reached) => look(`<ol class="portal-stages"><li class="portal-stage${reached}"></ol>`, "li", "::before");
  const mark = (status) => look(`<p><span class="portal-mark${status}">x</span>`, "span");
  const text = (tag) => look(`<div class="search"><${tag}>x</${tag}></div>`, tag);
  return {
    stages: ["here", "withheld", "told", "not-here"].map(stage),
    steps: ["", " portal-stage--reached"].map(step),
    statuses: ["", " portal-mark--withheld", " portal-mark--withdrawn", " portal-mark--sample"].map(mark),
    found: ["span", "mark"].map(text),
    menu: [true, false].map((current) => {
      const entry = document.querySelector(current ? ".portal-nav [aria-current]" : ".portal-nav a:not([aria-current])");
      return getComputedStyle(entry).borderBottomWidth;
    }),
  };
}"""


def test_marks_differ_where_the_system_chooses_the_colours(browser, root):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    open_page(page, f"{root}browse/")
    looks = page.evaluate(LOOKS)
    context.close()
    assert {name: len(set(found)) for name, found in looks.items()} == {
        name: len(found) for name, found in looks.items()
    }, looks
