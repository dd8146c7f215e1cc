"""The first-run page: from an empty organisation to its first invitations, in steps that can be left."""
