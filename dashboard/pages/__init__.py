"""Pages: each a function from the address and the kept results to what is drawn."""
