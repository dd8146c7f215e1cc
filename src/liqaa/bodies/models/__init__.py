"""The organisation, its charter, bodies, offices and appointments; institutions and mandates."""

from liqaa.bodies.models.body import Appointment, Body, Office
from liqaa.bodies.models.organisation import Charter, Organisation
from liqaa.bodies.models.state import Institution, Mandate

__all__ = ["Appointment", "Body", "Charter", "Institution", "Mandate", "Office", "Organisation"]
