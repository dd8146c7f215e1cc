"""What protects stored files in the database: the second lock (decision 0013)."""

from liqaa.kit.policies import Lock, mine, see, write

FILE = "liqaa_files_storedfile"

LOCK = Lock(
    room="liqaa_files",
    tables=(FILE,),
    policies=(
        see(FILE, mine("stored_by_id"), why="who handed it in; the room that holds a record opens its files"),
        write(FILE, mine("stored_by_id")),
    ),
)
