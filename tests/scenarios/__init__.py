"""Worked scenarios: unlawful records beside their lawful twins."""
