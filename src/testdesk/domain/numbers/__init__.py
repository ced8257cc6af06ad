"""Numbers as people carry, scan and type them: documents, tubes, codes; how each is recognised."""
