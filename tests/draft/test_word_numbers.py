"""The automatic numbers of a Word file are part of its text."""

import pytest

from build_scripts.cli.draft import formats

docx = pytest.importorskip("docx")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LIST = (
    f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{{id}}"><w:lvl w:ilvl="0"><w:start w:val="{{start}}"/><w:numFmt w:val="{{form}}"/>'
    '<w:lvlText w:val="{text}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>'
    "</w:abstractNum>"
)


def written(tmp_path, paragraphs, form="chineseCounting", text="%1、", start=1):
    """The text of a file with one list; each paragraph is (text, level of the list or None)."""
    opened = docx.Document()
    numbering = opened.part.numbering_part.element
    numbering.insert(0, docx.oxml.parse_xml(LIST.format(id=900, form=form, text=text, start=start)))
    number = f'<w:num xmlns:w="{W}" w:numId="900"><w:abstractNumId w:val="900"/></w:num>'
    numbering.append(docx.oxml.parse_xml(number))
    for words, level in paragraphs:
        added = opened.add_paragraph(words)
        if level is not None:
            own = f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="900"/></w:numPr>'
            added._p.get_or_add_pPr().append(docx.oxml.parse_xml(own))
    opened.save(tmp_path / "a.docx")
    return formats.text_of(tmp_path / "a.docx").split("\n")


def test_orders_are_counted_in_chinese(tmp_path):
    paragraphs = [("判决如下：", None), *[(f"令{one}", 0) for one in range(1, 13)], ("附", None)]
    lines = written(tmp_path, paragraphs)
    assert lines[:3] == ["判决如下：", "一、令1", "二、令2"]
    assert lines[10:] == ["十、令10", "十一、令11", "十二、令12", "附"]


def test_a_deeper_list_begins_anew(tmp_path):
    lines = written(tmp_path, [("甲", 0), ("子", 1), ("丑", 1), ("乙", 0), ("子", 1)])
    assert lines == ["一、甲", "（1）子", "（2）丑", "二、乙", "（1）子"]


@pytest.mark.parametrize(
    ("form", "text", "start", "first"),
    [
        ("decimal", "%1.", 3, "3.甲"),
        ("decimalEnclosedCircle", "%1", 1, "①甲"),
        ("bullet", "•", 1, "甲"),
        ("lowerRoman", "%1.", 1, "甲"),
    ],
)
def test_each_form_is_written_or_left_out(tmp_path, form, text, start, first):
    assert written(tmp_path, [("甲", 0)], form, text, start) == [first]


def test_a_style_may_number_its_paragraphs(tmp_path):
    opened = docx.Document()
    for words in ("甲", "乙"):
        opened.add_paragraph(words, style="List Number")
    opened.save(tmp_path / "a.docx")
    assert formats.text_of(tmp_path / "a.docx").split("\n") == ["1.甲", "2.乙"]
