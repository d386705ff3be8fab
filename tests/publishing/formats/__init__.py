"""Tests of pipeline/publishing/formats, on invented rows."""
