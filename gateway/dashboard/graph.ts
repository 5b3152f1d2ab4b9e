/** What the page reads of the graph. */
export interface Overview {
  /** A hole is null: the region's deployment did not answer. */
  readonly regions: readonly (Region | null)[] | null;
  readonly agreements: { readonly nodes: readonly Agreement[] } | null;
}

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly joined: boolean;
}

export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly state: string;
  readonly joining: string;
  readonly firstYear: number | null;
  readonly region: { readonly code: string } | null;
  readonly signatories: Signatories;
}

export interface Signatories {
  readonly value: number | null;
  readonly basis: 'REGISTERED' | 'REPORTED' | 'UNKNOWN';
  readonly registered: number;
  readonly reported: { readonly value: number; readonly approximate: boolean } | null;
}

export interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly region?: string };
}

/** One message of the live stream. */
export interface CountUpdate {
  readonly cursor: string;
  readonly message: 'SNAPSHOT' | 'CHANGE' | 'GAP';
  readonly agreement: { readonly id: string } | null;
  readonly signatories: Signatories | null;
}

const SIGNATORIES = 'value basis registered reported { value approximate }';

const OVERVIEW = `query Overview {
  regions { code name joined }
  agreements(first: 500, orderBy: { by: TITLE }) {
    nodes { id title level state joining firstYear region { code } signatories { ${SIGNATORIES} } }
  }
}`;

export const COUNTS = `subscription Counts($after: ID) {
  signatoryCount(after: $after) { cursor message agreement { id } signatories { ${SIGNATORIES} } }
}`;

/** Reads everything the page shows; rejects where the gateway does not answer at all. */
export async function readOverview(): Promise<{ data: Overview | null; errors: readonly GraphError[] }> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: OVERVIEW }),
  });
  const { data = null, errors = [] } = await response.json();
  return { data, errors };
}
