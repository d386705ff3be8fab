"""Tests of pipeline/publishing/versioning, on invented rows."""
