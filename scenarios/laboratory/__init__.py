"""The laboratory (实验室): studies of many runs, from their design to what they say."""
