"""How the help was, in one tap: the rating and its face."""

SMILES = ((3, "😊"), (2, "🙂"), (1, "😕"))
