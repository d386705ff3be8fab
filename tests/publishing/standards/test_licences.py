from pathlib import Path


def test_data_code_and_texts_have_their_licences(release: Path) -> None:
    page = (release / "LICENSE.md").read_text("utf-8")
    english, chinese = page.split("# 许可")
    for part in (english, chinese):
        assert "https://creativecommons.org/licenses/by/4.0/" in part and "CC-BY-4.0" in part
        assert "Apache-2.0" in part
        assert "`documents.rights`" in part and "`documents.access`" in part
