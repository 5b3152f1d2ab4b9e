import type { ChangeEvent } from '@hub/schema/events';
import { prepared } from '../database/prepared.js';

/**
 * The outbox: the table in a service's own database where a write leaves its change event, in the same transaction
 * as the change. A service makes it in its migrations, in this shape:
 *
 * ```sql
 * create table outbox (
 *   id          bigint generated always as identity primary key,
 *   transaction xid8 not null default pg_current_xact_id(),
 *   type        text not null,
 *   key         text not null,
 *   region_code text not null,
 *   sequence    bigint not null,
 *   occurred_at timestamptz(3) not null,
 *   payload     jsonb not null
 * );
 * create index outbox_by_transaction on outbox (transaction);
 * ```
 */

/** What the writer says of an event; the rest is added on the way to the log. */
export type OutboxEvent<Payload> = Pick<
  ChangeEvent<Payload>,
  'type' | 'key' | 'regionCode' | 'sequence' | 'occurredAt' | 'payload'
>;

/** Anything that sends a statement in the writer's transaction, for example TypeORM's EntityManager. */
export interface StatementRunner {
  query(statement: string, parameters: unknown[]): Promise<unknown>;
}

/** The NOTIFY channel on which {@link appendToOutbox} wakes the relay. */
export const OUTBOX_CHANNEL = 'outbox';

/**
 * Leaves an event in the outbox, as part of the caller's transaction, and wakes the relay when that commits.
 * One statement. The caller holds the lock that the event's sequence comes from: ids are then given in the order of
 * the sequence, which the relay relies on.
 */
export async function appendToOutbox<Payload>(
  manager: StatementRunner,
  event: OutboxEvent<Payload>,
): Promise<void> {
  await manager.query(APPEND, [
    event.type,
    event.key,
    event.regionCode,
    event.sequence,
    event.occurredAt,
    JSON.stringify(event.payload),
  ]);
}

const APPEND = prepared(`
  with entry as (
    insert into outbox (type, key, region_code, sequence, occurred_at, payload)
    values ($1, $2, $3, $4, $5, $6) returning id
  )
  select pg_notify('${OUTBOX_CHANNEL}', '') from entry`);

/** The same for several events, in their order. One statement, however many. */
export async function appendAllToOutbox<Payload>(
  manager: StatementRunner,
  events: readonly OutboxEvent<Payload>[],
): Promise<void> {
  await manager.query(
    `with given as (
       select event, place from jsonb_array_elements($1::jsonb) with ordinality as given (event, place)
     ), entry as (
       insert into outbox (type, key, region_code, sequence, occurred_at, payload)
       select event ->> 'type', event ->> 'key', event ->> 'regionCode', (event ->> 'sequence')::bigint,
         (event ->> 'occurredAt')::timestamptz, event -> 'payload'
       from given order by place
       returning id
     )
     select pg_notify('${OUTBOX_CHANNEL}', '') from (select count(*) from entry) written`,
    [JSON.stringify(events)],
  );
}
