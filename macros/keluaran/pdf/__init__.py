"""The printed document as PDF; the only place that knows WeasyPrint."""


class GalatPDF(Exception):
    """The PDF cannot be made, or not as it should be; the message is for the editor."""
