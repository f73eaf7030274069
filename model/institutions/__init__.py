"""The few: bodies that decide or serve, as Mesa agents with a mandate and limits."""
