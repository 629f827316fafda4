from __future__ import annotations

# Started by hand: it takes half an hour, and a part of it runs in the Python of LibreOffice.
collect_ignore = ["corpus", "whole_corpus.py"]
