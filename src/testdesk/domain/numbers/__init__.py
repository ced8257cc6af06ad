"""Numbers as people carry, scan and type them: documents, tubes, codes; what each can be."""
