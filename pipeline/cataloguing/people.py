"""Who delivered a report or a speech, and the words by which a line of the head is known to be about a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.cleaning.speakers import speaker_of
from pipeline.contract.vocabularies import read_yaml

_HAN = r"[\u3400-\u9fff]"
_NAME = rf"{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{{2,4}}"
_NAME_ALONE = re.compile(rf"{_HAN}( ?{_HAN}){{1,3}}|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+")
_NAME_THEN_OCCASION = re.compile(rf"({_NAME})(?:同志)?在.{{2,40}}[会式坛动]上的(?:讲话|致辞|致词|发言|演讲)")
_DATE_AND_NAME = re.compile(rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日 *({_NAME})[）)]")
_AFTER_THE_OCCASION = re.compile("(?:会议|大会|全会)上? *[）)]? *")
# Behind the caption the name of who took the picture may follow.
_LONGEST_CREDIT = 20
_AREA = re.compile("[省市县区州盟旗府]$")


@cache
def _offices() -> str:
    return "|".join(sorted(read_yaml("offices.yaml"), key=len, reverse=True))


@cache
def _name_then_office() -> re.Pattern[str]:
    return re.compile(rf"({_HAN}{{2,3}})(?:{_offices()})在.{{4,40}}(?:会议|大会|全会)")


@cache
def _office_alone() -> re.Pattern[str]:
    return re.compile(rf"{_HAN}{{0,20}}(?:{_offices()})")


@cache
def _gives_the_report() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[，。、；：>\s]|图为|{_offices()})(?!关于)(?P<name>{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|{_HAN}{{2,3}})"
        "(?:同志)?(?:代表.{2,12}政府|在.{4,40}[上会议]|向.{0,4}大会|，){0,4}作《?政府工作报告"
    )


def is_about_a_person(line: str) -> bool:
    """Whether a line is a speaker's office, his name, both, or the caption of a picture that shows him report."""
    if speaker_of(line) or _office_alone().fullmatch(line) or ("·" in line and _NAME_ALONE.fullmatch(line)):
        return True
    gives = _gives_the_report().search(line)
    return gives is not None and len(line) - gives.end() <= _LONGEST_CREDIT


def speakers(titles: Sequence[str], page_title: str, bylines: Sequence[str], document_type: str) -> tuple[str, ...]:
    """The names of those who speak, in the order of the text; () where none is named.

    A line of office and name tells. Of a work report or a speech a name that stands alone under the title does,
    too, or one behind the date or the occasion, or in the caption of a picture.
    """
    named = [speaker[1] for line in bylines if (speaker := speaker_of(line))]
    if not named and document_type in ("work_report", "speech"):
        named = [name for name in _elsewhere(titles, page_title, bylines) if not _AREA.search(name)][:1]
    return tuple(dict.fromkeys(named))


def _elsewhere(titles: Sequence[str], page_title: str, bylines: Sequence[str]) -> Iterator[str]:
    for line in bylines:
        if _NAME_ALONE.fullmatch(line) and not _office_alone().fullmatch(line.replace(" ", "")):
            yield line.replace(" ", "")
    for line in bylines:
        occasion = _AFTER_THE_OCCASION.search(line)
        # The last one: 在…会议 may hold another meeting's name.
        while occasion and (later := _AFTER_THE_OCCASION.search(line, occasion.end())):
            occasion = later
        speaker = speaker_of(line[occasion.end() :]) if occasion else None
        if speaker:
            yield speaker[1]
    for line in (*titles, *bylines, page_title):
        if "·" in line and _NAME_ALONE.fullmatch(line):
            yield line
        if match := _DATE_AND_NAME.search(line):
            yield match[1]
        if match := _name_then_office().match(line) or _NAME_THEN_OCCASION.match(line):
            yield match[1]
        if match := _gives_the_report().search(line):
            yield match["name"]
