"""What the many do, for all rows at once: pure rules, and short functions that apply them."""
