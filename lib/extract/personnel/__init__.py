"""How many people, who they are, and what became of them."""
