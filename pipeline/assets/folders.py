"""The resource that says where raw documents lie and where releases go."""

from __future__ import annotations

import os
from pathlib import Path

from dagster import ConfigurableResource
from pydantic import Field

from pipeline.publishing.outputs import working_folder

RAW_VARIABLE, OUTPUTS_VARIABLE = "GONGBAO_RAW", "GONGBAO_OUTPUTS"


class Folders(ConfigurableResource):
    """The raw folder and the outputs (a folder or an address); by default of the environment, else ./raw, ./outputs."""

    raw: str = Field(
        default_factory=lambda: os.environ.get(RAW_VARIABLE, "raw"),
        description="Folder of raw documents and sources.csv",
    )
    outputs: str = Field(
        default_factory=lambda: os.environ.get(OUTPUTS_VARIABLE, "outputs"),
        description="Folder of releases, or an address such as s3://bucket/folder",
    )

    @property
    def raw_folder(self) -> Path:
        """Where the documents lie."""
        return Path(self.raw)

    @property
    def outputs_folder(self) -> Path:
        """Where releases are made, and the tables between the stages kept: of an address, its working folder."""
        return working_folder(self.outputs)
