"""A synthetic company with known truths: for the demo, the help and the tests."""

from frontline_workbooks.sample.make import SEED, Sample, make_sample, write_sample
from frontline_workbooks.sample.truths import TRUTHS, Truths

__all__ = ["SEED", "TRUTHS", "Sample", "Truths", "make_sample", "write_sample"]
