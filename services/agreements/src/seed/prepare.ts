import {
  checkedLoad,
  emptyReport,
  type LoadReport,
  type Logger,
  loadedRecords,
  loadTransaction,
  migrate,
  prepareEvents,
  readFacts,
  readRecords,
  withoutLoaded,
} from '@hub/common';
import { dataSourceFor } from '../data-source.js';
import { recordStore } from '../records/store.js';
import { moveLeftOver } from '../use-cases/apply-merge.js';
import { tellLoaded } from '../use-cases/tell-loaded.js';
import { agreementRows } from './agreement-rows.js';
import { claimDatabase, openForJoining } from './demo.js';
import { type AgreementFact, agreementFact } from './facts.js';
import { loadAgreements } from './load-agreements.js';
import { loadDecisions, readDecisions } from './load-decisions.js';
import { loadRecord, readRecordFacts } from './load-record.js';
import { observationsFact, withObservations } from './observations.js';

export interface PrepareOptions {
  readonly databaseUrl: string;
  /** The events database; where it is left out, the service prepares it when it starts. */
  readonly eventsDatabaseUrl?: string;
  /** Load the facts that the hub ships with; default true. False leaves an empty register. */
  readonly facts?: boolean;
  /**
   * Opens a few agreements for joining, so that there is something to see. Only on a database of its own. Default:
   * false.
   */
  readonly demo?: boolean;
  readonly log?: Logger;
}

/**
 * Migrates the service's database and loads its facts. Run again, it changes nothing.
 *
 * @throws Error for a demonstration on a database that holds the real register, and the other way round.
 */
export async function prepare(options: PrepareOptions): Promise<LoadReport> {
  const { databaseUrl, eventsDatabaseUrl, facts = true, demo = false, log } = options;
  const report = emptyReport('agreements');
  const agreements = (await readAgreementFacts(report)).map(agreementRows);
  const record = await readRecordFacts(report);
  const decisions = await readDecisions(report);
  if (facts) report.refused.push(...agreements.flatMap(({ quarantined }) => quarantined));

  const dataSource = dataSourceFor(databaseUrl, {
    ...(log === undefined ? {} : { logger: log }),
    poolSize: 2,
    statementTimeout: 60_000,
  });
  await dataSource.initialize();
  let whole: LoadReport;
  try {
    await migrate(dataSource);
    whole = await loadTransaction(dataSource, async (manager) => {
      await claimDatabase(manager, demo);
      const loaded = await checkedLoad(manager, recordStore, report, async (done) => {
        if (!facts) return;
        const isLoaded = await loadedRecords(manager);
        await tellLoaded(manager, () =>
          loadAgreements(manager, withoutLoaded({ agreements }, isLoaded).agreements, done),
        );
        await loadDecisions(manager, decisions, done, isLoaded);
        await loadRecord(manager, record, done, isLoaded);
        await moveLeftOver(manager);
      });
      if (demo) await openForJoining(manager);
      return loaded;
    });
  } finally {
    await dataSource.destroy();
  }
  if (eventsDatabaseUrl !== undefined) await prepareEvents(eventsDatabaseUrl);
  return whole;
}

/** Those of facts.json, with what external.json adds to them. */
async function readAgreementFacts(report: LoadReport): Promise<AgreementFact[]> {
  const facts = await readFacts(new URL('../../src/seed/facts.json', import.meta.url));
  const external = await readFacts(new URL('../../src/seed/external.json', import.meta.url));
  return withObservations(
    readRecords(facts.agreements ?? [], { kind: 'agreements', schema: agreementFact, report }),
    readRecords(external.observations ?? [], { kind: 'observations', schema: observationsFact, report }),
    report,
  );
}
