/** The streams that are watched. */
export type StreamName = 'agreementSigned' | 'signatoryCount';

/** What a stream is of: one agreement, one region, or all. */
export interface Scope {
  readonly agreementId: string | null;
  readonly regionCode: string | null;
}

/** All that is shown of a count. */
export interface ShownCount {
  readonly registered: number;
  readonly registerComplete: boolean;
  /** The figure that stands, as text; null where none does. */
  readonly reported: string | null;
  /** The number to show; null where it is unknown. */
  readonly value: number | null;
  /** What it rests on. */
  readonly basis: string;
}

/** One change of an agreement's count, as the register has it, and the count right after it. */
export interface Change extends ShownCount {
  readonly agreementId: string;
  readonly regionCode: string;
  /** Gapless per agreement. */
  readonly sequence: number;
  readonly adherenceId: string | null;
  readonly organisationId: string | null;
  /** What the adherence became; null where the count changed without one. */
  readonly change: string | null;
  /** RFC 3339 UTC. */
  readonly occurredAt: string;
}

/** How often an agreement has been signed. */
export interface Counter extends ShownCount {
  readonly agreementId: string;
  readonly regionCode: string;
  readonly sequence: number;
  /** When it last changed, RFC 3339 UTC; undefined where that is not known. */
  readonly asOf: string | undefined;
}

export interface Adherence {
  readonly id: string;
  readonly agreementId: string;
  readonly organisationId: string;
  readonly state: string;
}

/** What the databases hold when all is over. */
export interface Register {
  /** Each agreement's counter before the first write. */
  readonly initial: readonly Counter[];
  /** Those of the agreements that were made since, as they began. */
  readonly made: readonly Counter[];
  readonly counters: readonly Counter[];
  readonly adherences: readonly Adherence[];
  /** The changes since, as the service wrote them. */
  readonly outbox: readonly Change[];
  /** The same in the order of the log, which everybody reads. */
  readonly log: readonly Change[];
  /** The logs that there were before, the first one first: each was removed when it had all that was written by then. */
  readonly earlier: readonly (readonly Change[])[];
}

/** One message of a stream. What a fault of another service hid is left out: it is not known, and null is. */
export interface Message extends Partial<Nullable<ShownCount>> {
  readonly cursor: string;
  readonly message: string;
  readonly agreementId?: string | null;
  readonly regionCode?: string | null;
  readonly organisationId?: string | null;
  readonly organisationName?: string | null;
  readonly change?: string | null;
  readonly occurredAt?: string | null;
  readonly sequence?: number | null;
  readonly asOf?: string | null;
}

type Nullable<Type> = { readonly [Field in keyof Type]: Type[Field] | null };

/** One connection of a watcher, from coming to going. */
export interface Visit {
  /** The cursor that it came with; null where it began. */
  readonly after: string | null;
  /** In the order in which they came. */
  readonly messages: readonly Message[];
}

/** All that one watcher saw. */
export interface Watched {
  readonly name: string;
  readonly stream: StreamName;
  readonly scope: Scope;
  /** Whether it may be told that changes are missing: of one that is too slow, or was away for longer than they are kept. */
  readonly mayMiss: boolean;
  /** Whether it left before the end. */
  readonly left: boolean;
  readonly visits: readonly Visit[];
}

/** A write, and what it was answered at last. */
export interface Written {
  readonly kind: 'sign' | 'withdraw';
  readonly key: string;
  readonly agreementId: string;
  readonly organisationId: string;
  /** Null where it was refused. */
  readonly adherence: { readonly id: string; readonly state: string } | null;
}

/** An agreement that was made meanwhile, and the figures that were reported of it, in order. */
export interface Founded {
  readonly agreementId: string;
  readonly figures: readonly number[];
}

export const isIn = (
  { agreementId, regionCode }: Scope,
  of: { readonly agreementId: string; readonly regionCode: string },
): boolean =>
  (agreementId === null || agreementId === of.agreementId) &&
  (regionCode === null || regionCode === of.regionCode);

/** The changes that a stream tells, in the order of the log. */
export function changesOf(log: readonly Change[], stream: StreamName, scope: Scope): Change[] {
  return log.filter(
    (change) => isIn(scope, change) && (stream === 'signatoryCount' || change.change !== null),
  );
}

/** Names one change of one agreement. */
export const nameOf = (agreementId: string, sequence: number): string => `${agreementId} #${sequence}`;

/** What the organisations are called that sign. */
export const organisationNameOf = (id: string): string => `Förening ${id}`;
