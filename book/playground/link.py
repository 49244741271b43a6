"""A setting as the part of an address after #: what differs from its preset."""

from dataclasses import fields, replace
from urllib.parse import quote, unquote

from .classes import fit, suited
from .presets import PRESETS
from .setting import KINDS, Setting, read

FIRST = next(iter(PRESETS))


def parse(text):
    """The preset, the setting and the complaints that a link stands for.

    What cannot be read is left as the preset has it, with a message.

    >>> preset, setting, notes = parse("#preset=zero&lr=0.1")
    >>> preset, setting.init, setting.lr, notes
    ('zero', 'zeros', 0.1, [])
    >>> parse("#lr=fast")[2]
    ['got lr=fast, expected a number from 0.0001 to 10; it stays 0.5']
    """
    pairs = [part.partition("=")[::2] for part in text.lstrip("#").split("&") if part]
    wishes, notes = {unquote(name): unquote(value) for name, value in pairs}, []
    preset = wishes.pop("preset", FIRST)
    if preset not in PRESETS:
        notes.append(f"got preset={preset[:40]}, expected one of {', '.join(PRESETS)}; it is {FIRST} now")
        preset = FIRST
    setting = PRESETS[preset].setting
    for name, value in wishes.items():
        try:
            setting = replace(setting, **{name: read(name, value)})
        except ValueError as error:
            notes.append(f"{error}; {_instead(setting, name)}")
    if wishes.get("loss") != setting.loss:  # not asked for: other data may bring another
        setting = replace(setting, loss=suited(setting.loss, setting.data))
    setting, complaints = fit(setting)
    return preset, setting, notes + complaints


def write(preset, setting):
    """The link to a setting, without the #: short, for it says only what differs from the preset.

    >>> write("zero", PRESETS["zero"].setting)
    'preset=zero'
    >>> write("first", Setting(hidden=(8, 8), noise=0.3))
    'noise=0.3&hidden=8,8'
    >>> write("first", Setting(p=(0.5, 0.2, -1.0)))
    'p=A0.5,0.2'
    >>> write("first", Setting(data="arms", loss="cross_entropy"))
    'data=arms'
    """
    base = PRESETS[preset].setting
    base = replace(base, loss=suited(base.loss, setting.data))  # as `parse` does
    parts = [] if preset == FIRST else [f"preset={preset}"]
    for field in fields(Setting):
        if getattr(setting, field.name) != getattr(base, field.name):
            value = KINDS[field.name].write(getattr(setting, field.name))
            parts.append(f"{field.name}={quote(value, safe=',;')}")
    return "&".join(parts)


def _instead(setting, name):
    if name not in KINDS:
        return "it is left out"
    return f"it stays {KINDS[name].write(getattr(setting, name)) or 'empty'}"
