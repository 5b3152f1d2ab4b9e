import { batch } from '@hub/common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Municipality } from '../entities/municipality.js';
import { officialMunicipality } from '../official-municipality.js';
import { findMunicipalitiesByCode } from '../repositories/municipality-repository.js';
import { findRegionsByCode } from '../repositories/region-repository.js';

/** A municipality as the sources name it or, where none does, as Statistics Sweden lists it. */
export function municipalityByCode(db: EntityManager): DataLoader<string, Municipality | null> {
  return new DataLoader(async (codes) => {
    const held = await findMunicipalitiesByCode(db, codes);
    const there = new Set(held.map(({ code }) => code));
    const others = await officialMunicipalities(
      db,
      codes.filter((code) => !there.has(code)),
    );
    return batch(codes, [...held, ...others], ({ code }) => code);
  });
}

/** Those of the regions that are served here. */
async function officialMunicipalities(db: EntityManager, codes: readonly string[]): Promise<Municipality[]> {
  if (codes.length === 0) return [];
  const regions = await findRegionsByCode(db, [...new Set(codes.map((code) => code.slice(0, 2)))]);
  return codes.flatMap((code) => {
    const region = regions.find((each) => code.startsWith(each.code));
    return (region && officialMunicipality(code, region)) ?? [];
  });
}
