"""Protecting small groups."""

from frontline.privacy.suppression import COMPLEMENTARY, Suppression, suppress

__all__ = ["COMPLEMENTARY", "Suppression", "suppress"]
