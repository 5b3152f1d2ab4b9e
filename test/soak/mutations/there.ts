import type { Choose } from '../../support/chooser.js';
import type { World } from '../../world.js';
import type { KnownIds } from './known-ids.js';

/** How some of the known records stand. */
export interface There {
  readonly agreements: readonly AgreementThere[];
  readonly bodies: readonly {
    readonly id: string;
    readonly revision: number;
    readonly seats: readonly { readonly id: string; readonly validTo: object | null }[];
  }[];
  /** Those that the caller may sign for, by their own ids. */
  readonly organisations: readonly {
    readonly id: string;
    readonly revision: number;
    readonly aliases: readonly string[];
  }[];
}

export interface AgreementThere {
  readonly id: string;
  readonly revision: number;
  readonly joining: string;
  readonly joiningNeedsApproval: boolean;
  readonly onSupersession: string | null;
  readonly currentVersion: { readonly id: string } | null;
  readonly versions: readonly {
    readonly id: string;
    readonly revision: number;
    readonly state: string;
    readonly text: string | null;
    readonly withdrawnAt: string | null;
    readonly predecessor: { readonly id: string } | null;
  }[];
  readonly parties: readonly { readonly name: string; readonly sector: string | null }[];
  readonly applied: Adherences;
  readonly active: Adherences;
}

interface Adherences {
  readonly nodes: readonly { readonly id: string; readonly organisation: { readonly id: string } | null }[];
}

const SEEN = 'UNKNOWN ADOPTED IN_FORCE UNDER_REVISION'.split(' ');

/** The current version, where it can be signed; else nothing. */
export const standing = ({
  currentVersion,
  versions,
}: Pick<AgreementThere, 'currentVersion' | 'versions'>): string[] =>
  versions.flatMap(({ id, state }) => (id === currentVersion?.id && SEEN.includes(state) ? [id] : []));

/** Reads how some of the known records stand. @param organisations those that the caller may sign for. */
export async function lookUp(
  world: World,
  token: string,
  {
    ids,
    choose,
    organisations,
  }: { readonly ids: KnownIds; readonly choose: Choose; readonly organisations: readonly string[] },
): Promise<There> {
  const asked = Object.entries({
    agreement: ids.of('Agreement'),
    body: ids.of('Body'),
    organisation: organisations,
  });
  const some = asked.flatMap(([field, known]) =>
    known.length === 0
      ? []
      : Array.from({ length: MOST }, (_, index) => {
          const id = JSON.stringify(choose(known));
          return `${field}${index}: ${field}(id: ${id}) { __typename id revision ${SHOWN[field]} }`;
        }),
  );
  const data = await world.data<Record<string, Found | null>>(`{ ${some.join(' ')} }`, { token });
  ids.learn(data);
  const found = new Map(
    Object.values(data).flatMap((record) => (record === null ? [] : [[record.id, record]])),
  );
  const of = <Each>(type: string) =>
    [...found.values()].filter(({ __typename }) => __typename === type) as unknown as Each[];
  return {
    agreements: of('Agreement'),
    bodies: of('Body'),
    // What was merged leads to another one.
    organisations: of<There['organisations'][number]>('Organisation').filter(({ id }) =>
      organisations.includes(id),
    ),
  };
}

interface Found {
  readonly __typename: string;
  readonly id: string;
}

/** Of each kind: an operation may have 20 root fields. */
const MOST = 6;
const SHOWN: Readonly<Record<string, string>> = {
  agreement: `joining joiningNeedsApproval onSupersession currentVersion { id }
    versions { __typename id revision state text withdrawnAt predecessor { id } } parties { name sector }
    applied: adherences(first: 20, state: APPLIED) { nodes { __typename id organisation { id } } }
    active: adherences(first: 50, state: ACTIVE) { nodes { __typename id organisation { id } } }`,
  body: 'seats { __typename id validTo { value } }',
  organisation: 'aliases',
};
