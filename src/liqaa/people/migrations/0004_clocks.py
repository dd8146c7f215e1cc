"""Where the clock of each person who is kept already starts; who left is a former member from that day."""

from django.db import migrations

SINCE = "UPDATE liqaa_people_person SET relation_since = (created_at AT TIME ZONE 'Africa/Casablanca')::date"
LEFT = """
WITH gone AS (
  SELECT person_id, max(ended_on) AS ended_on FROM liqaa_people_membership
  GROUP BY person_id HAVING bool_and(ended_on IS NOT NULL)
), moved AS (
  UPDATE liqaa_people_person SET relation = 'former', relation_since = gone.ended_on
  FROM gone WHERE gone.person_id = id AND relation = 'member' RETURNING id, place_id
)
INSERT INTO liqaa_people_relationchange (person_id, scope, was, became, at, actor)
SELECT id, place_id, 'member', 'former', now(), 'system' FROM moved
"""
CAME_BACK = """
UPDATE liqaa_people_person SET relation = CASE
    WHEN relation = 'former' THEN 'member'
    WHEN relation = 'elected' THEN 'official'
    WHEN relation = 'occasional' THEN 'contact'
    ELSE 'outsider' END
WHERE relation IN ('former', 'elected', 'occasional', 'refused', 'resident', 'guest')
"""


class Migration(migrations.Migration):
    dependencies = [("liqaa_people", "0003_privacy")]

    operations = [
        migrations.RunSQL(SINCE, migrations.RunSQL.noop),
        migrations.RunSQL(LEFT, CAME_BACK),
    ]
