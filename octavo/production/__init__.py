"""Production: galleys are laid out and bound, documents packed."""
