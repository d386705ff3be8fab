import pytest

from pipeline.cataloguing.contacts import contact

CONTACTS = [
    "联系人：王某，电话13812345678。",
    "手机：138 1234 5678",
    "138-1234-5678",
    "联系电话：0799-8512345",
    "（0799）8512345",
    "电话:8512345",
    "传真：0799—85123456",
    "全国服务热线400-123-4567",
    "咨询请拨07998512345",
    "＋86 799 8512345",
    "电话１３８１２３４５６７８",
    "投稿邮箱：tougao@linjiang.example.cn",
    "tougao＠linjiang．example．cn",
]
NO_CONTACTS = [
    "固定电话用户2345678户",
    "开通12345热线，受理群众诉求1234567件",
    "一般公共预算收入13812345678元",
    "粮食总产13812345678.5吨",
    "2021年完成投资1234567890万元",
    "2016-2020年，全市生产总值由312.5亿元增加到486.3亿元",
    "占比0.85123456",
    "编号20210112138123456789",
    "@所有人",
]


@pytest.mark.parametrize("text", CONTACTS)
def test_a_telephone_number_or_mail_address_is_seen(text: str) -> None:
    assert contact(text) is not None


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_another_number_is_none(text: str) -> None:
    assert contact(text) is None
