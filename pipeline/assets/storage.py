"""The IO manager: the table of every asset as one Parquet file under outputs/stages."""

import pyarrow as pa
import pyarrow.parquet as pq
from dagster import ConfigurableIOManager, InputContext, OutputContext, ResourceDependency

from pipeline.assets.folders import Folders


class ParquetStorage(ConfigurableIOManager):
    """Keeps what one stage hands to the next; the published Parquet files are written by ``publishing``."""

    folders: ResourceDependency[Folders]

    def handle_output(self, context: OutputContext, obj: pa.Table) -> None:
        """Write the table of an asset, aside and then in place."""
        path = self.folders.outputs_folder / "stages" / f"{context.asset_key.path[-1]}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".building")
        # Lists keep the name of their elements, so that what is read is what was written.
        pq.write_table(obj, aside, compression="zstd", use_compliant_nested_type=False)
        aside.replace(path)

    def load_input(self, context: InputContext) -> pa.Table:
        """Read the table of an asset."""
        return pq.read_table(self.folders.outputs_folder / "stages" / f"{context.asset_key.path[-1]}.parquet")
