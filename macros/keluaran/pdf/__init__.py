"""The printed document as PDF; the only place that knows WeasyPrint."""
