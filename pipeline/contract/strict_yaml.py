"""YAML as people write it by hand: a key given twice is an error, and every error has a place."""

from collections.abc import Hashable
from pathlib import Path

import yaml


class YamlError(ValueError):
    """A file is not valid YAML; `place` says where (line and column), `problem` what is wrong."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


class _Loader(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"`{key}` is given twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def load(path: Path) -> object:
    """What the YAML file at `path` (UTF-8) holds; YamlError where it is not valid or gives a key twice."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
        raise YamlError(place, str(error.problem)) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise YamlError("somewhere", str(error)) from error
