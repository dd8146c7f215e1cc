import pytest
@pytest.mark.django_db
def test_it(ground):
    print(len(ground.known), {k: len(v) for k, v in ground.rows.items()})
    c = ground.client("administrator")
    import time
    for u in ("/", "/people/", "/people/%d/" % ground.rows["person"]["own"][0], "/people/%d/" % ground.rows["person"]["sibling"][0], "/meetings/"):
        t=time.time(); r = c.get(u); print(u, r.status_code, round(time.time()-t,3))
