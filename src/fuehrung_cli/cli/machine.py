"""JSON for machines: one envelope on stdout, written past Rich."""

from __future__ import annotations

from fuehrung_cli.cli.run import Run


def write_json(run: Run, name: str, value: object) -> None:
    """Writes a value in its envelope `fuehrung.<name>`."""
    from fuehrung_cli.export.envelope import as_data, envelope

    run.out(envelope(name, as_data(value, run.t), run.now))
