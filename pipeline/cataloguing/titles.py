"""The title of a document among the lines that look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cataloguing.people import is_about_a_person

_NO_PART = re.compile("<!--.*?-->|^[* #]*原标题：")
_KIND_OF_DOCUMENT = re.compile("报告|讲话|致辞|公报|规划|纲要|意见|方案|计划|通知|公告|决定|发言|综述|纪实|启示|纪要")
_DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_OCCASION = re.compile(
    rf"[—―–─\-－（(\s]*(?:(?:{_DATE})?\s*.{{0,30}}(?:会议?|大会|全会)(?:上|通过)?|{_DATE}.*)[）)]?(?:[（(].*[）)])?"
)
_DATE_AND_NAME = re.compile(rf"[（(]\s*{_DATE}[^）)]{{0,16}}[）)]")
# A title has more characters than a name, unless it says what it is (通知).
_LONGEST_NAME = 4
# A line that ran together with the date and the occasion below it.
_RUN_TOGETHER = re.compile(rf"(?<=报告|讲话)\s*[—―–─]*{_DATE}.*$")
# The title of a whole page: 《政府工作报告》 - 某某网
_PAGE_SUFFIX = re.compile(r"\s*[-_|—]\s*[^-_|—]{2,20}(网|网站|政府|频道)$")


def title_of(lines: Sequence[str], page_title: str) -> str | None:
    """The title among the lines taken for it, else that of the page or of the front matter, else None.

    An occasion, a speaker's office or name, a date, the caption of a picture are no title.
    """
    said = [text for line in lines if (text := _NO_PART.sub("", line).strip(" *#")) and not _is_other(text)]
    title = _RUN_TOGETHER.sub("", "".join(said)).strip()
    return title or _PAGE_SUFFIX.sub("", page_title).strip() or None


def _is_other(line: str) -> bool:
    if is_about_a_person(line) or _DATE_AND_NAME.fullmatch(line):
        return True
    if _KIND_OF_DOCUMENT.search(line):
        return False
    return len(line.replace(" ", "")) <= _LONGEST_NAME or bool(_OCCASION.fullmatch(line))
