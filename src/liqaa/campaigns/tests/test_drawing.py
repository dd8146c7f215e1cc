"""The drawn state machines are those of the rules."""

from scripts.draw_states import PAGE, machines, page


def test_the_page_of_the_papers_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_machine_can_be_walked_from_its_first_state() -> None:
    for machine in machines():
        reached, before = {machine.first}, set[str]()
        while reached != before:
            before = set(reached)
            reached |= {arrow.after for arrow in machine.arrows if arrow.before in before}
        states = {arrow.before for arrow in machine.arrows} | {arrow.after for arrow in machine.arrows}
        assert states - reached == set(), machine.title
