"""The best way to the targets (求解): which levers, how far, at what cost, with what probability."""
