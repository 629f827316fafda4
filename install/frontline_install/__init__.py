"""The installer for Windows: a private Python, the add-in where Excel finds it, and the way back.

It runs from the bundle that ``install/wheelhouse.py`` makes, for one user, without administrator rights and
without a network. An installation is laid whole in a folder of its own beside an older one; only then is the
add-in exchanged, the manifest written and the older one removed. So a first installation, an upgrade and a
repair are the same thing, and one that is cut off leaves what was there before working.
"""
