"""Stands in for aenum, of which Debian has no package: the two names that generated enums use, and a class that knows
its own name while it is being made."""
import enum

no_arg = object()


class _Named(enum.EnumMeta):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        namespace = super().__prepare__(name, bases, **options)
        dict.__setitem__(namespace, name, None)
        return namespace


class Enum(enum.Enum, metaclass=_Named):
    pass
