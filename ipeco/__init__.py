"""ipeco as a library (Python 接口): questions to the model, answers as tidy pandas frames.

    import ipeco
    effects = ipeco.compare("frozen-2021", "plan-2024", pairs=8, scale=20)

The same functions stand behind the shell's commands, and share their kept results. docs/howto/library.md.
"""

from ipeco.questions import compare, indicators, run, scenarios, sweep, targets
from ipeco.world import World

__all__ = ["World", "compare", "indicators", "run", "scenarios", "sweep", "targets"]
