"""What a series of faults has shown."""

import msgspec


class Outcome(msgspec.Struct, frozen=True):
    """`lost` holds a sentence for each time that something was lost or broke."""

    name: str
    tried: int
    unit: str
    lost: tuple[str, ...] = ()
    about: str = ""

    def __str__(self) -> str:
        told = f"{self.name}: {self.unit} tried {self.tried}, lost {len(self.lost)}"
        return "\n".join((f"{told}; {self.about}" if self.about else told, *self.lost[:10]))
