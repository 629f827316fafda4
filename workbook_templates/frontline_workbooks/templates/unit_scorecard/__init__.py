"""The template Unit scorecard: results of units in, a ranking with targets and changes out. A sheet a file."""
