import tomllib

from scripts.refresh_constraints import with_pins

PINS = ["lxml==6.1.3", "colorama==0.4.6 ; sys_platform == 'win32'"]
PROJECT = '[project]\nname = "liqaa"\n\n[tool.uv]\ncache-keys = []\n\n[tool.other]\nkept = true\n'


def test_pins_are_added_and_the_rest_stays():
    read = tomllib.loads(with_pins(PROJECT, PINS))
    assert read["tool"]["uv"] == {"constraint-dependencies": PINS, "cache-keys": []}
    assert read["tool"]["other"] == {"kept": True}


def test_pins_are_replaced_not_doubled():
    once = with_pins(PROJECT, ["old==1"])
    assert with_pins(once, PINS) == with_pins(PROJECT, PINS)
