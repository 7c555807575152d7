"""What changed since an earlier edition, computed on the content.

*Takes* two publications. *Gives* changes, and the bar that marks each block. Pages,
numbers and derived ids play no part: what only moved down is not different.
"""

from octavo.editorial.changes.compare import Compared, compare
from octavo.editorial.changes.marking import mark

__all__ = ["Compared", "compare", "mark"]
