"""Secret addresses below our public one. Each is derived from whose it is: nothing that opens a door is stored."""

import hmac
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

_SHAPE = re.compile(r"(?P<person>[0-9a-f]{32})\.(?P<generation>0|[1-9][0-9]{0,8})\.(?P<proof>[A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose address it is, and which of theirs: the first is of generation 0."""

    person: str
    generation: int


@dataclass(frozen=True, slots=True)
class Addresses:
    """`base` is our public address, without a slash at its end ("": we have none); `key` the installation's secret."""

    base: str = ""
    key: str = field(default="", repr=False)

    def of(self, feed: str, file: str, holder: Holder) -> str | None:
        """Where somebody's feed stands; None: we have no public address. `file`: what a program may save it as."""
        if not self.base:
            return None
        ending = file.rpartition(".")[2]
        return f"{self.base}/{feed}/{holder.person}.{holder.generation}.{self._proof(feed, holder)}.{ending}"

    def holder(self, feed: str, token: str) -> Holder | None:
        """Whose feed a token opens, as far as that can be told without looking anything up; None: nobody's.

        A wrong one takes as long as a right one, and whether there is such a person makes no difference.
        """
        shape = _SHAPE.fullmatch(token)
        said = Holder(shape["person"], int(shape["generation"])) if shape else Holder("", 0)
        is_right = hmac.compare_digest(self._proof(feed, said), shape["proof"] if shape else "")
        return said if is_right else None

    def _proof(self, feed: str, holder: Holder) -> str:
        said = f"feed/{feed}/{holder.person}/{holder.generation}"
        return urlsafe_b64encode(hmac.digest(self.key.encode(), said.encode(), sha256)).decode().rstrip("=")
