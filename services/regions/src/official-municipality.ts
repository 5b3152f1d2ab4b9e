import { sortKey } from '@hub/common';
import { placeNameOf } from '@hub/schema/place-names';
import { Municipality } from './entities/municipality.js';
import type { Region } from './entities/region.js';

/** Where the names and codes of all municipalities come from. */
const OFFICIAL = { document: 'Officiella koder: SCB kommunkod', place: 'kommunkod', external: true };

/**
 * A municipality that the sources name nothing of, as Statistics Sweden lists it: a record may refer to any that there is.
 *
 * @param region the one that it lies in; the municipality is as old as that.
 * @returns undefined where no municipality has the code.
 */
export function officialMunicipality(code: string, region: Region): Municipality | undefined {
  const name = placeNameOf(code);
  if (name === undefined) return undefined;
  return Object.assign(new Municipality(), {
    code,
    name,
    sortKey: sortKey(name),
    regionCode: region.code,
    mentions: [],
    updatedAt: region.updatedAt,
    sources: [OFFICIAL],
  });
}
