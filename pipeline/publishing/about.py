"""What every description of a release says of the data set, whatever its form."""

from pipeline.contract.declarations import Text

NAME = "gongbao"
AUTHOR = "gongbao contributors"
TITLE = "gongbao: what Chinese local governments report and promise"
TITLE_ZH = "公报：中国地方政府的报告与承诺"
DESCRIPTION = (
    "Every number and every project in documents of Chinese local governments as typed rows, "
    "each traceable to the characters that it was read from."
)
DESCRIPTION_ZH = "把中国地方政府文件中的每个数字和每个项目整理为结构化数据，每一行都能追溯到原文的具体字符。"
KEYWORDS = ("China", "local government", "statistics", "work report", "public projects", "provenance")
TECHNIQUE = Text(
    "Rules read each number and each project from the text of the documents; no value is estimated, and each row "
    "names the rule that made it and the characters that it was read from.",
    "按规则从文件原文中读取每个数字和每个项目；不作任何估算，每一行都注明所用规则和出处字符。",
)
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
