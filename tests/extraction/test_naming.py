"""Which indicator a number is of: each rule where it is right, and where it must keep out."""

from dataclasses import replace

import pytest

from pipeline.extraction.amounts.quantity import NoQuantity
from pipeline.extraction.observations import Observation, observations
from tests.extraction.observation_sentences import only, read, said, sentence


def rules(text: str) -> list[str]:
    return [item.rule for item in read(text)]


def codes(text: str) -> list[str | None]:
    return [item.code for item in read(text)]


class TestSubjectBeforeNumber:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("全市地区生产总值达到3100亿元。", "gdp"),
            ("预计实现地方一般公共预算收入130亿元。", "public_budget_revenue"),
            ("规上工业增加值增长9.4%。", "industrial_value_added"),
            ("城镇新增就业全年不少于5万人。", "urban_employment_new"),
            ("三台县地区生产总值突破400亿元。", "gdp"),
            ("规上工业企业新增46户。", "industrial_enterprises_new"),
            ("脱贫3120户。", "poverty_reduction_households"),
            ("脱贫9800人。", "poverty_reduction_people"),
        ],
    )
    def test_registered(self, text: str, code: str) -> None:
        assert (only(text).code, only(text).rule) == (code, "subject_before_number")

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("单位GDP能耗下降3.3%。", "energy_per_gdp"),
            ("人均地区生产总值达到6.4万元。", "gdp_per_capita"),
            ("海洋生产总值增长7%。", None),
            ("数字经济核心产业增加值占GDP比重为8.1%。", "digital_core_value_added"),
            ("县域生产总值排名前移后增长7%。", None),
        ],
    )
    def test_a_name_that_only_contains_gdp_is_not_gdp(self, text: str, code: str | None) -> None:
        assert only(text).code == code

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("建成停车泊位2600个。", "建成停车泊位数"),
            ("铺设燃气管网125公里。", "铺设燃气管网长度"),
            ("拆除违法建筑20万平方米。", "拆除违法建筑面积"),
            ("发放消费券3000万元。", "发放消费券金额"),
            ("更新供水管道87公里。", "更新供水管道长度"),
            ("开行中欧班列318列。", "开行中欧班列数"),
            ("园区实现全年营收66亿元。", "园区营业收入"),
            ("今年以来先后培训护林员860人。", "培训护林员人数"),
        ],
    )
    def test_a_name_reads_as_that_of_an_indicator(self, text: str, name: str) -> None:
        assert only(text).name == name

    def test_a_number_of_another_kind_does_not_take_the_code(self) -> None:
        assert codes("棚户区改造12公里。") == [None]
        assert codes("棚户区改造12万平方米。") == ["shantytown_area"]
        assert codes("棚户区改造1200户。") == ["shantytown_households"]


class TestRegisteredNames:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("新改建农村公路318公里。", "rural_roads_built"),
            ("新建农村公路96公里。", "rural_roads_new"),
            ("提质改造农村公路41公里。", "rural_roads_renovated"),
            ("治理水土流失37平方公里。", "soil_erosion_treated"),
            ("办理市人大代表建议143件。", "deputies_suggestions"),
            ("办理政协委员提案206件。", "cppcc_proposals"),
            ("新增科技型中小企业72家。", "tech_smes_new"),
            ("入库国家科技型中小企业340家。", "tech_smes"),
            ("新增国家级专精特新“小巨人”企业4家。", "little_giants_new"),
            ("新增“四上”企业88家。", "four_above_new"),
            ("新增养老床位1500张。", "elderly_beds_new"),
            ("新增停车泊位3200个。", "parking_spaces_new"),
            ("新增公共停车泊位700个。", "public_parking_spaces_new"),
            ("新改扩建公办幼儿园11所。", "public_kindergartens_built"),
            ("城镇失业人员再就业1.3万人。", "reemployment"),
            ("发放创业担保贷款2.6亿元。", "startup_loans"),
            ("“三公”经费下降6.5%。", "three_public_expenses"),
            ("受污染耕地安全利用率达到95%。", "polluted_farmland_safe_rate"),
            ("打通断头路7条。", "dead_end_roads_opened"),
            ("港口吞吐能力达到4200万吨。", "port_capacity"),
            ("经济总量突破600亿元。", "gdp"),
        ],
    )
    def test_a_registered_name_has_its_code(self, text: str, code: str) -> None:
        assert only(text).code == code

    @pytest.mark.parametrize(
        "text",
        [
            "县域经济总量突破90亿元。",
            "新改建农村公路桥梁23座。",
            "治理水土流失小流域6条。",
            "新增养老床位补贴320万元。",
            "新增科技型中小企业贷款4亿元。",
            "新改扩建公办幼儿园操场8万平方米。",
            "竣工保障房项目5个。",
            "打通断头路投资1.2亿元。",
            "交通投资集团资产达到310亿元。",
            "剩余3.4万贫困人口的饮水问题得到解决。",
        ],
    )
    def test_a_longer_name_of_something_else_has_not(self, text: str) -> None:
        assert codes(text) == [None]

    def test_the_name_stays_as_it_is_said(self) -> None:
        assert only("新建改造农村公路150公里。").name == "新建改造农村公路长度"
        assert only("办理市人大代表建议143件。").name == "办理市人大代表建议数"

    def test_a_unit_tells_homes_from_floor_space(self) -> None:
        assert codes("棚户区改造面积26万平方米。") == ["shantytown_area"]
        assert codes("改造老旧小区52个。") == ["old_communities_renovated"]
        assert codes("老旧小区改造面积40万平方米。") == ["old_communities_area"]

    def test_a_short_name_of_a_share_is_of_its_part_and_whole(self) -> None:
        item = only("民间投资占比达到58%。")
        assert (item.code, item.measure) == ("private_investment", "share")


class TestCarriedOn:
    def test_a_second_number_is_of_the_same_subject(self) -> None:
        level, growth = read("社会消费品零售总额1420亿元，增长9.8%。")
        assert (growth.code, growth.rule) == (level.code, "subject_carried_on") == ("retail_sales", growth.rule)

    @pytest.mark.parametrize("words", ["同口径增长", "增幅达", "比同期增长", "同比名义增长"])
    def test_words_that_name_nothing_are_no_subject(self, words: str) -> None:
        assert codes(f"税收收入88亿元，{words}4.7%。") == ["tax_revenue", "tax_revenue"]

    def test_a_rank_is_of_the_subject_before(self) -> None:
        assert codes("市场主体达到31万户，居全省第2。") == ["market_entities", "market_entities"]

    def test_a_number_directly_behind_another_is_of_the_same_in_its_own_unit(self) -> None:
        assert said("整治河道9条62公里。") == [("整治河道数", "9条"), ("整治河道长度", "62公里")]

    def test_a_rise_from_and_to_has_two_levels(self) -> None:
        start, end = read("农村自来水普及率由81%提高到90%。")
        assert (start.name, start.measure, start.value) == (end.name, end.measure, 81)
        assert end.value == 90

    def test_a_new_subject_is_not_overlooked(self) -> None:
        assert said("粮食产量230万吨，增长2%，茶叶产量1.4万吨。")[-1] == ("茶叶产量", "1.4万吨")


class TestNumberBeforeThing:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("新建9所幼儿园。", "新建幼儿园数"),
            ("为3600名教师配了电脑。", "教师配了电脑人数"),
            ("46个改革事项如期办结。", "办结改革事项数"),
            ("31家医院接入远程会诊系统。", "接入远程会诊系统的医院数"),
            ("60个重点项目全面铺开。", "重点项目数"),
            ("覆盖17个县（市、区）。", "覆盖县数"),
        ],
    )
    def test_counts(self, text: str, name: str) -> None:
        assert (only(text).name, only(text).rule) == (name, "number_before_thing")

    def test_what_is_done_to_the_first_of_a_list_is_done_to_all(self) -> None:
        assert [name for name, _ in said("创建6个生态乡镇、80个生态村。")] == ["创建生态乡镇数", "创建生态村数"]
        assert [name for name, _ in said("承载30个业务应用，40余个部门应用。")] == [
            "承载业务应用数",
            "承载部门应用数",
        ]

    def test_a_list_ends_where_something_is_told_of_its_thing(self) -> None:
        names = [name for name, _ in said("反馈28个问题全面整改，7项任务完成。")]
        assert names[1] == "完成任务数"

    def test_money_is_of_the_project_behind_it(self) -> None:
        assert said("总投资26亿元的云岭科技园二期开工建设。") == [("云岭科技园二期总投资", "26亿元")]
        total, count = said("实施总投资310亿元的85个产业项目。")
        assert (total[0], count[0]) == ("产业项目总投资", "产业项目数")

    def test_a_part_of_things_is_a_share(self) -> None:
        item = only("九成的县道达到三级标准。")
        assert (item.measure, item.value, item.name) == ("share", 90, "达到三级标准的县道比例")

    def test_the_subject_of_the_next_number_is_no_part_of_the_thing(self) -> None:
        count, rate = read("9个水源地水质达标率100%。")
        assert (count.code, rate.code) == (None, "water_quality_rate")

    def test_a_quantity_with_a_name_of_its_own_is_not_named_after_what_follows(self) -> None:
        assert only("打造年接待游客量超百万的景区。").name.endswith("年接待游客量")


class TestSharedValues:
    def test_several_subjects_take_their_values_in_order(self) -> None:
        assert codes("固定资产投资、社会消费品零售总额分别增长10.2%、9.5%。") == [
            "fixed_asset_investment",
            "retail_sales",
        ]

    def test_the_members_may_share_their_end(self) -> None:
        assert codes("城镇、农村居民人均可支配收入分别达到3.6万元和1.7万元。") == ["income_urban", "income_rural"]
        assert codes("城乡居民人均可支配收入分别增长8%和9%。") == ["income_urban", "income_rural"]

    def test_values_may_come_after_their_subjects_have_had_others(self) -> None:
        items = read("财政总收入120亿元、固定资产投资860亿元，分别增长5.5%、10.2%。")
        assert [(item.code, item.measure, item.value) for item in items[2:]] == [
            ("fiscal_revenue", "growth", 5.5),
            ("fixed_asset_investment", "growth", 10.2),
        ]

    def test_each_member_keeps_its_own_measure(self) -> None:
        price, rate = read("商品房价格涨幅、城镇登记失业率分别控制在3%、4%以内。")
        assert (price.measure, rate.measure) == ("growth", "level")
        assert (price.comparator, rate.comparator) == ("le", "le")

    def test_a_verb_behind_the_word_of_sharing_belongs_to_each(self) -> None:
        assert [name for name, _ in said("代表建议和政协提案分别办理120件、230件。")] == [
            "办理代表建议数",
            "办理政协提案数",
        ]

    def test_parts_of_one_whole(self) -> None:
        first, second = read("制造业、建筑业增加值占地区生产总值比重达32.4%和7.6%。")
        assert (first.value, second.value) == (32.4, 7.6)
        assert first.name.startswith("制造业")
        assert second.name == "建筑业增加值占地区生产总值比重"
        assert {first.rule, second.rule} == {"share_of_a_whole", "shared_list"}

    def test_one_subject_in_two_units(self) -> None:
        assert said("棚户区改造的目标是1.2万户、150万平方米。") == [
            ("棚户区改造户数", "1.2万户"),
            ("棚户区改造面积", "150万平方米"),
        ]

    def test_a_word_of_comparison_holds_for_the_whole_list(self) -> None:
        assert [item.comparator for item in read("技改投资、民间投资分别增长10%、8%以上。")] == ["ge", "ge"]
        assert [item.comparator for item in read("改造了近1万户、90万平方米的老房。")] == ["lt", "lt"]
        assert [item.comparator for item in read("产值20亿元，利润3亿元以上。")] == ["eq", "ge"]

    def test_without_the_word_of_sharing_a_subject_has_its_own_value(self) -> None:
        assert codes("粮食产量230万吨、茶叶产量1.4万吨。") == ["grain_output", "tea_output"]


class TestOwners:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("实施技改项目46个，总投资83亿元。", "技改项目总投资"),
            ("17个防洪项目建成，共投入14亿元。", "防洪项目投入"),
            ("建设城北科创园，总投资12亿元。", "城北科创园总投资"),
            ("光伏方面，引进企业6家，产业产值达到90亿元。", "光伏产业产值"),
            ("油菜种植面积40万亩，产量8万吨。", "油菜产量"),
        ],
    )
    def test_a_dependent_noun_is_told_of_what(self, text: str, name: str) -> None:
        assert said(text)[-1][0] == name

    def test_a_noun_with_an_owner_keeps_it(self) -> None:
        assert said("实施技改项目46个，陶瓷产业总产值83亿元。")[-1][0] == "陶瓷产业总产值"

    def test_a_verb_alone_is_of_the_things_before(self) -> None:
        assert said("实施技改项目46个，竣工21个。")[-1][0] == "竣工技改项目数"

    def test_what_narrows_is_put_before_what_was_counted(self) -> None:
        items = read("认定企业技术中心123家，其中省级31家。")
        assert (items[1].rule, items[1].name) == ("subject_narrowed", "省级企业技术中心数")

    def test_what_is_done_in_a_list_is_done_to_all_of_it(self) -> None:
        assert [name for name, _ in said("新增创新型企业15家、研发平台18个。")] == [
            "新增创新型企业数",
            "新增研发平台数",
        ]
        assert said("新增创新型企业15家、建成研发平台18个。")[1][0] == "建成研发平台数"


class TestListsAndPurposes:
    def test_what_a_list_is_measured_by_is_said_with_its_first_member(self) -> None:
        assert [name for name, _ in said("压减钢铁产能140万吨、煤炭60万吨、水泥30万吨。")] == [
            "压减钢铁产能",
            "煤炭产能",
            "水泥产能",
        ]
        assert said("粮食产量140万吨、煤炭60万户。")[1][0] != "煤炭产量"

    def test_a_part_of_what_was_added_is_added_too(self) -> None:
        assert codes("新增企业140户，其中规上企业50户。") == [None, "industrial_enterprises_new"]
        assert said("新建学校8所，其中寄宿制学校3所。")[1][0] == "新建寄宿制学校数"

    def test_money_is_named_after_what_it_is_for(self) -> None:
        assert said("安排资金600万元，用于改造乡村学校。")[0][0] == "乡村学校安排资金"
        assert said("每年安排8亿元招引人才。")[0][0] == "招引人才安排资金"
        assert said("设立4000万元扶持资金。")[0][0] == "设立扶持资金"

    def test_whom_something_done_reaches_is_told_of_it(self) -> None:
        assert said("开展义诊活动23场，惠及群众2600人。")[1][0].startswith("义诊活动")

    def test_what_people_do_or_receive_is_part_of_their_name(self) -> None:
        assert said("61万人享受城乡低保。")[0][0] == "享受城乡低保人数"
        assert said("为3万名残疾人提供康复服务。")[0][0] == "提供康复服务的残疾人人数"

    def test_a_conjunction_behind_a_number_is_no_thing(self) -> None:
        assert [name for name, _ in said("建设整治村84个、宜居村42个和景观带10条。")] == [
            "建设整治村数",
            "建设宜居村数",
            "建设景观带数",
        ]

    def test_the_list_of_things_done_counts_what_is_done(self) -> None:
        assert said("全面落实4项举措。")[0][0] == "全面落实举措数"

    def test_the_way_of_counting_is_no_part_of_a_registered_name(self) -> None:
        assert codes("按户籍人口测算人均地区生产总值5.3万元。") == ["gdp_per_capita"]
        assert codes("建区八年地区生产总值增长164%。") == ["gdp"]

    def test_one_growth_of_two_is_of_the_first_that_is_known(self) -> None:
        assert codes("旅游总收入、接待人次均增长30%。") == ["tourism_revenue"]

    def test_among_whom_a_rank_is_held_is_no_part_of_its_name(self) -> None:
        assert codes("茶叶产量前移至沿江城市第9位。") == ["tea_output"]

    def test_a_plan_in_brackets_is_of_the_same_and_of_the_same_year(self) -> None:
        done, planned, growth = read("城镇新增就业42万人（计划40万人），增长5%。")
        assert {done.code, planned.code, growth.code} == {"urban_employment_new"}
        assert (done.status, planned.status, planned.period) == ("actual", "target", "2019")

    def test_a_clause_about_something_tells_what_a_dependent_noun_is_of(self) -> None:
        assert said("抓好肉羊生产，确保存栏26万只。")[0][0] == "肉羊存栏数"
        assert said("竹木加工产业连续三年扩张，营收达47亿元。")[-1][0] == "竹木加工产业营业收入"
        assert codes("财政总收入再创新高，跨上百亿元台阶。") == ["fiscal_revenue"]

    def test_another_member_of_a_list_is_no_part_of_a_thing(self) -> None:
        assert said("全部许可事项和60%的服务事项实现网上办理。")[0][0] == "服务事项比例"

    def test_a_list_that_begins_anew_begins_with_the_first(self) -> None:
        names = [name for name, _ in said("自来水入户率、卫生厕所普及率分别从61%、22%提高到88%、47%。")]
        assert names == ["自来水入户率", "卫生厕所普及率"] * 2

    def test_what_the_last_of_a_list_is_called_the_first_is_too(self) -> None:
        assert [name for name, _ in said("建成29个乡级和120个村级服务站。")] == ["建成乡级服务站数", "建成村级服务站数"]

    def test_what_a_list_of_levels_counts_stands_behind_its_last(self) -> None:
        assert said("推进省级5个、市级30个重点项目。")[0][0] == "省级重点项目数"

    def test_a_word_that_begins_like_an_idle_one_is_whole(self) -> None:
        assert said("新增公共泊位30个、共享泊位12个。")[1][0] == "新增共享泊位数"

    def test_a_share_keeps_the_code_of_its_part(self) -> None:
        assert codes("粮食产量占比达到51%。") == ["grain_output"]
        assert codes("固定资产投资290亿元，比上年净增50亿元。") == ["fixed_asset_investment"] * 2

    def test_how_far_from_others_is_no_change_of_its_own(self) -> None:
        growth, distance = read("地区生产总值增长8.5%，高于全省0.9个百分点。")
        assert (growth.code, distance.code, distance.name) == ("gdp", None, "地区生产总值增速高于全省幅度")
        assert read("财政收入增长3%，比全国低0.4个百分点。")[1].value == -0.4

    def test_what_takes_space_is_no_share(self) -> None:
        assert said("新建公园8个，占地500亩。")[1][0] == "公园占地"
        assert codes("新增耕地3500亩，占用耕地1200亩。")[1] is None

    def test_a_level_behind_a_movement_is_of_the_subject(self) -> None:
        assert said("办理时限由20个工作日压缩到5个工作日。") == [("办理时限", "20个工作日"), ("办理时限", "5个工作日")]

    def test_a_better_target_is_a_growth_too(self) -> None:
        assert [item.measure for item in read("财政收入增长8%以上，力争10%。", role="plan")] == ["growth", "growth"]

    def test_things_that_say_nothing_are_told_by_what_is_said_of_them(self) -> None:
        assert said("6家企业分别在新三板挂牌。")[0][0] == "在新三板挂牌的企业数"
        assert said("4部作品获省级文艺奖。")[0][0] == "获省级文艺奖的作品数"

    def test_a_rate_of_increase_in_a_list_is_a_level(self) -> None:
        assert [item.measure for item in read("人口出生率和自然增长率分别控制在9‰和5‰。")] == ["level", "level"]

    def test_the_sentence_before_tells_what_a_dependent_noun_is_of(self) -> None:
        told = replace(sentence("实现增加值124亿元。"), lead="服务业发展较快。")
        (item,) = observations(told)
        assert isinstance(item, Observation)
        assert item.indicator.code == "services_value_added"


class TestClauseBefore:
    def test_a_clause_without_a_number_may_name_what_the_next_gives(self) -> None:
        item = only("财政总收入再上台阶，达112亿元。")
        assert (item.code, item.rule) == ("fiscal_revenue", "clause_before")

    def test_it_names_nothing_where_the_clause_has_a_subject(self) -> None:
        assert codes("财政总收入再上台阶，茶叶产量达2万吨。") == ["tea_output"]

    def test_a_new_part_of_the_sentence_has_a_new_subject(self) -> None:
        names = [name for name, _ in said("轻工业的比重，由49%上升到55%；重工业的比重，由51%下降为45%。")]
        assert names == ["轻工业的比重", "轻工业的比重", "重工业的比重", "重工业的比重"]


def test_a_number_of_nothing_is_said_not_to_be_understood() -> None:
    assert list(observations(sentence("达到35%。"))) == [NoQuantity(2, 5, "not_understood")]
    first, *others = observations(sentence("扩大种植面积，5%8%。"))
    assert isinstance(first, Observation) and others == [NoQuantity(9, 11, "not_understood")]


@pytest.mark.parametrize(
    "text",
    [
        "完成“3+1+X”产业布局和G206线改造。",
        "推进“5020”项目，创建4A级景区。",
        "“十三五”规划、三个千亿产业深入人心。",
        "年产值5亿元以上企业健康发展。",
        "2019年11月9日召开大会。",
    ],
)
def test_names_dates_and_thresholds_give_no_observations(text: str) -> None:
    assert read(text) == []


def test_a_threshold_in_a_name_stays_in_the_name() -> None:
    assert said("年产值5亿元以上企业达到35家。") == [("年产值5亿元以上企业数", "35家")]
    assert said("引进5020项目2个，新增4A级景区1家。") == [("引进5020项目数", "2个"), ("新增4A级景区数", "1家")]


def test_what_became_of_the_things_may_be_the_indicator() -> None:
    assert codes("3120户9800名群众脱贫。") == ["poverty_reduction_households", "poverty_reduction_people"]
