"""Records to other systems' formats: one module a format."""
