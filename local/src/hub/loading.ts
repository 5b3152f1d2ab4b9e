import { type FindingCounts, printCounts } from '@hub/common';
import type { DatabaseUrls } from './databases.js';
import type { Deployment, Plan } from './plan.js';

/** What a service says of loading its facts into one database. */
export interface LoadReport {
  readonly deployment: string;
  readonly loaded: Readonly<Record<string, number>>;
  readonly unchanged: Readonly<Record<string, number>>;
  /** Values that were not taken as they are: kept apart, visible, not mended. */
  readonly refused: readonly { kind: string; id: string; field: string; value: unknown; reason: string }[];
  /** What a check of the whole database found after the load. */
  readonly found?: FindingCounts;
}

/** Brings one deployment's databases up to date and loads the facts that it owns; changes nothing when run again. */
export async function load(
  deployment: Deployment,
  plan: Plan,
  urls: DatabaseUrls,
  { demo, facts }: { readonly demo: boolean; readonly facts: boolean },
): Promise<LoadReport> {
  const databaseUrl = urlOf(urls, deployment.database);
  // Imported here, one by one: the services' code takes a while to read, and the steps show where time goes.
  if (deployment.region) {
    const { prepare } = await import('@hub/regions');
    const joinedRegionCodes = plan.joined.map(({ code }) => code);
    return prepare({ databaseUrl, regionCode: deployment.region.code, joinedRegionCodes, facts, demo });
  }
  if (deployment.service === 'organisations') {
    const { prepare } = await import('@hub/organisations');
    return prepare({ databaseUrl, facts, demo });
  }
  const { prepare } = await import('@hub/agreements');
  return prepare({
    databaseUrl,
    eventsDatabaseUrl: urlOf(urls, deployment.eventsDatabase ?? ''),
    facts,
    demo,
  });
}

/** One line for a report, and one more for each value that was refused. */
export function describeReport({ loaded, unchanged, refused, found }: LoadReport): {
  line: string;
  refusals: string[];
} {
  const parts = [counts('loaded', loaded), counts('unchanged', unchanged)].filter((part) => part !== '');
  if (refused.length > 0) parts.push(`${counted(refused.length, 'values')} refused`);
  if (found !== undefined && found.error + found.warning > 0) parts.push(`check: ${printCounts(found)}`);
  return {
    line: parts.join('; ') || 'nothing to load',
    refusals: refused.map(
      ({ kind, id, field, value, reason }) => `${kind} ${id}: ${field} ${JSON.stringify(value)} (${reason})`,
    ),
  };
}

export function urlOf(urls: DatabaseUrls, name: string): string {
  const url = urls.get(name);
  if (url === undefined) throw new Error(`no database is called "${name}"`);
  return url;
}

function counts(what: string, kinds: Readonly<Record<string, number>>): string {
  const some = Object.entries(kinds).filter(([, count]) => count > 0);
  return some.length === 0 ? '' : `${what} ${some.map(([kind, count]) => counted(count, kind)).join(', ')}`;
}

/** `1 region`, `21 regions`: kinds come in the plural. */
function counted(count: number, kind: string): string {
  return `${count} ${count === 1 ? kind.replace(/ies$/, 'y').replace(/s$/, '') : kind}`;
}
