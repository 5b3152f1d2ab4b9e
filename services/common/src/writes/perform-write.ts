import { type Act, holdsAny, roleFor, type Scope } from '@hub/schema/rights';
import type { EntityManager } from 'typeorm';
import type { BaseContext } from '../http/base-context.js';
import { earlierResult, idempotentWrite, KEY_CONFLICT } from './idempotent-write.js';
import { inTurn } from './in-turn.js';
import { meaningOfInput } from './meaning-of-input.js';
import type { Refusal } from './refusal.js';
import { refuseKeyConflict, refuseNoRegion, refuseUnauthorised } from './refusals.js';
import { ofOtherFields, refuseInput } from './refuse-input.js';
import { withStandIns } from './stand-ins.js';

/** What became of a write. It is kept as JSON, and given again to whoever sends the write again. */
export interface WriteResult<Shown, Rows = undefined> {
  /** What to show: the record that was written or, of a refused write, the one it was about; null where there is none. */
  readonly shown: Shown | null;
  /** The rows of what is shown as they were right after the write, also when it is sent again; null where nothing is. */
  readonly rows: Rows | null;
  /** Empty where all went well; then something was written. */
  readonly refusals: readonly Refusal[];
}

/** Who acts, for the history. */
export interface Acting {
  readonly subject: string;
  /** The role by which the caller may do it: `agreement-manager:12`. */
  readonly role: string;
}

/**
 * One write.
 *
 * `Found` is what was read, and locked, in the transaction; `Prepared` what was found out before it; `Shown` names the
 * record for the answer, most often by its id; `Rows` are the rows of what it names.
 */
export interface Write<Input, Found, Prepared, Shown, Rows = undefined> {
  readonly context: BaseContext;
  /** The write, by the name of its mutation. */
  readonly act: Act;
  /** Whose record it is about; see the table of rights. Who has a role without a scope passes without. */
  readonly scope?: Scope;
  /** The input field that says whose record it is, for the refusal of who may not. Default: none. */
  readonly scopeField?: string;
  readonly input: Input & { readonly idempotencyKey: string };
  /**
   * Fields of the input that name a person as access tokens do. The person is looked up by them and they are not kept,
   * so a personal number may stand there: a right has to be taken back from whoever holds it. Default: none.
   */
  readonly subjectFields?: readonly string[];
  /**
   * Fields of an edit’s input, beside its source, in which null says no more than leaving them out: with the same key the
   * two are the same write. In inputs without a revision, and inside a field’s value, they are so everywhere. Default: none.
   */
  readonly nullIsLeftOut?: readonly string[];
  /** Everything that is wrong with the input by itself. Default: nothing. */
  readonly check?: (input: Input) => readonly Refusal[];
  /**
   * Whether the caller only asks what would be refused, by the field `dryRun` of the input: nothing is written or kept
   * then, not even the key. With the key of a write that was made, it is told what came of that. Default: no.
   */
  readonly dryRun?: (input: Input) => boolean;
  /** What has to be found out before the transaction, for example from another service. Not asked for a repeat. */
  readonly prepare?: (input: Input) => Promise<Prepared>;
  /** Locks and reads, in the transaction, what the write is about. What it says holds until the end of it. */
  readonly find: (tx: EntityManager, input: Input, prepared: Prepared) => Promise<Found>;
  /** Everything that speaks against the write as things stand. */
  readonly refuse: (found: Found, input: Input, prepared: Prepared) => readonly Refusal[];
  /** What a refused write shows. Default: nothing. */
  readonly current?: (found: Found) => Shown | null;
  /**
   * Reads the rows of what is shown, in the transaction: the first answer shows them, and so does every repeat. They are
   * kept with all their columns: no person and nothing that isn't public may be in one. Default: none.
   */
  readonly rows?: (tx: EntityManager, shown: Shown) => Promise<Rows>;
  /** Writes: the change, its history, and the events that others need. */
  readonly apply: (
    tx: EntityManager,
    found: Found,
    input: Input,
    acting: Acting,
    prepared: Prepared,
  ) => Promise<Shown>;
}

/**
 * Does a write the way every write is done: authorise; tell everything that speaks against it, of the input and of how
 * things stand, at once; write once, however often it is sent with the same key.
 *
 * @throws whatever is a fault; nothing is kept then, and the write may be sent again with the same key.
 */
export async function performWrite<Input, Found, Prepared = undefined, Shown = string, Rows = undefined>(
  write: Write<Input, Found, Prepared, Shown, Rows>,
): Promise<WriteResult<Shown, Rows>> {
  const { context, act, scope, scopeField } = write;
  const { idempotencyKey, ...input } = write.input;
  const given = input as unknown as Input;
  const { db, identity } = context;
  const role = roleFor(identity, act, scope);
  const noRegion = holdsAny(identity, act) ? refuseNoRegion(scope?.region, scopeField) : [];
  if (noRegion.length > 0) {
    // Nobody has a role for what is no region, so that a role is not what is missing; and nothing is there to look up.
    const { faults } = refuseInput(write);
    return refused([...faults, ...ofOtherFields(faults, noRegion)]);
  }
  if (identity.subject === null || role === null) {
    return refused([refuseUnauthorised(act, scope, scopeField)]);
  }
  const acting = { subject: identity.subject, role };
  const { faults, unkeepable } = refuseInput(write);
  // By what PostgreSQL does not take nothing can be asked for, and by a personal number nothing is: the rest still is.
  const looked = withStandIns(given, unkeepable);
  const prepare = async () => (await write.prepare?.(looked)) as Prepared;
  const once = { db, subject: identity.subject, key: idempotencyKey };
  if (faults.length === 0 && write.dryRun?.(given)) {
    const earlier = await earlierResult<WriteResult<Shown, Rows>>({
      ...once,
      input: [act, meaningOfInput({ ...input, dryRun: false }, write.nullIsLeftOut)],
    });
    if (earlier === KEY_CONFLICT) return refused([refuseKeyConflict()]);
    // What was refused then may go well now.
    if (earlier?.refusals.length === 0) return earlier;
  }
  if (faults.length > 0 || write.dryRun?.(given)) {
    const { refusals, ...found } = await asThingsStand(write, looked, await prepare());
    return { ...found, refusals: [...faults, ...ofOtherFields(unkeepable, refusals)] };
  }
  const result = await idempotentWrite<Prepared, WriteResult<Shown, Rows>>({
    ...once,
    input: [act, meaningOfInput(input, write.nullIsLeftOut)],
    prepare,
    async write(tx, prepared) {
      const found = await write.find(tx, given, prepared);
      const refusals = write.refuse(found, given, prepared);
      const shown =
        refusals.length > 0
          ? (write.current?.(found) ?? null)
          : await write.apply(tx, found, given, acting, prepared);
      return { shown, rows: await rowsOf(write, tx, shown), refusals };
    },
  });
  return result === KEY_CONFLICT ? refused([refuseKeyConflict()]) : result;
}

/**
 * For what is faulty by itself, and for dry runs: what speaks against it as things stand. Nothing is written or kept.
 */
async function asThingsStand<Input, Found, Prepared, Shown, Rows>(
  write: Write<Input, Found, Prepared, Shown, Rows>,
  input: Input,
  prepared: Prepared,
): Promise<WriteResult<Shown, Rows>> {
  return inTurn(write.context.db, async (tx) => {
    const found = await write.find(tx, input, prepared);
    const shown = write.current?.(found) ?? null;
    return {
      shown,
      rows: await rowsOf(write, tx, shown),
      refusals: write.refuse(found, input, prepared),
    };
  });
}

async function rowsOf<Shown, Rows>(
  { rows }: Pick<Write<never, never, never, Shown, Rows>, 'rows'>,
  tx: EntityManager,
  shown: Shown | null,
): Promise<Rows | null> {
  return shown === null || rows === undefined ? null : rows(tx, shown);
}

const refused = (refusals: readonly Refusal[]): WriteResult<never, never> => ({
  shown: null,
  rows: null,
  refusals,
});
