"""LICENSE.md: what may be done with the data of a release, with the code, and with the texts."""

from pipeline.publishing.about import LICENCE

_PAGE = """\
# Licences

- **Data**, every table and every file made of the tables: [{title}]({path}) ({name}).
  Whoever passes it on names its source, as CITATION.cff says.
- **Code**, the SQL of the views and macros in gongbao.duckdb and the pipeline that made the data:
  [Apache License 2.0](https://www.apache.org/licenses/LICENSE-2.0) (Apache-2.0).
- **Texts**, the words of documents in titles, `passages.text`, `sentence` and `section`: they remain with their
  issuers. `documents.rights` names the basis for each document; `documents.access` says how much of it is quoted.

# 许可

- **数据**，即全部数据表及由其生成的文件：[知识共享署名 4.0 国际]({path})（{name}）。转载须按 CITATION.cff 注明来源。
- **代码**，即 gongbao.duckdb 中视图和宏的 SQL 以及生成数据的程序：
  [Apache 许可证 2.0](https://www.apache.org/licenses/LICENSE-2.0)（Apache-2.0）。
- **文本**，即标题、`passages.text`、`sentence` 和 `section` 中的文件原文：权利归发文机关，依据逐份见
  `documents.rights`，引用以 `documents.access` 所允许的范围为限。
"""


def licence_page() -> str:
    """The text of LICENSE.md, in English and Chinese."""
    return _PAGE.format(**LICENCE)
