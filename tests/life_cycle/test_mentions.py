"""What other files say of a sealed record is found and named, and nothing else."""

import json
import zipfile

from factories import write

from .projects import FIRM, ID, NAME, NUMBER, rules

MENTIONS = {  # file → text; whether only the record can be meant
    "content/pages/zh/identifier.md": (f"[此案](/judgments/{ID}/)", "OPEN-01"),
    "content/pages/zh/number.md": ("见(2023)京0105\n刑初字第123号", "OPEN-01"),
    "content/pages/en/title.md": ("Ouyang Xiaoming, theft: a report", "OPEN-02"),
    "docs/name.md": (f"{NAME[:2]} {NAME[2:]}", "OPEN-02"),
    "docs/firm.md": (FIRM, "OPEN-02"),
    "docs/same-case.md": ("（2022）京0105刑初77号", "OPEN-02"),
    "content/vocabulary/causes.yml": (f'- {{key: x, zh: "{NUMBER}案"}}\n', "OPEN-01"),
    "mkdocs.fr.yml": (f"nav: [judgments/{ID}/]", "OPEN-01"),
    "tables/cases.csv": (f"x,{NUMBER}\n", "OPEN-01"),
    "content/records/judgments/2023/backup.yml~": (f"title: {NUMBER}", "OPEN-01"),
    "docs/address.md": ("https://x.example/?q=%E6%AC%A7%E9%98%B3%E6%99%93%E6%98%8E", "OPEN-02"),
    f"docs/{ID}.md": ("…", "OPEN-01"),
    "docs/alphabet.txt": (f"案号{NUMBER}".encode("gb18030"), "OPEN-01"),
}
INNOCENT = {
    "docs/a.md": "（2023）京0105刑初1234号 欧阳某 丰禾公司",
    ".releases/b.md": NUMBER,
    "docs/c.bin": b"\0" + NUMBER.encode(),
}


def test_every_kind_of_mention_is_found_and_nothing_else(place):
    for name, text in INNOCENT.items():
        place.put(name, text)
    assert not {"OPEN-01", "OPEN-02"} & set(rules(place.open()))
    for name, (text, _rule) in MENTIONS.items():
        place.put(name, text)
    found = {(rule, path) for rule, path in place.open() if rule in {"OPEN-01", "OPEN-02"}}
    assert found == {(rule, name) for name, (_text, rule) in MENTIONS.items()}


FIELDS = {
    "related.0.id": {"related": [{"id": ID, "relation": "cites"}]},
    "corrections.0.note": {"corrections": [{"date": "2023-04-01", "class": "technical", "note": f"与{ID}合并"}]},
    "body": {"body": f"第一段。\n见{NUMBER}。"},
    "lower.case_number": {"lower": {"case_number": NUMBER, "court": "京0105"}},
    "replaces.0.id": {"replaces": [{"id": ID, "reason": "merged"}]},
    "source.url": {"source": {"publisher": "某报", "url": f"https://x.example/{ID}"}},
}


def test_a_mention_in_a_record_is_named_by_its_field_with_what_to_change(place):
    paths = {
        str(write(place.content, case_number="（2023）京0105民初10号", **fields).relative_to(place.folder)): field
        for field, fields in FIELDS.items()
    }
    found = {one["path"]: one for one in place.seal().json["problems"] if one["path"] in paths}
    assert found.keys() == paths.keys()
    for path, field in paths.items():
        assert found[path]["rule"] == "OPEN-01"
        assert found[path]["line"] > 1
        assert found[path]["remedy"].startswith(f"`{field}`")


def test_a_table_in_an_office_document_is_looked_through(place):
    with zipfile.ZipFile(place.folder / "cases.xlsx", "w", zipfile.ZIP_DEFLATED) as table:
        table.writestr("xl/sharedStrings.xml", f"<t>{NUMBER}</t>")
    assert ("OPEN-01", "cases.xlsx") in place.open()


def test_the_ledger_of_an_import_keeps_its_key_and_loses_the_hash_of_the_text(place):
    path = place.put("map.yml.ids.jsonl", json.dumps({"key": "k", "id": ID, "text": "t"}))
    assert ("OPEN-01", "map.yml.ids.jsonl") in place.open()
    path.write_text(json.dumps({"key": "k", "id": ID}))
    assert ("OPEN-01", "map.yml.ids.jsonl") not in place.open()


def test_names_that_mean_somebody_else_can_be_confirmed_and_numbers_cannot(place):
    place.put("docs/a.md", FIRM)
    place.put("docs/b.md", NUMBER)
    found = place.open("--confirm", "mentions")
    assert ("OPEN-02", "docs/a.md") not in found
    assert ("OPEN-01", "docs/b.md") in found
