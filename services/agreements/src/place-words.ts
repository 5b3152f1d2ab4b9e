import { placeNameOf } from '@hub/schema/place-names';

const NATIONAL = '00';

/**
 * What an agreement's place is called in searches: its name, and what such a place is, so that `Lunds kommun` and
 * `Region Skåne` find what `Lund` and `Skåne` find.
 */
export function placeWords({
  regionCode,
  municipalityCode,
}: {
  readonly regionCode: string;
  readonly municipalityCode: string | null;
}): string[] {
  const name = placeNameOf(municipalityCode ?? regionCode);
  const named = name === undefined ? [] : [name];
  if (municipalityCode !== null) return [...named, 'kommun', 'stad'];
  return regionCode === NATIONAL ? named : [...named, 'region', 'län'];
}
