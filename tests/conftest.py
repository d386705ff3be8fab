"""What many tests stand on: a small folder of raw documents, and the specimens of raw/."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

REPORT = """临江市人民政府工作报告
――2023年1月9日在市第九届人民代表大会第三次会议上
市长 贺知秋
各位代表：
受市人民政府委托，我把一年来的工作和新一年的打算报告给大家，请审查。
一、2022年工作回顾
2022年，全市地区生产总值完成812.6亿元，增长5.4%；一般公共预算收入61.3亿元，下降1.2%。城镇新增就业2.7万人，城镇登记失业率3.1%。
城市建设持续推进。临江港区二号码头建成投产，滨江路改造项目加快推进，投资3.2亿元的市第三人民医院开工建设。
二、2023年工作安排
今年的主要预期目标是：全市地区生产总值增长6%以上，一般公共预算收入再增长4%，城镇登记失业率控制在4.5%以内。
建成滨江路改造项目，启动临江高铁站前期工作。
各位代表，让我们同心同德，为建设幸福临江而努力奋斗！
"""
"""An invented report of an invented city (there is no 临江市 at the prefecture level)."""


@pytest.fixture
def raw_folder(tmp_path: Path) -> Path:
    """A raw folder with one report in it."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def gongbao() -> Run:
    """Runs the command as a user does, in a process of its own; output is text, the exit code is not checked."""

    def run(*words: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("gongbao")), *map(str, words)]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)

    return run


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory, gongbao: Run) -> Path:
    """The outputs folder after the specimens of raw/ were published."""
    outputs = tmp_path_factory.mktemp("specimens")
    published = gongbao("publish", "--raw", ROOT / "raw", "--outputs", outputs)
    assert published.returncode == 0, published.stderr
    return outputs
