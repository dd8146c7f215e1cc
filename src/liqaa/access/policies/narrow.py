"""Narrowed grants, in SQL (decision 0019): they stay out of ``access_reach`` and are told beside it.

``access_tell`` works out both in the one statement that says for whom a transaction acts.
"""

from liqaa.access.policies.reach import TELL

TELL_BOTH = r"""
-- The same, and beside it what narrowed grants hold: right by right path, trail and family, as JSON. Only
-- grants over whole places reach 'liqaa.held': a policy that knows of no body stays shut for the others.
CREATE OR REPLACE FUNCTION access_tell(account text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ DECLARE whole jsonb; narrow jsonb; BEGIN
  PERFORM set_config('liqaa.account', account, true);
  WITH given AS (
    SELECT carried."right" AS name, at.place_id AS path, given.body_trail AS trail, given.family
      FROM liqaa_access_grant given
      JOIN liqaa_access_account holder ON holder.id = given.account_id AND holder.is_active
      JOIN liqaa_access_grantplace at ON at.grant_id = given.id
      JOIN liqaa_access_roleright carried ON carried.role = given.role
     WHERE given.account_id = access_me() AND given.revoked_at IS NULL
       AND given.starts_on <= access_today() AND (given.ends_on IS NULL OR given.ends_on > access_today())
  ), held AS (
    SELECT coalesce(name, '*') AS name, jsonb_agg(DISTINCT path) AS paths
      FROM given WHERE trail = '' AND family = ''
     GROUP BY GROUPING SETS ((name), ()) HAVING count(*) > 0
  ), few AS (
    SELECT name, jsonb_agg(DISTINCT jsonb_build_array(path, trail, family)) AS spans
      FROM given WHERE trail <> '' OR family <> '' GROUP BY name
  )
  SELECT (SELECT jsonb_object_agg(held.name, held.paths) FROM held),
         (SELECT jsonb_object_agg(few.name, few.spans) FROM few)
    INTO whole, narrow;
  PERFORM set_config('liqaa.held', coalesce(whole, '{}')::text, true),
          set_config('liqaa.narrowed', coalesce(narrow, '{}')::text, true);
END $$;
"""

MAKE = (
    TELL_BOTH
    + r"""
-- What narrowed grants of the account acted for hold of these rights.
CREATE FUNCTION access_narrow(rights text[]) RETURNS TABLE (path text, trail text, family text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 2
AS $$ SELECT DISTINCT span ->> 0, span ->> 1, span ->> 2
        FROM unnest(rights) name
       CROSS JOIN LATERAL jsonb_array_elements(
         coalesce(nullif(current_setting('liqaa.narrowed', true), ''), '{}')::jsonb -> name) span $$;
"""
)

REMOVE = f"DROP FUNCTION access_narrow;\n{TELL.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')}"
