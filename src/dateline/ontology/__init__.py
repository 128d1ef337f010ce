"""Event ontologies as versioned data: PLOVER, and a user's own in the same form."""

from dateline.ontology.ontology import Code, Mode, Ontology, OntologyError, load_ontology

__all__ = ["Code", "Mode", "Ontology", "OntologyError", "load_ontology"]
