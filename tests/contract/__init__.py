"""Tests of pipeline/contract, with the sample rows and the faults that they plant."""
