import { chooser } from '../../support/chooser.js';
import { type Mutation, mutationsOf } from '../../support/mutations.js';
import type { OwnHub } from '../../support/own-hub.js';
import { openForJoining } from '../../support/signing.js';
import { type Answer, within } from '../../world.js';
import { type Aimed, createAim } from './aim.js';
import { knownIds } from './known-ids.js';
import { createInputs } from './random-input.js';
import { type RowWatch, watchRows } from './watch-rows.js';

export interface FuzzReport {
  readonly seed: number;
  readonly sent: number;
  readonly written: number;
  readonly refused: number;
  /** Inputs that are none, which the gateway refuses. */
  readonly invalid: number;
  /** How many mutations there are, and how many of them went well at least once. */
  readonly mutations: number;
  readonly wrote: number;
  /** The others: they were refused each time, or never sent. */
  readonly neverWrote: readonly string[];
  readonly faults: readonly string[];
}

export interface FuzzOptions {
  readonly seed: number;
  readonly inputs: number;
  readonly log?: (line: string) => void;
}

type Payload = { readonly refusals: readonly Refusal[] } & Record<string, unknown>;

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

/** What a client may be told of an input that is none. */
const CLIENT_FAULTS = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'];
/** Of the mebibyte that a request may have. Unit: bytes. */
const LARGEST = 1_000_000;
const PATIENCE_MS = 30_000;
/** For how long nothing has to be written until what follows from a merge is taken to be done. */
const QUIET_MS = 2_000;
/** Who sends, in turns. */
const SUBJECTS = ['fuzz-1', 'fuzz-2'];
const TURN = 50;
const TELL_EVERY = 500;

/**
 * Sends random inputs of every mutation, one after the other, as someone with every role, and looks at each answer: no
 * fault of the hub's, and nothing written after a refusal.
 */
export async function fuzzMutations(
  hub: OwnHub,
  { seed, inputs: count, log }: FuzzOptions,
): Promise<FuzzReport> {
  const { world, site } = hub;
  const choose = chooser(seed);
  const mutations = await mutationsOf(world);
  const ids = await knownIds(world);
  for (const id of ids.of('Agreement').slice(0, 4)) await openForJoining(site, id);
  const inputs = createInputs(choose, ids, `fuzz-${seed}`, SUBJECTS);
  let organisations: readonly string[] = [];
  const rows = await watchRows(site);
  const faults: string[] = [];
  const wrote = new Set<string>();
  /** Those that have not gone well yet. */
  const missing = () => {
    const others = mutations.filter(({ name }) => !wrote.has(name));
    return others.length === 0 ? mutations : others;
  };
  const aimAt = createAim(world, choose, ids);
  const next = async (): Promise<{ mutation: Mutation; fields?: Aimed['fields'] }> => {
    const mutation = choose(choose([mutations, mutations, missing()]));
    if (choose([true, false])) return { mutation };
    const { name, fields } = await aimAt(mutation.name, { token, organisations });
    return { mutation: mutations.find((each) => each.name === name) ?? mutation, fields };
  };
  let [written, refused, invalid] = [0, 0, 0];
  // Within the life of a token.
  let token = '';
  try {
    await rows.written();
    for (let sent = 0; sent < count; sent += 1) {
      if (sent % TURN === 0) {
        organisations = [...ids.of('Organisation')];
        const signs = organisations.map((id) => `signatory:${id}`);
        token = await world.token(['hub-admin', ...signs], { subject: choose(SUBJECTS) });
        if (sent > 0 && sent % TELL_EVERY === 0)
          log?.(
            `${sent} of ${count}: ${written} written, ${refused} refused, ${invalid} invalid, ${wrote.size} of ${mutations.length} mutations went well`,
          );
      }
      const { mutation, fields } = await next();
      const input = sendable(() => inputs.inputOf(mutation, fields));
      const say = (fault: string) => faults.push(`${sent}: ${mutation.name} ${shortened(input)}: ${fault}`);
      const asked = world.ask<Record<string, Payload>>(mutation.document, { variables: { input }, token });
      const answer = await within(asked, PATIENCE_MS, 'an answer').catch((error: Error) => error);
      const changed = await rows.written();
      if (answer instanceof Error) {
        say(answer.message);
        continue;
      }
      const { payload, fault } = read(answer, mutation);
      if (fault !== undefined) say(fault);
      if (payload?.refusals.length === 0) {
        written += 1;
        wrote.add(mutation.name);
        ids.learn(payload);
        if (mutation.name === 'mergeOrganisations') await untilQuiet(rows);
        continue;
      }
      if (payload === undefined) invalid += 1;
      else refused += 1;
      ids.learn(payload);
      if (changed.length > 0) say(`it was refused, and ${changed.join(', ')} was written`);
    }
  } finally {
    await rows.close();
  }
  const neverWrote = mutations.map(({ name }) => name).filter((name) => !wrote.has(name));
  const counts = { sent: count, written, refused, invalid, mutations: mutations.length, wrote: wrote.size };
  return { seed, ...counts, neverWrote, faults };
}

/** An input that a request can hold: what is longer is cut off before anybody reads it. */
function sendable<Input>(make: () => Input): Input {
  let input = make();
  while (Buffer.byteLength(JSON.stringify(input)) > LARGEST) input = make();
  return input;
}

/** The payload of an answer, or what the client did wrong; and what is wrong with the answer. */
function read(
  { data, errors, status }: Answer<Record<string, Payload>>,
  { name, input }: Mutation,
): { payload?: Payload; fault?: string } {
  const payload = data?.[name] ?? undefined;
  const bad = errors?.find(({ extensions }) => !CLIENT_FAULTS.includes(extensions?.code ?? ''));
  if (bad || status >= 500) return { ...(payload && { payload }), fault: JSON.stringify(bad ?? status) };
  if (payload === undefined) return errors ? {} : { fault: 'neither a payload nor an error' };
  const fields = input.getFields();
  const mute = payload.refusals.find(
    ({ message, field }) => message === '' || (field !== null && !(String(field[0]) in fields)),
  );
  return mute ? { payload, fault: `a refusal that says nothing: ${JSON.stringify(mute)}` } : { payload };
}

/** Until what others make of a merge is written. */
async function untilQuiet(rows: RowWatch): Promise<void> {
  let last = Date.now();
  while (Date.now() - last < QUIET_MS) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if ((await rows.written()).length > 0) last = Date.now();
  }
}

/** An input as a fault tells it; long texts and lists are cut. */
const shortened = (input: unknown): string =>
  JSON.stringify(input, (_key, value) => {
    if (typeof value === 'string' && value.length > 80) return `${value.slice(0, 20)}… (${value.length})`;
    return Array.isArray(value) && value.length > 10 ? [...value.slice(0, 3), `… (${value.length})`] : value;
  });
