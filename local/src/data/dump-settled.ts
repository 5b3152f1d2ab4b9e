import { setTimeout as pause } from 'node:timers/promises';
import { ofSeverity, type RegionFile, recordsInFile } from '@hub/common';
import { checkBetween } from './between-services.js';
import { dumpRegion } from './dump-region.js';
import type { HubData } from './hub-data.js';

const MOST_LOOKS = 4;

/** A service follows what another one tells, such as a merge, within about a second. */
const PAUSE_MS = 1_000;

/**
 * A region's file; see {@link dumpRegion}. Where services do not agree with each other, it is read again a little later:
 * one of them may just be following another. What still stands then is in the file.
 *
 * @param onWaiting told before each pause.
 */
export async function dumpSettled(
  hub: HubData,
  regionCode: string,
  onWaiting: () => void = () => {},
): Promise<RegionFile> {
  for (let look = 1; ; look += 1) {
    const file = await dumpRegion(hub, regionCode);
    const faults = ofSeverity('error', checkBetween(hub.kinds, [recordsInFile(file)]));
    if (faults.length === 0 || look === MOST_LOOKS) return file;
    onWaiting();
    await pause(PAUSE_MS);
  }
}
