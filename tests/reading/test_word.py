"""A Word document reads as Word shows it."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from pipeline.reading.read_text import ReadText
from pipeline.reading.word_numbering import formatted
from tests.reading.documents import add_footnotes, add_list, add_paragraph, call, put_in_list, said, word_file


def read(document: Any) -> ReadText:
    return read_file(word_file(document), ".docx")


def marked(found: ReadText, kind: str) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("云河县2023年工作总结")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("指标", "数值", "粮食总产", "38.6万吨"), strict=True
    ):
        cell.text = text
    document.add_paragraph("全县新建公路126公里。\n改造小区41个。")
    document.add_paragraph("下一页").runs[0].add_break(WD_BREAK.PAGE)
    found = read(document)
    assert found.text == (
        "云河县2023年工作总结\n指标\t数值\n粮食总产\t38.6万吨\n全县新建公路126公里。\n改造小区41个。\n下一页\f"
    )
    assert found.media_type.endswith("wordprocessingml.document") and found.encoding is None


def test_a_row_has_as_many_cells_when_a_cell_has_two_paragraphs() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "粮食\n总产"
    table.cell(0, 0).add_paragraph("（万吨）")
    table.cell(0, 1).text = "38.6"
    assert read(document).text == "粮食 总产 （万吨）\t38.6\n"


def test_a_table_that_only_lays_out_the_page_makes_lines() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "第一段。"
    table.cell(0, 0).add_paragraph("第二段。")
    assert read(document).text == "第一段。\n第二段。\n"


def test_automatic_numbers_read_as_word_shows_them() -> None:
    document = docx.Document()
    add_list(document, 71, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")])
    for level, text in ((0, "回顾"), (1, "经济"), (2, "工业"), (2, "农业"), (1, "民生"), (0, "安排"), (1, "目标")):
        put_in_list(document.add_paragraph(text), 71, level)
    document.add_paragraph("没有编号")
    assert read(document).text.splitlines() == [
        "一、回顾",
        "（一）经济",
        "1. 工业",
        "2. 农业",
        "（二）民生",
        "二、安排",
        "（一）目标",
        "没有编号",
    ]


def test_an_automatic_number_never_runs_into_the_figure_behind_it() -> None:
    document = docx.Document()
    add_list(document, 71, [("decimal", "%1")])
    put_in_list(document.add_paragraph("5万吨粮食"), 71)
    assert read(document).text == "1 5万吨粮食\n"


def test_levels_may_show_the_numbers_above_them_and_bullets_are_no_text() -> None:
    document = docx.Document()
    add_list(document, 71, [("chineseCountingThousand", "第%1章"), ("decimal", "%1.%2")])
    add_list(document, 72, [("bullet", "\uf06c")])
    put_in_list(document.add_paragraph("总则"), 71)
    put_in_list(document.add_paragraph("范围"), 71, 1)
    put_in_list(document.add_paragraph("要点"), 72)
    assert read(document).text.splitlines() == ["第一章 总则", "一.1 范围", "要点"]


def test_a_number_that_starts_elsewhere_and_a_style_that_numbers() -> None:
    document = docx.Document()
    add_list(document, 71, [("decimal", "%1、")])
    numbering = document.part.numbering_part.element
    numbering.findall(".//{*}abstractNum")[0].find(".//{*}start").set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "5"
    )
    style = document.styles["Heading 1"]
    put_in_list(type("Styled", (), {"_p": style.element})(), 71)
    document.add_paragraph("工业", style="Heading 1")
    document.add_paragraph("农业", style="Heading 1")
    assert read(document).text == "5、工业\n6、农业\n"


@pytest.mark.parametrize(
    ("count", "number_format", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "japaneseCounting", "二十"),
        (35, "chineseCountingThousand", "三十五"),
        (105, "chineseCountingThousand", "一百零五"),
        (105, "chineseCounting", "一百〇五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (7, "decimalEnclosedCircle", "⑦"),
        (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (3, "lowerLetter", "c"),
        (781, "lowerLetter", "781"),
        (10**12, "upperRoman", "1000000000000"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (49, "upperRoman", "XLIX"),
        (2026, "ideographDigital", "二〇二六"),
        (12, "decimalFullWidth", "１２"),
        (4, "decimalZero", "04"),
        (4, "decimal", "4"),
        (4, "aFormatOfTomorrow", "4"),
        (0, "chineseCounting", "0"),
    ],
)
def test_number_formats(count: int, number_format: str, written: str) -> None:
    assert formatted(count, number_format) == written


def test_footnotes_are_called_at_their_place_and_follow_the_text() -> None:
    document = docx.Document()
    add_footnotes(document, ["指全县新建的三条环线。", "12个村的统计。"])
    add_paragraph(document, said("三环工程") + call(1) + said("基本建成，惠及群众") + call(2) + said("1.3万人。"))
    document.add_paragraph("特此报告。")
    assert read(document).text == (
        "三环工程①基本建成，惠及群众②1.3万人。\n特此报告。\n注释\n①指全县新建的三条环线。\n②12个村的统计。\n"
    )


def test_deleted_moved_and_hidden_text_is_left_out_inserted_text_stays() -> None:
    document = docx.Document()
    add_paragraph(
        document,
        said("增长")
        + "<w:del><w:r><w:delText>7.1%</w:delText></w:r></w:del>"
        + f"<w:ins>{said('7.4%')}</w:ins>"
        + f"<w:moveFrom>{said('此处移走')}</w:moveFrom>"
        + said("内部批注", "<w:vanish/>")
        + said("。"),
    )
    assert read(document).text == "增长7.4%。\n"


def test_links_fields_controls_and_text_boxes_keep_their_text() -> None:
    document = docx.Document()
    box = f"<w:txbxContent><w:p>{said('框内文字')}</w:p></w:txbxContent>"
    alternative = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    add_paragraph(
        document,
        f"<w:hyperlink>{said('云河县')}</w:hyperlink>"
        f'<w:fldSimple w:instr="DATE">{said("2024年1月9日")}</w:fldSimple>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{said('公报')}</w:sdtContent></w:sdt>"
        "<w:r><w:instrText>PAGE</w:instrText><w:tab/></w:r>"
        f"<w:r><mc:AlternateContent {alternative}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + said("完"),
    )
    assert read(document).text == "云河县2024年1月9日公报\t完\n框内文字\n"


def test_alternatives_between_paragraphs_are_read_once() -> None:
    document = docx.Document()
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    add_paragraph(document, said("前"))
    choice, fallback = (f"<mc:{kind}><w:p>{said('正文')}</w:p></mc:{kind}>" for kind in ("Choice", "Fallback"))
    alternatives = f"<mc:AlternateContent {namespace} {nsdecls('w')}>{choice}{fallback}</mc:AlternateContent>"
    document.element.body.insert(1, parse_xml(alternatives))
    assert read(document).text == "前\n正文\n"


def test_raised_figures_stay_apart_from_figures_before_them() -> None:
    document = docx.Document()
    raised = '<w:vertAlign w:val="superscript"/>'
    add_paragraph(
        document,
        said("新增耕地5")
        + said("3", raised)
        + said("万亩，厂房200m")
        + said("2", raised)
        + said("，发电10")
        + said("8", raised)
        + said("千瓦时"),
    )
    assert read(document).text == "新增耕地5[3]万亩，厂房200m²，发电10⁸千瓦时\n"


def test_headings_bold_beginnings_and_contents_are_marked() -> None:
    document = docx.Document()
    styles = document.styles
    styles.add_style("toc 1", 1)
    document.add_paragraph("一、回顾\t1", style="toc 1")
    document.add_paragraph("一、回顾", style="Heading 1")
    paragraph = document.add_paragraph()
    paragraph.add_run("工业").bold = True
    paragraph.add_run("提质").bold = True
    paragraph.add_run("。新建厂房")
    paragraph.add_run("12").bold = True
    paragraph.add_run("万平方米。")
    outlined = add_paragraph(document, f'<w:pPr><w:outlineLvl w:val="1"/></w:pPr>{said("（一）经济")}')
    assert outlined is not None
    found = read(document)
    assert marked(found, "navigation") == ["一、回顾\t1"]
    assert marked(found, "heading") == ["一、回顾", "（一）经济"]
    assert marked(found, "bold") == ["一、回顾", "工业提质"]


def test_an_automatic_number_is_as_bold_as_its_heading() -> None:
    document = docx.Document()
    add_list(document, 71, [("chineseCounting", "%1、")])
    for bold in (True, False):
        paragraph = document.add_paragraph()
        paragraph.add_run("工业提质").bold = bold
        put_in_list(paragraph, 71)
    assert marked(read(document), "bold") == ["一、工业提质"]


def test_the_title_among_the_properties_is_metadata() -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    assert read(document).metadata == {}
    document.core_properties.title = " 云河县工作报告 "
    assert read(document).metadata == {"title": "云河县工作报告"}


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(UnreadableError, match="OCR") as refused:
        read(docx.Document())
    assert refused.value.reason == "no_text_layer"


def test_a_document_with_a_password_and_an_old_one_are_told_apart() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    for data, reason, what_to_do in (
        (compound + "EncryptedPackage".encode("utf-16-le"), "encrypted_file", "save it without one"),
        (compound, "format_not_read", r"save it as \.docx"),
    ):
        with pytest.raises(UnreadableError, match=what_to_do) as refused:
            read_file(data, ".docx")
        assert refused.value.reason == reason


def test_a_damaged_document_is_a_damaged_file_wherever_the_damage_is() -> None:
    document = docx.Document()
    for number in range(40):
        document.add_paragraph(f"全县新建公路{number}公里，改造小区41个。")
    whole = word_file(document)
    text = read_file(whole, ".docx").text
    chance = random.Random(1)
    for _ in range(150):
        damaged = bytearray(whole)
        if chance.random() < 0.5:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            for _ in range(20):
                damaged[chance.randrange(len(damaged))] ^= 0xFF
        try:
            assert read_file(bytes(damaged), ".docx").text == text
        except UnreadableError as fault:
            assert fault.reason == "damaged_file"
            assert "save it again as .docx" in str(fault)


def test_a_packed_file_that_is_no_word_document_is_damaged() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "甲")
    with pytest.raises(UnreadableError) as refused:
        read_file(packed.getvalue(), ".docx")
    assert refused.value.reason == "damaged_file"


def test_formulas_are_text_and_readings_above_characters_are_none() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("占比")
    paragraph._p.append(parse_xml(f"<m:oMath {nsdecls('m')}><m:r><m:t>35.6%</m:t></m:r></m:oMath>"))
    paragraph.add_run("以上")
    ruby = (
        f"<w:r {nsdecls('w')}><w:ruby><w:rt><w:r><w:t>zhōng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>中</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    paragraph._p.append(parse_xml(ruby))
    assert read(document).text.strip() == "占比35.6%以上中"
