"""Two statements that contradict each other."""

from __future__ import annotations

from rich.text import Text

from pipeline.commands.console import out
from pipeline.commands.tracing.evidence import Evidence, amount


def print_conflict(evidence: Evidence, row_id: str) -> bool:
    """Print both statements of a conflict with their evidence; False where there is no such id."""
    conflict = evidence.row("FROM conflicts WHERE conflict_id = ?", row_id)
    if conflict is None:
        return False
    said = [conflict[column] for column in ("indicator_name", "measure", "period", "region")]
    difference = f"difference {conflict['difference']:+.12g} {conflict['difference_unit'] or ''}".rstrip()
    out.print(Text(" · ".join([*filter(None, said), difference]), style="bold"))
    for which in ("earlier", "later"):
        row = evidence.rows("FROM observations WHERE observation_id = ?", conflict[f"{which}_observation_id"])[0]
        out.print()
        out.print(Text.assemble((f"{which}: ", "dim"), (amount(row), "bold"), (f"  {row['observation_id']}", "dim")))
        evidence.print_sentence(row)
        evidence.print_place(row)
    return True
