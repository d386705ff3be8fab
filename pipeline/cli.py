"""The `gongbao` command. Exit codes: 0 done; 1 it could not be done, nothing was published; 2 wrong usage."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.console import FailureError, UsageError, err

_RAW = click.option(
    "--raw",
    type=click.Path(path_type=Path),
    default="raw",
    show_default=True,
    help="Folder of raw documents.",
)
_OUTPUTS = click.option(
    "--outputs",
    default="outputs",
    show_default=True,
    help="Folder of releases, or an address such as s3://bucket/folder.",
)
_RELEASE = click.option("--release", default="latest", show_default=True, help="A version, or the folder of a release.")

_PORT = click.option("--port", default=3000, show_default=True, help="Port of the Dagster UI.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongbao", prog_name="gongbao")
def gongbao() -> None:
    """What Chinese local governments write, as an open dataset with evidence."""


@gongbao.command()
@_RAW
@_OUTPUTS
def publish(raw: Path, outputs: str) -> None:
    """Publish the documents of a folder as a release."""
    from pipeline.commands.publish import publish as run

    run(raw, outputs)


@gongbao.command()
@click.argument("release")
@_RAW
@_OUTPUTS
def verify(release: str, raw: Path, outputs: str) -> None:
    """Derive every row of RELEASE (a version, a folder, "latest") again from the raw files."""
    from pipeline.commands.verify import verify as run

    run(release, raw, outputs)


@gongbao.command()
@click.argument("row_id", metavar="ID")
@_OUTPUTS
@_RELEASE
@click.option(
    "--raw",
    type=click.Path(path_type=Path),
    default=None,
    help="Show the sentence as it stands in this raw folder.",
)
def trace(row_id: str, outputs: str, release: str, raw: Path | None) -> None:
    """Show the sentence that the row ID comes from."""
    from pipeline.commands.trace import trace as run

    run(row_id, outputs, release, raw)


@gongbao.command()
@click.argument("old")
@click.argument("new")
@_OUTPUTS
@click.option(
    "--parquet",
    type=click.Path(path_type=Path),
    default=None,
    help="Write every change to this Parquet file too, in the columns of the table changes.",
)
def diff(old: str, new: str, outputs: str, parquet: Path | None) -> None:
    """Show what changed between the releases OLD and NEW, and why."""
    from pipeline.commands.diff import diff as run

    run(old, new, outputs, parquet)


@gongbao.command()
@_OUTPUTS
def releases(outputs: str) -> None:
    """List the releases: what each came after, what it holds, how much changed, and which is the latest."""
    from pipeline.commands.releases import releases as run

    run(outputs)


@gongbao.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("release")
@_OUTPUTS
@_RAW
def evaluate(gold: tuple[Path, ...], release: str, outputs: str, raw: Path) -> None:
    """Score RELEASE (a version, a folder, "latest") by the annotations in the files GOLD.

    Each file is named after the raw file that it is about (report.jsonl of report.txt). The raw folder is only read
    where annotations give no places.
    """
    from pipeline.commands.evaluate import evaluate as run

    run(gold, release, outputs, raw)


@gongbao.command()
@click.argument("sql")
@_OUTPUTS
@_RELEASE
def query(sql: str, outputs: str, release: str) -> None:
    """Run SQL on a release and print the result."""
    from pipeline.commands.query import query as run

    run(sql, outputs, release)


@gongbao.command()
@_RAW
@_OUTPUTS
@_PORT
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer at; by default this machine.")
def serve(raw: Path, outputs: str, port: int, host: str) -> None:
    """Publish every day and whenever documents change, until stopped; with the Dagster UI."""
    from pipeline.commands.serve import serve as run

    run(raw, outputs, host, port)


@gongbao.command()
@_RAW
@_OUTPUTS
@_PORT
def ui(raw: Path, outputs: str, port: int) -> None:
    """Open the Dagster UI on this project; nothing runs by itself."""
    from pipeline.commands.serve import ui as run

    run(raw, outputs, port)


def main() -> None:
    """Run the command; every foreseeable fault is a message, not a traceback."""
    from pipeline.publishing.errors import AddressError, PublishingError, ReleaseError

    try:
        gongbao(standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except click.Abort:
        err.print("Stopped.")
        sys.exit(1)
    except (UsageError, AddressError, ReleaseError) as fault:
        err.print(str(fault), markup=False)
        sys.exit(2)
    except (FailureError, PublishingError) as fault:
        err.print(str(fault), markup=False)
        sys.exit(1)
