"""Annotation: Article -> sentences, tokens, mentions, places. spaCy stays inside."""

from dateline.annotate.annotator import Annotator
from dateline.annotate.language_model import DEFAULT_MODEL, ModelError, load_model, model_name

__all__ = ["DEFAULT_MODEL", "Annotator", "ModelError", "load_model", "model_name"]
