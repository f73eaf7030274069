"""Superseded targets (已被替代的目标): a later plan asks something else of the same indicator, no later.

Both stay on the board, and the earlier one is said to be superseded. What a planner asks supersedes
nothing: only plans do. An earlier target that is due before the later one still stands until then.
"""

from scenarios.register import Register, Target


def superseded_by(target: Target, register: Register) -> str:
    """Id of the target of a later plan that takes the place of this one; empty if there is none.

    Of several, the newest.
    """
    issued = {document.id: document.issued for document in register.documents}
    mine = issued.get(target.document)
    if mine is None:
        return ""
    later = [
        (issued[other.document], other.id)
        for other in register.targets
        if other.indicator == target.indicator and issued[other.document] > mine and other.due <= target.due
    ]
    return max(later, default=("", ""))[1]
