"""The profile for a long run, on demand."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("fuzz", max_examples=10_000_000, deadline=None, suppress_health_check=list(HealthCheck))
