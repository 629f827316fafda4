"""What of a machine concerns the add-in: folders, registry, what was installed, and what stands in the way.

Standard library only: the installer runs this before anything is installed.
"""
