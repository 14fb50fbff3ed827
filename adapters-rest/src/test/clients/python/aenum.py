"""What the generated client for pydantic 1 uses of aenum, which Debian does not have."""

import enum

no_arg = object()


class _Names(enum._EnumDict):
    """The names in the body of a class, where the name of the class itself stands in annotations."""

    def __init__(self, own):
        super().__init__()
        self._cls_name = own
        self._own = own

    def __missing__(self, name):
        if name == self._own:
            return name
        raise KeyError(name)


class _Meta(enum.EnumMeta):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        prepared = super().__prepare__(cls, bases, **kwds)
        names = _Names(cls)
        names.update({name: value for name, value in prepared.items()})
        return names


class Enum(enum.Enum, metaclass=_Meta):
    pass
