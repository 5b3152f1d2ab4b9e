import {
  checkedLoad,
  emptyReport,
  type LoadReport,
  type Logger,
  loadedRecords,
  loadTransaction,
  migrate,
  readFacts,
  readRecords,
  withoutLoaded,
} from '@hub/common';
import { dataSourceFor } from '../data-source.js';
import { recordStore } from '../records/store.js';
import { DEMO_ORGANISATIONS } from './demo-organisations.js';
import { organisationFact } from './facts.js';
import { FACTS } from './facts-file.js';
import { loadOrganisations, misprintedNumber, refusalOf } from './load-organisations.js';

export interface PrepareOptions {
  readonly databaseUrl: string;
  /** Load the facts that the hub ships with; default true. False leaves an empty database. */
  readonly facts?: boolean;
  /** Also load made-up organisations; default false. */
  readonly demo?: boolean;
  readonly log?: Logger;
}

/** Migrates the database and loads the facts. Run again, it changes nothing. */
export async function prepare({
  databaseUrl,
  facts = true,
  demo = false,
  log,
}: PrepareOptions): Promise<LoadReport> {
  const report = emptyReport('organisations');
  const seeds = await readFacts(FACTS);
  const organisations = [
    ...readRecords(seeds.organisations ?? [], { kind: 'organisations', schema: organisationFact, report }),
    ...(demo ? DEMO_ORGANISATIONS : []),
  ];
  if (facts) report.refused.push(...organisations.flatMap(misprintedNumber).map(refusalOf));

  const dataSource = dataSourceFor(databaseUrl, { logger: log, poolSize: 2, statementTimeout: 60_000 });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    return await loadTransaction(dataSource, (manager) =>
      checkedLoad(manager, recordStore, report, async (done) => {
        const loaded = withoutLoaded(
          { organisations: facts ? organisations : [] },
          await loadedRecords(manager),
        );
        await loadOrganisations(manager, done, loaded.organisations);
      }),
    );
  } finally {
    await dataSource.destroy();
  }
}
