"""An analysis to findings: one module a kind."""
