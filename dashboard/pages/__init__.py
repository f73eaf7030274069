"""Pages: each a function from state and kept results to components."""
