import { type Records, recordsOf } from '@hub/common';
import type { EntityManager } from 'typeorm';
import { saveDecision, saveText } from '../repositories/version-repository.js';
import type { DecisionRecord, VersionTextRecord } from './version-records.js';

/** Writes texts, with their checksums, and decisions; their versions must be there. */
export async function loadVersionRecords(manager: EntityManager, changed: Records): Promise<void> {
  for (const { id, text } of recordsOf<VersionTextRecord>(changed, 'versionTexts')) {
    await saveText(manager, id, text);
  }
  for (const { date, ...decision } of recordsOf<DecisionRecord>(changed, 'decisions')) {
    await saveDecision(manager, { ...decision, printedDate: date });
  }
}
