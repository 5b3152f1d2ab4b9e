import type { BaseContext } from '@hub/common';
import { municipalitiesOfRegion } from './loaders/municipalities-of-region.js';
import { municipalityByCode } from './loaders/municipality-by-code.js';
import { regionByCode } from './loaders/region-by-code.js';

/** What one request has. */
export interface Context extends BaseContext {
  /** The code of the region this deployment is of. */
  readonly regionCode: string;
  readonly loaders: ReturnType<typeof createLoaders>;
}

export function createContext(base: BaseContext, regionCode: string): Context {
  return { ...base, regionCode, loaders: createLoaders(base) };
}

function createLoaders({ db }: BaseContext) {
  return {
    regionByCode: regionByCode(db),
    municipalityByCode: municipalityByCode(db),
    municipalitiesOfRegion: municipalitiesOfRegion(db),
  };
}
