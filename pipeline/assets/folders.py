"""The resource that says where raw documents lie and where releases go."""

from __future__ import annotations

import os
from pathlib import Path

from dagster import ConfigurableResource
from pydantic import Field

RAW_VARIABLE, OUTPUTS_VARIABLE = "GONGBAO_RAW", "GONGBAO_OUTPUTS"


class Folders(ConfigurableResource):
    """The raw folder and the outputs folder; by default those of the environment, else ./raw and ./outputs."""

    raw: str = Field(
        default_factory=lambda: os.environ.get(RAW_VARIABLE, "raw"),
        description="Folder of raw documents and sources.csv",
    )
    outputs: str = Field(
        default_factory=lambda: os.environ.get(OUTPUTS_VARIABLE, "outputs"), description="Folder of releases"
    )

    @property
    def raw_folder(self) -> Path:
        """Where the documents lie."""
        return Path(self.raw)

    @property
    def outputs_folder(self) -> Path:
        """Where releases, and the tables between the stages, are kept."""
        return Path(self.outputs)
