"""Who acts and speaks: people and bodies, one canonical name an article."""
