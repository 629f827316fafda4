"""The acceptance kit: what a person with Windows Excel runs once (`accept.py`) and looks at (`CHECKLIST.md`)."""
