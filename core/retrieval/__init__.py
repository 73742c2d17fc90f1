"""From a query string to ranked molecules: interpretation, index and engine."""
