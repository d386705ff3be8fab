"""JSON-LD against SHACL shapes: NAME (of a context and of shapes beside this file) FILE [FILE …].

A .jsonl file holds one document a line. Contexts are read from contexts/ and from nowhere else (pyld); what the
documents say is then a graph, judged by shapes/NAME.ttl (pyshacl). Terms that schema.org does not have are named.
"""

import json
import sys
from pathlib import Path

import pyshacl
from pyld import jsonld
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SDO

HERE = Path(__file__).parent
BASE = "https://example.org/release/"
CONTEXTS = {
    "https://schema.org/": "schema_org.json",
    "http://www.w3.org/ns/anno.jsonld": "annotation.json",
}


def load(url: str, options: object) -> dict:
    document = json.loads((HERE / "contexts" / CONTEXTS[url]).read_text("utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def documents(path: Path) -> list[object]:
    text = path.read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else [json.loads(text)]


name, *files = sys.argv[1:]
graph = Graph()
for file in files:
    for document in documents(Path(file)):
        options = {"documentLoader": load, "base": BASE, "format": "application/n-quads"}
        graph.parse(data=jsonld.to_rdf(document, options), format="nquads")
conforms, _, report = pyshacl.validate(graph, shacl_graph=str(HERE / "shapes" / f"{name}.ttl"), advanced=True)
used = {term for _, predicate, thing in graph for term in (predicate, thing if predicate == RDF.type else predicate)}
strange = [term for term in used if str(term).startswith(str(SDO)) and URIRef(term) not in SDO]
print(json.dumps({"conforms": conforms, "report": report, "unknown_terms": strange, "statements": len(graph)}))
