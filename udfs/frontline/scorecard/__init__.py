"""The model of units, measures and results, and the scoring of them all."""
