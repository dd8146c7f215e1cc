"""For each page the dearest single statement that somebody could write by hand to answer it."""

HOME = """
SELECT outcome_id, title, count(*), count(*) FILTER (WHERE due_on < current_date) AS late,
       count(*) FILTER (WHERE office_id IS NULL AND person_id IS NULL) AS ownerless,
       count(*) FILTER (WHERE due_on IS NULL) AS dateless, min(due_on) AS earliest,
       sum(count(*)) OVER () AS all_of_them
FROM liqaa_followup_task
WHERE scope >= 'ma' AND scope < 'ma0' AND state IN ('open', 'started')
  AND (due_on < current_date OR due_on IS NULL OR (office_id IS NULL AND person_id IS NULL))
GROUP BY outcome_id, title ORDER BY late DESC, earliest NULLS LAST LIMIT 6
"""
"""What is late or lacks an owner or a date in the whole country, by the decision it comes from."""

MAP = """
SELECT scope, count(*) FILTER (WHERE state <> 'cancelled') AS promised,
       count(*) FILTER (WHERE state IN ('done', 'verified')) AS done,
       count(*) FILTER (WHERE state = 'verified') AS proved
FROM liqaa_followup_task WHERE scope >= 'ma' AND scope < 'ma0' GROUP BY scope
"""
"""What every place promised, did and proved."""

PROVINCE = """
SELECT count(*) FILTER (WHERE state <> 'cancelled') AS promised,
       count(*) FILTER (WHERE state IN ('done', 'verified')) AS done,
       count(*) FILTER (WHERE state = 'verified') AS proved,
       count(*) FILTER (WHERE state IN ('open', 'started') AND due_on < current_date) AS late,
       count(*) FILTER (WHERE state IN ('open', 'started')
                        AND (due_on IS NULL OR (office_id IS NULL AND person_id IS NULL))) AS holes
FROM liqaa_followup_task WHERE scope = %(path)s OR (scope >= %(path)s || '/' AND scope < %(path)s || '0')
"""
"""The same for one province, with what is late and what lacks somebody."""

DIRECTIVE = """
SELECT split_part(each.scope, '/', 2) AS region,
       CASE WHEN each.excused_at IS NOT NULL THEN 'excused'
            WHEN each.approved_at IS NOT NULL THEN 'approved'
            WHEN task.state IN ('done', 'verified') THEN 'reported'
            WHEN proved.task_id IS NOT NULL THEN 'sent_back'
            WHEN directive.due_on < current_date THEN 'late'
            WHEN meeting.state IN ('held', 'planned') THEN meeting.state
            WHEN each.acknowledged_at IS NOT NULL THEN 'acknowledged'
            WHEN each.seen_at IS NOT NULL THEN 'seen'
            WHEN each.delivered_at IS NOT NULL THEN 'delivered' ELSE 'waiting' END AS stands,
       count(*)
FROM liqaa_campaigns_execution each
JOIN liqaa_campaigns_directive directive ON directive.id = each.directive_id
JOIN liqaa_followup_task task ON task.id = each.task_id
LEFT JOIN liqaa_meetings_meeting meeting ON meeting.id = each.meeting_id
LEFT JOIN LATERAL (SELECT task_id FROM liqaa_followup_evidence WHERE task_id = each.task_id LIMIT 1) proved
  ON TRUE
WHERE each.directive_id = %(directive)s GROUP BY 1, 2
"""
"""How far everybody asked is, by region."""
