"""Forward-mode differentiation by dual numbers: an oracle that shares no line with the engine.

A dual number is a value and its slope in one chosen input. There is no graph, no order and no adding up:
each operation carries the slope along. The formulas are written differently from those of `rules.py`.
"""

import math


class Dual:
    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope

    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other):
        return Dual(self.value - other.value, self.slope - other.slope)

    def __neg__(self):
        return Dual(0.0 - self.value, 0.0 - self.slope)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def __truediv__(self, other):
        if isinstance(other, float):
            return Dual(self.value / other, self.slope / other)
        slope = (self.slope * other.value - self.value * other.slope) / other.value**2
        return Dual(self.value / other.value, slope)

    def __pow__(self, other):
        if other == 2.0:
            return self * self
        return (other * self.log()).exp()

    def __abs__(self):
        sign = math.copysign(1.0, self.value)
        return Dual(sign * self.value, sign * self.slope)

    def exp(self):
        return Dual(math.exp(self.value), self.slope * math.exp(self.value))

    def log(self):
        return Dual(math.log(self.value), self.slope / self.value)

    def sqrt(self):
        return self ** Dual(0.5)

    def sin(self):
        s, c = math.sin(self.value / 2.0), math.cos(self.value / 2.0)
        return Dual(2.0 * s * c, self.slope * (c * c - s * s))

    def cos(self):
        s, c = math.sin(self.value / 2.0), math.cos(self.value / 2.0)
        return Dual(1.0 - 2.0 * s * s, -2.0 * s * c * self.slope)

    def tanh(self):
        return Dual(math.tanh(self.value), self.slope / math.cosh(self.value) ** 2)

    def sigmoid(self):
        half = Dual(self.value / 2.0, self.slope / 2.0).tanh()
        return Dual(0.5 + half.value / 2.0, half.slope / 2.0)

    def relu(self):
        return self if self.value > 0.0 else Dual(0.0)

    def leaky_relu(self):
        return self if self.value > 0.0 else self * Dual(0.01)

    def elu(self):
        return self if self.value > 0.0 else self.exp() - Dual(1.0)

    def silu(self):
        return self / (Dual(1.0) + (-self).exp())

    def softplus(self):
        return (Dual(1.0) + self.exp()).log()

    def gelu(self):
        bell = math.exp(-self.value * self.value / 2.0) / math.sqrt(2.0 * math.pi)
        below = Dual((1.0 + math.erf(self.value / math.sqrt(2.0))) / 2.0, bell * self.slope)
        return self * below
