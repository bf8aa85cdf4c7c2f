"""read: carriers to pages. `read(paths)` yields a `Page` for each record, or `Dropped` with the reason."""
