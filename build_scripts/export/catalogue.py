"""`data/catalog.jsonld`: the data as a catalogue of DCAT-AP 3 (SEMIC), which portals of open data harvest.

Takes the site and its bulk files; gives a catalogue with two datasets, all records and the tables of the ledgers, a distribution for each of their
files, and the JSON API as a service. The terms of use are those of Art 5 of the Copyright Law, which no licence of the usual lists says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from build_scripts.catalog import identifiers
from build_scripts.content.labels import N_
from build_scripts.export import data_files
from build_scripts.export.api_address import INDEX as API
from build_scripts.export.api_address import OPENAPI
from build_scripts.export.atom_document import NOTICE
from build_scripts.export.index_file import LICENCE, licence_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from build_scripts.export.context import ExportContext
    from build_scripts.export.data_files import DataFile
    from build_scripts.export.task import Files
    from build_scripts.pages.site import Site

PATH = data_files.CATALOGUE
_API = N_("JSON API")
_AUTHORITY = "http://publications.europa.eu/resource/authority"  # the lists whose terms the profile asks for
_MEDIA = "https://www.iana.org/assignments/media-types"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_Thing = dict[str, Any]


def make(site: Site, context: ExportContext, files: Sequence[DataFile], paths: Iterable[str]) -> Files:
    """The one file.

    Args:
        site: the whole site.
        context: what its exports draw from.
        files: the bulk files.
        paths: of all files that were made, among which the API may be.
    """
    root = context.address(context.languages[0], "")
    service = [_service(context)] if API in paths else []
    datasets = [
        _dataset(site, context, [one for one in files if one.of_records is of_records], of_records, bool(service))
        for of_records in (True, False)
    ]
    catalogue = {
        "@context": _CONTEXT,
        "@id": context.address(context.languages[0], PATH),
        "@type": "dcat:Catalog",
        "dct:title": _texts(context, context.names),
        "dct:description": _texts(context, context.said(NOTICE)),
        "dct:publisher": _publisher(context) | {"@type": "foaf:Agent", "foaf:name": _texts(context, context.names)},
        "dct:license": _licence(context),
        "dct:language": _languages(context),
        "dct:spatial": _CHINA,
        "foaf:homepage": _iri(root, "foaf:Document"),
        "dcat:dataset": datasets,
        "dcat:service": service,
    }
    return data_files.written(PATH, catalogue)


def _dataset(site: Site, context: ExportContext, files: Iterable[DataFile], of_records: bool, served: bool) -> _Thing:
    title, told = (
        (data_files.RECORDS, data_files.RECORDS_TOLD) if of_records else (data_files.TABLES, data_files.TABLES_TOLD)
    )
    days = data_files.described(site)
    contact = site.shells[site.languages[0]].contact
    keywords = [word for kind in site.kinds if not kind.left_out for word in _texts(context, context.said(kind.many))]
    dataset: _Thing = {
        "@id": f"{context.address(context.languages[0], PATH)}#{'records' if of_records else 'tables'}",
        "@type": "dcat:Dataset",
        "dct:title": _texts(context, context.said(title)),
        "dct:description": _texts(context, context.said(told)),
        "dct:publisher": _publisher(context),
        "dct:language": _languages(context),
        "dct:spatial": _CHINA,
        "dcat:theme": _concept(f"{_AUTHORITY}/data-theme/JUST", "Justice, legal system and public safety"),
        "dct:accessRights": _iri(f"{_AUTHORITY}/access-right/PUBLIC", "dct:RightsStatement"),
        "dcat:keyword": keywords,
        "dcat:distribution": [_distribution(context, file, served and of_records) for file in files],
    }
    if contact:
        way: _Thing = (
            {"vcard:hasURL": _iri(contact)}
            if contact.startswith("https:")
            else {"vcard:hasEmail": _iri(f"mailto:{contact}")}
        )
        dataset["dcat:contactPoint"] = {"@type": "vcard:Kind", "vcard:fn": _texts(context, context.names), **way}
    if days.changed:
        dataset["dct:modified"] = _typed(days.changed, "date")
    if days.first:
        dataset["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(days.first, "date"),
            "dcat:endDate": _typed(days.last, "date"),
        }
    return dataset


def _distribution(context: ExportContext, file: DataFile, served: bool) -> _Thing:
    address = context.address(context.languages[0], file.made.path)
    distribution: _Thing = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:accessURL": _iri(address),
        "dcat:downloadURL": _iri(address),
        "dcat:mediaType": _iri(f"{_MEDIA}/{file.mime}", "dct:MediaType"),
        "dcat:byteSize": _typed(str(file.made.bytes), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _iri("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
            "spdx:checksumValue": _typed(file.made.sha256, "hexBinary"),
        },
        "dct:license": _iri(_licence_iri(context)),
    }
    return distribution | ({"dcat:accessService": _iri(_service_iri(context))} if served else {})


def _service(context: ExportContext) -> _Thing:
    return {
        "@id": _service_iri(context),
        "@type": "dcat:DataService",
        "dct:title": _texts(context, context.said(_API)),
        "dcat:endpointURL": _iri(context.address(context.languages[0], API)),
        "dcat:endpointDescription": _iri(context.address(context.languages[0], OPENAPI)),
        "dcat:servesDataset": _iri(f"{context.address(context.languages[0], PATH)}#records"),
        "dct:license": _iri(_licence_iri(context)),
    }


def _service_iri(context: ExportContext) -> str:
    return f"{context.address(context.languages[0], PATH)}#api"


def _licence_iri(context: ExportContext) -> str:
    return licence_address(context.address(context.languages[0], ""))


def _licence(context: ExportContext) -> _Thing:
    return {
        "@id": _licence_iri(context),
        "@type": "dct:LicenseDocument",
        "dct:type": _concept("http://purl.org/adms/licencetype/PublicDomain", "Public Domain"),
        "rdfs:label": _texts(context, context.said(LICENCE)),
    }


def _languages(context: ExportContext) -> list[_Thing]:
    codes = [identifiers.alpha_3(language) for language in context.languages]
    return [_iri(f"{_AUTHORITY}/language/{code.upper()}", "dct:LinguisticSystem") for code in codes]


def _texts(context: ExportContext, texts: Mapping[str, str]) -> list[dict[str, str]]:
    """A text in every language."""
    return [{"@value": text, "@language": context.tag(language)} for language, text in texts.items()]


def _publisher(context: ExportContext) -> _Thing:
    return _iri(f"{context.address(context.languages[0], PATH)}#publisher")


def _iri(address: str, type_: str = "") -> _Thing:
    """A thing that is described elsewhere; the shapes of the profile ask for its type all the same."""
    return {"@id": address, **({"@type": type_} if type_ else {})}


def _concept(address: str, label: str) -> _Thing:
    """A term of a list, with its English name there."""
    return _iri(address, "skos:Concept") | {"skos:prefLabel": {"@value": label, "@language": "en"}}


_CHINA = _iri(f"{_AUTHORITY}/country/CHN", "dct:Location")


def _typed(value: str, type_: str) -> dict[str, str]:
    return {"@value": value, "@type": f"xsd:{type_}"}
