"""The whole corpus of real workbooks before and after a merge; started by whole_corpus.py.

``merges.py`` makes the merged workbooks and looks for losses, ``lossless.py`` says what a loss is, ``office.py`` asks
LibreOffice by ``driver.py``, ``validators.py`` asks two validators, ``second_program.py`` compares with
wolfxl, and ``report.py`` writes it all down.
"""
