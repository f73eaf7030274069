"""Writers of the reference pages: one file per page, each with ``page()`` returning its text."""
