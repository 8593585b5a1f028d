"""What may be published, what must be withheld, and what a record that is not published may still say."""
