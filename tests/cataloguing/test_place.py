"""The region that a document is about."""

import pytest

from pipeline.cataloguing.place import region_of


@pytest.mark.parametrize(
    ("head", "bylines", "text", "name"),
    [
        # The title before all, however often the text names another place.
        (["通化市2021年政府工作报告"], ["白山市市长 林望川"], "白山市学习。" * 9, "通化市"),
        (["吉林省通化市2021年政府工作报告"], [], "", "通化市"),
        (["通化市辉南县2021年政府工作报告"], [], "", "辉南县"),
        (["政府工作报告"], ["在通化市第八届人民代表大会第五次会议上"], "白山市学习。" * 9, "通化市"),
        (["政府工作报告"], [], "现在，我代表通化市人民政府报告工作。" + "白山市学习。" * 9, "通化市"),
        ([], [], "通化市与白山市合作，通化市先行。", "通化市"),
        # Of what kind the place is, those for whom is spoken tell, though not which.
        ([], [], "我代表省人民政府报告工作。" + "通化市先行。" * 3 + "吉林省发展。", "吉林省"),
        ([], [], "我代表市人民政府报告工作。" + "吉林省支持。" * 3 + "通化市先行。", "通化市"),
        ([], [], "我代表县人民政府报告工作。" + "通化市支持。" * 3 + "辉南县先行。", "辉南县"),
        ([], [], "我代表地区行署报告工作。" + "西藏自治区支持。" * 3 + "阿里地区先行。", "阿里地区"),
        ([], [], "我代表区人民政府报告工作。" + "西藏自治区支持。" * 3, "西藏自治区"),
        # Counties of one city speak: the city.
        ([], ["辉南县委书记 罗行简", "柳河县委书记 温若谷"], "", "通化市"),
        # Two places in the title: the text decides.
        (["赴通化市、白山市考察"], [], "白山市变了样，白山市有新意。", "白山市"),
        # The masthead says who issues a bulletin.
        (["山城的账本"], ["中共吉林省委办公室"], "通化市这两年变了样。通化市新增绿地42公顷。", "通化市"),
        # The country is no region of a local government; nothing is guessed.
        (["在全国工业大会上的讲话"], [], "", None),
        ([], [], "", None),
    ],
)
def test_the_region(head: list[str], bylines: list[str], text: str, name: str | None) -> None:
    region = region_of(head, bylines, text)
    assert (region.name if region else None) == name


def test_a_short_name_is_that_of_the_region_of_its_year() -> None:
    found = [region_of(["在毕节的讲话"], [], "", year) for year in (2008, 2020)]
    assert [region and region.name for region in found] == ["毕节地区", "毕节市"]
