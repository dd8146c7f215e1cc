"""Addresses of the room, all below followup/."""

app_name = "followup"
urlpatterns: list = []
