"""How far rights reach, in SQL: the twin of ``Account.reach``, for the policies of every room.

Grants in force today by the database's clock, roles as ``config.roles`` says them (copied into
``RoleRight`` whenever a database is brought up to date), paths as one multirange under collation "C".
"""

from liqaa.kit.policies import for_the_product

TELL = r"""
-- Says for which account the transaction acts, and works out what it holds today, once: right by right the
-- paths, as JSON; under '*' those of any right. What is granted or revoked counts from the next telling on.
CREATE FUNCTION access_tell(account text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  PERFORM set_config('liqaa.account', account, true);
  PERFORM set_config('liqaa.held', coalesce((
    SELECT jsonb_object_agg(held.name, held.paths) FROM (
      SELECT coalesce(carried."right", '*') AS name, jsonb_agg(DISTINCT at.place_id) AS paths
        FROM liqaa_access_grant given
        JOIN liqaa_access_account holder ON holder.id = given.account_id AND holder.is_active
        JOIN liqaa_access_grantplace at ON at.grant_id = given.id
        JOIN liqaa_access_roleright carried ON carried.role = given.role
       WHERE given.account_id = access_me() AND given.revoked_at IS NULL
         AND given.starts_on <= access_today() AND (given.ends_on IS NULL OR given.ends_on > access_today())
       GROUP BY GROUPING SETS ((carried."right"), ())
      HAVING count(*) > 0) held
  )::text, '{}'), true);
END $$;
"""
"""As of before grants could be narrowed; ``narrow`` replaces it."""

MAKE = (
    r"""
CREATE TYPE access_path AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = access_paths);

-- The account acted for; NULL for nobody and for actors of the house.
CREATE FUNCTION access_me() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN current_setting('liqaa.account', true) ~ '^[0-9]{1,18}$'
      THEN current_setting('liqaa.account', true)::bigint END $$;

-- The account whose sign-in is under way.
CREATE FUNCTION access_knocking() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN current_setting('liqaa.account', true) ~ '^door:[0-9]{1,18}$'
      THEN substr(current_setting('liqaa.account', true), 6)::bigint END $$;

-- Whether the house itself acts: jobs and commands that no person asked for.
CREATE FUNCTION access_is_system() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(current_setting('liqaa.account', true) = 'system', false) $$;

-- The day by which grants hold; written anew for the installation's time zone (see TODAY).
CREATE FUNCTION access_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT (statement_timestamp() AT TIME ZONE 'Africa/Casablanca')::date $$;

"""
    + TELL
    + r"""
-- The paths over which the account acted for holds one of these rights; NULL asks for any right.
CREATE FUNCTION access_held(rights text[]) RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT DISTINCT path
        FROM unnest(coalesce(rights, '{*}')) name
       CROSS JOIN LATERAL jsonb_array_elements_text(
         coalesce(nullif(current_setting('liqaa.held', true), ''), '{}')::jsonb -> name) path $$;

-- The same as ranges of paths: a path, and everything that extends it by a slash.
CREATE FUNCTION access_reach(rights text[]) RETURNS access_paths
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$ BEGIN
  IF access_is_system() THEN RETURN '{(,)}'; END IF;
  RETURN coalesce((
    SELECT range_agg(span) FROM access_held(rights) path
    CROSS JOIN LATERAL
      (VALUES (access_path(path, path, '[]')), (access_path(path || '/', path || '0'))) each(span)
  ), '{}');
END $$;

-- Those paths and all that hold them, up to the country: whom one stands under.
CREATE FUNCTION access_above(rights text[]) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$ BEGIN
  RETURN coalesce((
    SELECT array_agg(DISTINCT array_to_string((string_to_array(path, '/'))[1:depth], '/'))
    FROM access_held(rights) path
    CROSS JOIN LATERAL generate_series(1, cardinality(string_to_array(path, '/'))) depth
  ), '{}');
END $$;

-- The door: the account of an address, and that of a link. They answer a number, nothing else.
CREATE FUNCTION access_account_for_sign_in(address text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT id FROM liqaa_access_account WHERE email = lower(trim(address)) $$;

CREATE FUNCTION access_account_for_link(hash text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT account_id FROM liqaa_access_onetimelink WHERE token_hash = hash $$;
"""
    + for_the_product("REVOKE INSERT, UPDATE, DELETE ON liqaa_access_roleright FROM liqaa_app")
)

REMOVE = """
DROP FUNCTION access_account_for_link, access_account_for_sign_in, access_above, access_reach, access_held,
  access_tell, access_today, access_is_system, access_knocking, access_me;
DROP TYPE access_path;
"""

TODAY = """CREATE OR REPLACE FUNCTION access_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT (statement_timestamp() AT TIME ZONE '{zone}')::date $$"""
