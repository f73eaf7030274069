"""What an effect is due to (归因): programmes, levers and clauses, parts of the mechanism."""
