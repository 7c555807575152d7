"""What changed since an earlier edition, computed on the content.

*Takes* two publications. *Gives* changes, and the bar that marks each block. Pages,
numbers and derived ids play no part: what only moved down is not different.
"""

from octavo.editorial.changes.compare import Compared, compare
from octavo.editorial.changes.languages import Languages
from octavo.editorial.changes.marking import mark
from octavo.editorial.changes.telling import summary, tell

__all__ = ["Compared", "Languages", "compare", "mark", "summary", "tell"]
