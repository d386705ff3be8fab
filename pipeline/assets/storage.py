"""The IO manager: the table of every asset as one Parquet file under outputs/stages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from dagster import ConfigurableIOManager, InitResourceContext, InputContext, OutputContext, ResourceDependency

from pipeline.assets.folders import Folders
from pipeline.assets.materialization import digest, know_digest
from pipeline.publishing.destinations.outputs_folder import exclusive

_DIGEST = b"gongbao.digest"


def stages_folder(outputs: Path) -> Path:
    """The folder of the tables between the stages, made where it is not there; a run that is alive locks it."""
    folder = outputs / "stages"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class ParquetStorage(ConfigurableIOManager):
    """Keeps what one stage hands to the next; the published Parquet files are written by ``publishing``."""

    folders: ResourceDependency[Folders]
    waits: bool = True
    """Whether a run waits while another one works on the same outputs, or fails with PublishingError."""

    @contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator["ParquetStorage"]:
        """Hold the stages from the first to the last step: two runs at once would mix their tables."""
        with exclusive(stages_folder(self.folders.outputs_folder), self.folders.outputs, wait=self.waits):
            yield self

    def handle_output(self, context: OutputContext, obj: pa.Table) -> None:
        """Write the table of an asset, aside and then in place."""
        path = self._path(context)
        aside = path.with_suffix(".building")
        kept = obj.replace_schema_metadata({**(obj.schema.metadata or {}), _DIGEST: digest(obj)})
        # Lists keep the name of their elements, so that what is read is what was written.
        pq.write_table(kept, aside, compression="lz4", write_page_checksum=True, use_compliant_nested_type=False)
        aside.replace(path)

    def load_input(self, context: InputContext) -> pa.Table:
        """Read the table of an asset; what asks for its digest need not work it out again."""
        table = pq.read_table(self._path(context), page_checksum_verification=True)
        metadata = table.schema.metadata or {}
        of_it = metadata.pop(_DIGEST, None)
        table = table.replace_schema_metadata(metadata)
        if of_it:
            know_digest(table, of_it.decode())
        return table

    def _path(self, context: InputContext | OutputContext) -> Path:
        return stages_folder(self.folders.outputs_folder) / f"{context.asset_key.path[-1]}.parquet"
