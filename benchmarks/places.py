"""The pages that look over many places, each beside one statement written by hand that could answer it.

Both sides run in one process, in turn, over the same large organisation: the page through every middleware
and template as the head of the organisation (the province's page as its secretary), the statement alone. A
page does some ten things besides that one; the ratio says how many times the statement it takes.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import statements
from benchmarks.large import large_organisation
from benchmarks.signing import signed_in

if TYPE_CHECKING:
    from benchmarks.organisation import World

ROUNDS = 15


def run(small: bool) -> Iterator[dict[str, Any]]:
    """Milliseconds of each page, and how many times its statement that is; and the statements it takes."""
    with large_organisation(small) as world:
        for name, page, statement in _pairs(world):
            pages, asked = _in_turn(page, statement, 3 if small else ROUNDS)
            yield {
                "figure": name,
                "value": round(pages, 1),
                "unit": "ms",
                "against": f"the dearest statement that could answer it: {asked:.1f} ms",
                "ratio": round(pages / asked, 2),
            }


def _pairs(world: "World") -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    from liqaa.access.models import Grant
    from liqaa.campaigns.models import Directive

    assert world.head is not None
    grant = Grant.objects.filter(role="provincial_secretary").order_by("pk")[0]
    province = grant.places.get().path
    directive = Directive.objects.get(level="local").pk
    told = {"path": province, "directive": directive}
    pages = {
        "home": (world.head, "/", statements.HOME),
        "map": (world.head, "/map/?path=ma&layer=promises", statements.MAP),
        "province": (grant.account, f"/place/{province}/", statements.PROVINCE),
        "directive": (world.head, f"/directives/{directive}/", statements.DIRECTIVE),
    }
    for name, (account, address, sql) in pages.items():
        yield name, _page(account, address), _statement(sql, told)


def _page(account: Any, address: str) -> Callable[[], object]:
    client = signed_in(account)

    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    return ask


def _statement(sql: str, told: dict[str, Any]) -> Callable[[], object]:
    from django.db import connection

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, told)
            cursor.fetchall()

    return ask


def _in_turn(page: Callable[[], object], statement: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median milliseconds of both, taken in turn so that a busy machine disturbs them alike."""
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 2):
        for work, times in zip((page, statement), took, strict=True):
            began = time.perf_counter()
            work()
            if number >= 2:  # the first rounds warm the caches
                times.append((time.perf_counter() - began) * 1000)
    return median(took[0]), median(took[1])
