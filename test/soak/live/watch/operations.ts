import type { Message, ShownCount, StreamName } from '../model.js';
import { textOfFigure } from '../shown-count.js';
import type { Result } from './connection.js';

const FIELDS: Readonly<Record<StreamName, string>> = {
  agreementSigned: 'change occurredAt organisation { id ORGANISATION }',
  signatoryCount: '',
};

/** Names of fields that are as long as a message may be: so what waits for a client is soon more than the network holds. */
const PADDING = Array.from({ length: 40 }, (_, index) => `${'x'.repeat(4_000)}${index}: cursor`).join(' ');

/**
 * @param rich whether it asks other services too: whom it gets its fields from is a stream of its own.
 * @param padded whether each message is to be 160 KB long.
 */
export function operationOf(stream: StreamName, rich: boolean, padded = false): string {
  const fields = FIELDS[stream].replace('ORGANISATION', rich ? 'name' : '');
  return `subscription Watch($after: ID, $agreementId: ID, $regionCode: ID) {
    ${stream}(after: $after, agreementId: $agreementId, regionCode: $regionCode) {
      cursor message agreement { id ${rich ? 'title' : ''} } region { code ${rich ? 'name' : ''} } ${fields}
      signatories {
        registered sequence value basis registerComplete asOf
        reported { value approximate asOf { value } label }
      } ${padded ? PADDING : ''}
    }
  }`;
}

interface Event {
  readonly cursor: string;
  readonly message: string;
  readonly agreement?: { readonly id: string } | null;
  readonly region?: { readonly code: string } | null;
  readonly organisation?: { readonly id: string; readonly name?: string } | null;
  readonly change?: string | null;
  readonly occurredAt?: string | null;
  readonly signatories?: Signatories | null;
}

type Signatories = Omit<ShownCount, 'reported'> & {
  readonly sequence: string;
  readonly asOf: string;
  readonly reported: {
    readonly value: number;
    readonly approximate: boolean;
    readonly asOf: { readonly value: string } | null;
    readonly label: string | null;
  } | null;
};

/**
 * @returns the message of a result; undefined where it has none, but errors alone. Which agreement it is of is told always,
 *   what other services know where they can be asked.
 */
export function messageOf({ data, errors = [] }: Result, stream: StreamName): Message | undefined {
  const event = data?.[stream] as Event | null | undefined;
  if (!event) return undefined;
  const { cursor, message, agreement, region, organisation, signatories } = event;
  if (message === 'GAP') return { cursor, message };
  const isHidden = (field: string) => errors.some(({ path }) => path?.[1] === field);
  return {
    cursor,
    message,
    agreementId: agreement?.id ?? null,
    ...(!isHidden('region') && { regionCode: region?.code ?? null }),
    ...countOf(signatories ?? null),
    ...(stream === 'agreementSigned' && {
      change: event.change ?? null,
      occurredAt: event.occurredAt ?? null,
      ...(!isHidden('organisation') && {
        organisationId: organisation?.id ?? null,
        ...(organisation?.name !== undefined && { organisationName: organisation.name }),
      }),
    }),
  };
}

function countOf(count: Signatories | null) {
  if (count === null) return { sequence: null, registered: null };
  const { sequence, registered, value, basis, registerComplete, asOf, reported } = count;
  const figure = reported && textOfFigure({ ...reported, asOf: reported.asOf?.value ?? null });
  return { sequence: Number(sequence), registered, value, basis, registerComplete, asOf, reported: figure };
}
