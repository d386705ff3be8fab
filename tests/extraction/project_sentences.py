"""Sentences for the tests of projects, set where the test says."""

from pipeline.extraction.context import DocumentContext, Place, Setting
from pipeline.extraction.projects.mentions import Mention, project_mentions
from pipeline.extraction.sentences import Sentence

CITY = Place("绵阳市", "510700")


def sentence(text: str, role: str = "plan", stated_year: int | None = None) -> Sentence:
    """A sentence of a work report that 绵阳市 heard in January 2020."""
    document = DocumentContext("doc_0", "work_report", "open", 9000, CITY, 2020, "2019", "2020")
    return Sentence(
        text=text,
        starts=range(len(text)),
        ends=range(1, len(text) + 1),
        passage_id="passage_0",
        kind="paragraph",
        section="",
        setting=Setting(role, CITY, stated_year),
        document=document,
    )


def mentions(text: str, role: str = "plan") -> list[Mention]:
    """What is found in such a sentence."""
    return project_mentions(sentence(text, role))


def names(text: str, role: str = "plan") -> list[str]:
    """The names found in such a sentence."""
    return [mention.name for mention in mentions(text, role)]
