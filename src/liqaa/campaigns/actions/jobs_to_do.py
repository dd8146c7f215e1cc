"""Leaving a job for the worker inside the transaction that needs it."""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

SPREAD = "liqaa_campaigns.spread"
"""The job's name: actions leave it by name, because jobs stand above actions."""


def leave_spreading(directive_id: int) -> None:
    """Ask the worker to bring a directive to everybody it asks, if and only if the transaction commits."""
    app.with_connector(DjangoConnector()).configure_task(SPREAD).defer(directive_id=directive_id)
