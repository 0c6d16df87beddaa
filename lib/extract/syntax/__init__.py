"""What the finders share in reading spaCy's parse: clauses, modality, and which date and place belong to a thing told."""
