"""Tests of pipeline/publishing/access, on invented rows."""
