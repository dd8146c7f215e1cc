"""Addresses of the room, all below bodies/."""

app_name = "bodies"
urlpatterns: list = []
