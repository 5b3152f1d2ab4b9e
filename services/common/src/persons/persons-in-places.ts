import type { EntityManager } from 'typeorm';
import { withDatabase } from '../database/with-database.js';
import type { HistoryPlace } from '../history/history-place.js';
import { keepsHistory } from '../history/verify-history.js';
import { dumpPerson, findPerson } from './dump-person.js';
import { type Erased, erasePerson } from './erase-person.js';
import { OPERATOR } from './operator.js';
import type { PersonData } from './person-data.js';

/** Of each deployment that keeps persons. */
export type OfDeployments<Value> = readonly ({ readonly deployment: string } & Value)[];

/** What some deployments hold of a person. The reading of it is noted. */
export const dumpEverywhere = (
  places: readonly HistoryPlace[],
  subject: string,
): Promise<OfDeployments<PersonData>> => everywhere(places, (tx) => dumpPerson(tx, subject));

/** The same for who shows no more of it than how much there is. */
export const findEverywhere = (
  places: readonly HistoryPlace[],
  subject: string,
): Promise<OfDeployments<PersonData>> => everywhere(places, (tx) => findPerson(tx, subject));

/** Erases it, in each deployment by itself: run again after a failure, it goes on where it was. */
export const eraseEverywhere = (
  places: readonly HistoryPlace[],
  subject: string,
): Promise<OfDeployments<Erased>> => everywhere(places, (tx) => erasePerson(tx, subject, OPERATOR));

async function everywhere<Value extends object>(
  places: readonly HistoryPlace[],
  work: (tx: EntityManager) => Promise<Value>,
): Promise<OfDeployments<Value>> {
  const all: ({ deployment: string } & Value)[] = [];
  for (const { deployment, databaseUrl } of places) {
    await withDatabase(databaseUrl, async (dataSource) => {
      if (!(await keepsHistory(dataSource.manager))) return;
      all.push({ deployment, ...(await dataSource.transaction(work)) });
    });
  }
  return all;
}
