"""AsyncDraft: messages that can be acted on hours later, without a question back."""

__version__ = "0.1.0"
