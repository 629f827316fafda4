"""A registry in memory: keys and names are found whatever their case, as Windows finds them."""

from __future__ import annotations


class FakeRegistry:
    def __init__(self) -> None:
        self.keys: dict[str, dict[str, object]] = {}

    def values(self, key):
        return dict(self._found(key) or {})

    def subkeys(self, key):
        start = f"{key.lower()}\\"
        below = [name[len(start) :].split("\\")[0] for name in self.keys if name.lower().startswith(start)]
        return sorted(set(below))

    def set_value(self, key, name, value):
        self.keys.setdefault(self._name(key), {})[name] = value

    def delete_value(self, key, name):
        (self._found(key) or {}).pop(name, None)

    def delete_key(self, key):
        assert not self.subkeys(key), f"Windows refuses to delete {key}, which holds keys"
        self.keys.pop(self._name(key), None)

    def _found(self, key):
        return self.keys.get(self._name(key))

    def _name(self, key):
        return next((name for name in self.keys if name.lower() == key.lower()), key)
