"""The editorial room: number, refer, index, proof.

*Takes* a Publication. *Gives* a FairCopy and what the proofreader found.
"""

from octavo.editorial.edit import Edited, edit

__all__ = ["Edited", "edit"]
