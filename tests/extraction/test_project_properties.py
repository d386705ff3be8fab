"""What must hold of the projects of any sentence: each has characters and a name, and none breaks it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.projects.mentions import project_mentions
from pipeline.extraction.projects.vocabulary import STAGES
from tests.extraction.observation_sentences import sentence

_PIECES = st.sampled_from(
    [
        *(
            "建成",
            "开工建设",
            "加快推进",
            "改造",
            "扩建",
            "支持",
            "打造",
            "争取",
            "完成",
            "推动",
            "投产",
            "前期工作",
            "竣工通车",
        ),
        *(
            "、",
            "，",
            "；",
            "和",
            "及",
            "与",
            "等",
            "等3个",
            "等一批",
            "四大",
            "项目",
            "工程",
            "项目建设",
            "建设",
            "的",
            "了",
        ),
        *(
            "市",
            "绵阳市",
            "城南",
            "涪江",
            "丰谷",
            "甲",
            "东方电气",
            "“智慧城市”",
            "（二期）",
            "一期",
            "二、三",
            "221",
            "G318线",
        ),
        *(
            "水库",
            "医院",
            "高速公路",
            "产业园",
            "新区",
            "路",
            "大桥",
            "铁路",
            "平台",
            "中心",
            "改造",
            "整治",
            "绿化",
            "主体工程",
        ),
        *(
            "总投资3亿元的",
            "占地500亩的",
            "3万平方米",
            "7公里",
            "12座",
            "长20公里的",
            "具有世界影响力的",
            "以水库为核心的",
            "①",
            " ",
        ),
    ]
)
_SENTENCES = st.lists(_PIECES, min_size=1, max_size=12).map(lambda pieces: "".join(pieces) + "。")


@given(_SENTENCES, st.sampled_from(["review", "plan", "none"]))
@settings(max_examples=1500, deadline=None)
def test_every_mention_has_characters_of_its_own_and_a_name(text: str, role: str) -> None:
    found = project_mentions(sentence(text, role))
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.name.strip() == mention.name != ""
        assert mention.stage in STAGES
    assert found == project_mentions(sentence(text, role))


@given(st.text("建成开工改造和及等、，。；“”（）项目工程一二三期路桥园区市0123万亩公里的·", max_size=40))
@settings(max_examples=1000, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    if text.strip():
        project_mentions(sentence(text))
