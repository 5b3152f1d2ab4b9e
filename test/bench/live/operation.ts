/** What every client subscribes to: the count of one agreement, with its region's name from another service. */
export const QUERY = `subscription ($agreementId: ID!) {
  signatoryCount(agreementId: $agreementId) {
    cursor
    message
    agreement { id title }
    region { name }
    signatories { value basis registered asOf }
  }
}`;

/** An event, as far as the bench goes by it. */
export interface Event {
  readonly agreementId: string;
  readonly cursor: string;
  /** When the count was changed. */
  readonly asOf: number;
  /** Whether the other service's field is in it, and nothing failed. */
  readonly whole: boolean;
}

/** Reads an event. @throws where it is none of an agreement. */
export function readEvent(payload: string): Event {
  const { data, errors } = JSON.parse(payload) as Payload;
  const event = data?.signatoryCount;
  if (!event?.agreement || !event.signatories) {
    throw new Error(`Expected an event of an agreement, got ${payload.slice(0, 500)}`);
  }
  return {
    agreementId: event.agreement.id,
    cursor: event.cursor,
    asOf: Date.parse(event.signatories.asOf),
    whole: !errors && event.region !== null,
  };
}

interface Payload {
  readonly errors?: unknown;
  readonly data?: {
    readonly signatoryCount: {
      readonly cursor: string;
      readonly agreement: { readonly id: string } | null;
      readonly region: { readonly name: string } | null;
      readonly signatories: { readonly asOf: string } | null;
    };
  };
}
