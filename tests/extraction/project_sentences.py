"""What is found of projects in sentences of a plan, or where the test says."""

from pipeline.extraction.projects.mentions import Mention, project_mentions
from tests.extraction.observation_sentences import sentence


def mentions(text: str, role: str = "plan") -> list[Mention]:
    """The mentions in a sentence of the report."""
    return project_mentions(sentence(text, role))


def names(text: str, role: str = "plan") -> list[str]:
    """The names found in such a sentence."""
    return [mention.name for mention in mentions(text, role)]
