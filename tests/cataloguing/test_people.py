"""Who delivered a report or a speech."""

import pytest

from pipeline.cataloguing.people import speakers


@pytest.mark.parametrize(
    ("titles", "page_title", "bylines", "names"),
    [
        ([], "", ["县长 林望川"], ("林望川",)),
        ([], "", ["林 望 川"], ("林望川",)),
        ([], "", ["——2021年1月18日在云河县第八届人民代表大会第五次会议上 代县长 林望川"], ("林望川",)),
        ([], "", ["（2021年1月18日在云河县第八届人民代表大会第五次会议上）县长 林望川"], ("林望川",)),
        ([], "", ["2021年1月18日在云河县第八届人民代表大会第五次会议上云河县人民政府县长林望川"], ("林望川",)),
        (["阿不都·林望"], "", [], ("阿不都·林望",)),
        ([], "云河县政府工作报告（2021年1月18日 林望川）", [], ("林望川",)),
        ([], "云河县政府工作报告（2021年1月18日 阿不都·林望）", [], ("阿不都·林望",)),
        ([], "林望川县长在云河县第八届人民代表大会第五次会议上的政府工作报告", [], ("林望川",)),
        (["林望川作政府工作报告"], "", [], ("林望川",)),
        (["县委副书记、县长林望川作政府工作报告。"], "", [], ("林望川",)),
        # No name: an office alone, a place before an office, an occasion.
        ([], "", ["云河县县长"], ()),
        ([], "", ["县长"], ()),
        ([], "云河县县长在云河县第八届人民代表大会第五次会议上的政府工作报告", [], ()),
        ([], "", ["——2021年1月18日在云河县第八届人民代表大会第五次会议上"], ()),
        (["关于作政府工作报告"], "", [], ()),
        ([], "", [], ()),
    ],
)
def test_the_speaker(titles: list[str], page_title: str, bylines: list[str], names: tuple[str, ...]) -> None:
    assert speakers(titles, page_title, bylines, "work_report") == names


def test_in_other_documents_only_a_line_of_office_and_name_tells() -> None:
    assert speakers([], "", ["县长 林望川", "县委书记 罗行简"], "news") == ("林望川", "罗行简")
    assert speakers(["林望川作政府工作报告"], "", ["林望川"], "news") == ()
