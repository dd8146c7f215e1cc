"""Addresses of the room, all below needs/."""

app_name = "needs"
urlpatterns: list = []
