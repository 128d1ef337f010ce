"""TEMPORARY: python -m dateline.coding.check CODE ..."""

import sys

try:
    from dateline.knowledge import load as _l
except ImportError:
    sys.path.insert(0, "/tmp/stub")
from dateline.annotate import Annotator
from dateline.coding import LexiconCoder, load_lexicon
from dateline.knowledge import load
from dateline.measure.lexicon import check_senses
from dateline.ontology import load_ontology

if __name__ == "__main__":
    ont, kn = load_ontology(), load()
    faults = []
    lex = load_lexicon(ont, faults=faults)
    print("\n".join(faults))
    codes = set(sys.argv[1:])
    senses = [s for s in lex.senses if not codes or s.code in codes or s.id.split(".")[0] in codes]
    n = 0
    for f in check_senses(senses, LexiconCoder(ont, lex, kn), Annotator(kn)):
        n += 1
        print(
            f"{f.sense}  [{f.pattern}]  {f.column}: {f.sentence}\n      coded: {', '.join(f.coded) or '-'}"
        )
    print(f"{len(senses)} senses, {n} faults")
