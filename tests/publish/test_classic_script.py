"""Modules written as classic scripts, and the forms that are refused, since their script would fail in silence."""

import pytest

from build_scripts.publish.classic_script import classic_scripts
from build_scripts.publish.swap import PublishError

PAGE = 'import { one, two as other } from "./parts/a.js";\n\nother(one);\n'
A = 'import { deep } from "../b.js";\nexport const one = deep;\nexport async function two() {}\nconst own = 1;\n'
B = "// import is a word of a comment\nexport class deep {}\n"
SOUND = {"s/page.js": PAGE, "s/parts/a.js": A, "s/b.js": B, "s/alone.js": '"use strict";\nconst here = 1;\n'}


def test_a_script_holds_what_it_imports_before_itself():
    made = classic_scripts(SOUND, "const fetch = null;")
    assert made.keys() == {"s/page.js", "s/alone.js"}
    page = made["s/page.js"]
    assert (
        page.index("const fetch = null;")
        < page.index("class deep")
        < page.index("const one")
        < page.index("other(one)")
    )
    assert 'const { one, two: other } = modules["s/parts/a.js"];' in page
    assert 'modules["s/parts/a.js"] = { one, two };' in page
    assert "export" not in page
    assert "deep" not in made["s/alone.js"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('import all from "./b.js";', "import all"),
        ('import * as all from "./b.js";', "import \\*"),
        ('import "./b.js";', 'import "./b.js"'),
        ('const b = await import("./b.js");', "import\\("),
        ("export default 1;", "export default"),
        ("const one = 1;\nexport { one };", "export {"),
        ('import { gone } from "./gone.js";', "s/gone.js is imported, but not there"),
        ('import { here } from "./alone.js";', "imports itself"),
    ],
)
def test_another_form_is_refused(source, said):
    with pytest.raises(PublishError, match=said):
        classic_scripts(
            {**SOUND, "s/page.js": PAGE, "s/alone.js": source, "s/top.js": 'import { a } from "./alone.js";'}, ""
        )
