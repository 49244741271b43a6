"""The desk at which the page asks: messages in and out as JSON, pictures as bytes."""

import json
import math
from dataclasses import replace
from time import perf_counter

from .classes import fit, losses, scores, suited
from .link import parse, write
from .listing import listing
from .planes import Planes, square
from .point import look
from .presets import PRESETS
from .session import Session
from .setting import Points, read
from .words import sentence

SETTLED = "The train loss is 0, so every gradient is 0: no step moves a parameter any more."
STARTS = {"moons": (0.84, 0.62)}  # where P stands at first


class Desk:
    """Answers the page. A message is {"do": name, …}: one of the methods listed in DOES, with its arguments.

    The answer is always the whole state, and with a new session also what it consists of.
    """

    DOES = (
        "open", "preset", "set", "rate", "reset", "step", "train", "show", "move", "flip", "add", "undo", "clear",
        "code",
    )  # fmt: skip

    def __init__(self):
        self.chosen = {}  # the loss that was last chosen, by the number of scores
        self.open("")

    def handle(self, text):
        """The answer to a message, both as JSON."""
        message = json.loads(text)
        name = message.pop("do")
        if name not in self.DOES:
            raise ValueError(f"got the message {name!r}, expected one of {', '.join(self.DOES)}")
        self.notes = []
        more = getattr(self, name)(**message)
        return json.dumps(_plain({**self.state(), **(more or {})}))

    def pictures(self, n):
        """The pictures of all neurons, n by n numbers each, as `Planes.paint` gives them."""
        return self.planes.paint(n)

    # Messages that begin anew

    def open(self, link):
        """Go to the setting of a link."""
        self.preset_name, setting, self.notes = parse(link)
        return self._begin(setting)

    def preset(self, name):
        self.preset_name = name
        return self._begin(PRESETS[name].setting)

    def set(self, name, value):
        """Change one setting, given as text; a wrong one is left and complained about."""
        try:
            setting = replace(self.setting, **{name: read(name, value)})
        except ValueError as error:
            self.notes = [str(error)]
            return {}
        if name == "data":
            loss = self.chosen.get(scores(setting.data), setting.loss)
            setting = replace(setting, p=(), loss=suited(loss, setting.data))
        setting, self.notes = fit(setting)
        return self._begin(setting)

    def reset(self):
        return self._begin(self.setting)

    def add(self, x, y, label):
        point = (round(x, 2), round(y, 2), label)
        if len(self.setting.own) >= Points.most:
            self.notes = [f"there are {Points.most} points: that is as many as fit"]
            return {}
        return self._begin(replace(self.setting, own=(*self.setting.own, point)))

    def undo(self):
        return self._begin(replace(self.setting, own=self.setting.own[:-1]))

    def clear(self):
        return self._begin(replace(self.setting, own=()))

    # Messages that go on

    def rate(self, value):
        """Another learning rate, from here on; at the very start it belongs to the setting."""
        try:
            lr = read("lr", value)
        except ValueError as error:
            self.notes = [str(error)]
            return {}
        self.setting = replace(self.setting, lr=lr)
        if not self.session.steps:
            return self._begin(self.setting)
        self.session.set_rate(lr)
        return {}

    def step(self):
        self.session.step()

    def train(self, epochs, seconds):
        """Train for some epochs, but not longer than some seconds; one step at least."""
        session, end = self.session, perf_counter() + seconds
        for _ in range(epochs * session.steps_per_epoch):
            session.step()
            if session.diverged or session.settled or perf_counter() > end:
                break

    def show(self):
        """Change nothing."""

    def move(self, x, y):
        """Put P somewhere; its class is that of the nearest point to train on."""
        self._stand(self._nearest(round(x, 2), round(y, 2)))

    def flip(self):
        """Give P the other class, or of three the next."""
        *place, label = self.stand
        self._stand((*place, (label + 1) % 3 if self.scores == 3 else -label))

    def code(self):
        session = self.session
        return {"code": listing(session.setting, session.steps, session.rates)}

    # What the page is told

    def state(self):
        """What can change from step to step; of the history what has not been told yet."""
        session, (*point, label) = self.session, self.stand
        news, self._told = session.history[self._told :], len(session.history)
        return {
            "epoch": session.epoch, "steps": session.steps, "perEpoch": session.steps_per_epoch,
            "now": session.measure(), "news": news, "diverged": session.diverged, "batch": session.batch_size,
            "point": point, "label": label, **look(session, point, label),
            "link": write(self.preset_name, self.setting), "lr": session.optimizer.lr, "settled": session.settled,
            "notes": [*self.notes, *[SETTLED] * session.settled],
        }  # fmt: skip

    def _begin(self, setting):
        self.setting, self.session, self._told = setting, Session(setting), 0
        self.scores = scores(setting.data)
        self.chosen[self.scores] = setting.loss
        self.planes = Planes(self.session.model, setting.data)
        self._stand(setting.p or self._start())
        return {"scene": self.scene()}

    def _stand(self, place):
        """P stands there, with this class; only what differs from the start belongs to the setting."""
        self.stand = place
        self.setting = replace(self.setting, p=() if place == self._start() else place)

    def _start(self):
        return self._nearest(*STARTS.get(self.setting.data, (0.3, 0.5)))

    def scene(self):
        """What a session consists of."""
        session, setting = self.session, self.setting
        changed = replace(setting, lr=0.0, p=()) != replace(PRESETS[self.preset_name].setting, lr=0.0)
        points = {
            part: [[*x, label] for x, label in zip(X, y)]
            for part, X, y in (("train", session.X_train, session.y_train), ("test", session.X_test, session.y_test))
        }
        return {
            "preset": self.preset_name, "changed": changed, "setting": vars(setting), "sentence": sentence(setting),
            "square": square(setting.data), "points": points, "parameters": len(session.model.parameters()),
            "scores": self.scores, "losses": losses(setting.data),
        }  # fmt: skip

    def _nearest(self, x, y):
        """The place with the class of the nearest point to train on."""
        distances = [
            (math.dist(point, (x, y)), label) for point, label in zip(self.session.X_train, self.session.y_train)
        ]
        return x, y, min(distances)[1] if distances else -1.0


def _plain(part):
    """The same for JSON, which has no infinity: that becomes text."""
    if isinstance(part, float) and not math.isfinite(part):
        return str(part)
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items()}
    return list(map(_plain, part)) if isinstance(part, (list, tuple)) else part
