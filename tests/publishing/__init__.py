"""Tests of pipeline/publishing, on invented rows."""
