"""Lines that are nothing but an office and a name."""

import pytest

from pipeline.cleaning.speakers import speaker_of


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("市长 林望川", ("市长", "林望川")),
        ("市长林望川", ("市长", "林望川")),
        ("市  长   林 川", ("市长", "林川")),
        ("——临江市人民政府代市长 林望川", ("临江市人民政府代市长", "林望川")),
        ("市发改委党组书记、主任 欧阳望舒", ("市发改委党组书记、主任", "欧阳望舒")),
        ("自治州州长 艾山江·吐尔逊", ("自治州州长", "艾山江·吐尔逊")),
        ("市长热线开通", None),
        ("县长要求加快进度", None),
        ("市长 林望川，现在请他作报告", None),
        ("林望川", None),
        ("新增就业3200人", None),
        ("副市长到东乡县调研", None),
    ],
)
def test_who_speaks(line: str, speaker: tuple[str, str] | None) -> None:
    assert speaker_of(line) == speaker
