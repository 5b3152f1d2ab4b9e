import type { ChangeEvent } from '@hub/schema/events';

/**
 * The outbox: the table in a service's own database where a write leaves its change event, in the same transaction
 * as the change. A service makes it in its migrations, in this shape:
 *
 * ```sql
 * CREATE TABLE outbox (
 *   id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
 *   transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
 *   type        text NOT NULL,
 *   key         text NOT NULL,
 *   region_code text NOT NULL,
 *   sequence    bigint NOT NULL,
 *   occurred_at timestamptz(3) NOT NULL,
 *   payload     jsonb NOT NULL
 * );
 * CREATE INDEX outbox_by_transaction ON outbox (transaction);
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
  await manager.query(
    `WITH entry AS (
       INSERT INTO outbox (type, key, region_code, sequence, occurred_at, payload)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
     )
     SELECT pg_notify('${OUTBOX_CHANNEL}', '') FROM entry`,
    [
      event.type,
      event.key,
      event.regionCode,
      event.sequence,
      event.occurredAt,
      JSON.stringify(event.payload),
    ],
  );
}
