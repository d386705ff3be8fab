"""What runs gongbao as a service starts a command that there is, from files that are there."""

from __future__ import annotations

import configparser
import re
import shlex

import pytest
import yaml

from pipeline.cli import gongbao
from tests.documentation.examples import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["gongbao"]


def unit_command() -> list[str]:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read(DEPLOY / "gongbao.service", encoding="utf-8")
    program, *words = shlex.split(unit["Service"]["ExecStart"])
    assert program.endswith("/.venv/bin/gongbao")
    return words


@pytest.mark.parametrize("words", [unit_command(), COMPOSE["command"]], ids=["systemd", "compose"])
def test_the_service_starts_a_command_that_there_is(words: list[str]) -> None:
    name, *arguments = words
    given = gongbao.commands[name].make_context(name, arguments).params
    assert name == "serve" and str(given["raw"]).endswith("/raw") and given["outputs"].endswith("/outputs")


def test_the_container_mounts_what_the_command_names_and_opens_its_port_on_this_machine_only() -> None:
    mounted = {volume.split(":")[1] for volume in COMPOSE["volumes"]}
    assert mounted == {word for word in COMPOSE["command"] if word.startswith("/")}
    assert COMPOSE["ports"] == ["127.0.0.1:3000:3000"]


def test_the_image_is_made_from_files_that_are_there_and_sent() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {word for line in re.findall(r"^COPY (.+) \S+$", dockerfile, re.MULTILINE) for word in line.split()}
    sent = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == sent and all((ROOT / name).exists() for name in copied)
    assert (DEPLOY / COMPOSE["build"]["context"] / COMPOSE["build"]["dockerfile"]).samefile(DEPLOY / "Dockerfile")
