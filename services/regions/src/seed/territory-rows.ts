import { sortKey } from '@hub/common';
import type { z } from 'zod';
import type { municipalityFact, regionFact } from './facts.js';
import { searchColumns } from './search-columns.js';
import { searchedTexts } from './searched-texts.js';

type Row = Readonly<Record<string, unknown>>;

export function regionRow(region: z.output<typeof regionFact>): Row {
  return {
    code: region.code,
    name: region.name,
    county_name: region.countyName,
    iso_code: region.isoCode,
    nuts_code: region.nutsCode,
    municipalities_total: region.municipalitiesTotal,
    authority_id: region.authorityId,
    sources: region.sources,
  };
}

/** A municipality is found by its name and by what the sources name it as. */
export function municipalityRow({ code, name, mentions, sources }: z.output<typeof municipalityFact>): Row {
  return {
    code,
    region_code: code.slice(0, 2),
    name,
    sort_key: sortKey(name),
    mentions,
    sources,
    ...searchColumns(searchedTexts.municipality({ name, mentions })),
  };
}
