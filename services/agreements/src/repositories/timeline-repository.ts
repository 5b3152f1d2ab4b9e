import { badUserInput, checkRegionCodes } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { PUBLIC_STATES } from '../entities/adherence.js';
import { TimeInterval } from '../entities/time-interval.js';
import type { TimelineArgs } from '../entities/timeline-args.js';
import type { TimelinePoint } from '../entities/timeline-point.js';
import { countIntervals, MAX_POINTS } from '../timeline-length.js';

/**
 * The signatures that anyone may see, by day in Sweden: two statements, however many there are.
 *
 * What has ENDED counts as registered until the day it ended; where that is not kept, as signed alone. A signature that
 * was carried over to another version was signed once, and stands from that day.
 *
 * @returns null for an agreement that there is none of; no points where the scope has no signature and no first day is
 *   given.
 * @throws HubError BAD_USER_INPUT for a region that does not exist, a last day before the first, and more than
 *   {@link MAX_POINTS} points.
 */
export async function readTimeline(db: EntityManager, args: TimelineArgs): Promise<TimelinePoint[] | null> {
  const { agreementId = null, regionCode = null, interval } = args;
  checkRegionCodes(regionCode === null ? [] : [regionCode]);
  const scope = [agreementId, regionCode, PUBLIC_STATES];
  const [bounds]: Bounds[] = await db.query(BOUNDS, scope);
  const { known, first, today } = bounds as Bounds;
  if (!known) return null;
  const from = args.from ?? first;
  const to = args.to ?? today;
  if (from === null) return [];
  if (from > to) {
    // A client that gave both has made a mistake; one that gave neither or one asks about time without signatures.
    if (args.from == null || args.to == null) return [];
    throw badUserInput(`Expected "from" on or before "to", got ${from} and ${to}.`);
  }
  const points = countIntervals(from, to, interval);
  if (points > MAX_POINTS) {
    throw badUserInput(
      `Expected a timeline of at most ${MAX_POINTS} points, got ${points} from ${from} to ${to} by ${interval}: take a longer interval or fewer days.`,
      { limit: MAX_POINTS, got: points },
    );
  }
  return db.query(POINTS, [...scope, from, to, interval.toLowerCase(), STEPS[interval]]);
}

interface Bounds {
  /** Whether there is such an agreement; true where none is asked for. */
  readonly known: boolean;
  /** The day of the first signature. */
  readonly first: string | null;
  readonly today: string;
}

const STEPS: Readonly<Record<TimeInterval, string>> = {
  [TimeInterval.DAY]: '1 day',
  [TimeInterval.WEEK]: '7 days',
  [TimeInterval.MONTH]: '1 month',
  [TimeInterval.YEAR]: '1 year',
};

const SCOPE = `with scope as (
  select adherence.agreement_id, organisation_id, state, carried_from_id,
    (signed_at at time zone 'Europe/Stockholm')::date as signed_on,
    (withdrawn_at at time zone 'Europe/Stockholm')::date as withdrawn_on,
    (coalesce(withdrawn_at, ended_at) at time zone 'Europe/Stockholm')::date as stood_until
  from adherence join agreement on agreement.id = adherence.agreement_id
  where state = any($3) and ($1::text is null or agreement.id = $1) and ($2::text is null or region_code = $2)
)`;

const BOUNDS = `${SCOPE}
select $1::text is null or exists (select from agreement where id = $1) as known, min(signed_on)::text as first,
  (now() at time zone 'Europe/Stockholm')::date::text as today
from scope`;

/** An organisation that adhered to two versions on one day stood by one signature: its days are joined, then counted. */
const POINTS = `${SCOPE}, standing as (
  select unnest(range_agg(daterange(signed_on, stood_until))) as days from scope
  where state <> 'ENDED' or stood_until is not null group by agreement_id, organisation_id
), change as (
  select signed_on as day, 1 as signed, 0 as withdrawn, 0 as step from scope where carried_from_id is null
  union all select withdrawn_on, 0, 1, 0 from scope where withdrawn_on is not null
  union all select lower(days), 0, 0, 1 from standing
  union all select upper(days), 0, 0, -1 from standing where not upper_inf(days)
), counted as (
  select date_trunc($6, day::timestamp) as start, sum(signed) as signed, sum(withdrawn) as withdrawn, sum(step) as step
  from change where day between $4::date and $5::date group by 1
), before as (
  select coalesce(sum(step), 0) as step from change where day < $4::date
)
select greatest(point.start::date, $4::date)::text as "from", coalesce(signed, 0)::integer as signed,
  coalesce(withdrawn, 0)::integer as withdrawn,
  (before.step + sum(coalesce(counted.step, 0)) over (order by point.start))::integer as registered
from generate_series(date_trunc($6, $4::timestamp), $5::timestamp, $7::interval) as point (start)
left join counted on counted.start = point.start cross join before
order by point.start`;
