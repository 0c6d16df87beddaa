"""Names of places, told from namesakes by context, and what each is named for."""
