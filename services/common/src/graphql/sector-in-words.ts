import { Sector } from './sector.js';

/** A sector as it stands in a sentence, with the word that officials use. */
export const sectorInWords = (sector: Sector): string => WORDS[sector];

const WORDS: Readonly<Record<Sector, string>> = {
  [Sector.PUBLIC]: 'the public sector (offentlig sektor)',
  [Sector.CIVIL]: 'civil society (civilsamhälle)',
  [Sector.PRIVATE]: 'business (näringsliv)',
  [Sector.ACADEMIA]: 'academia (akademi)',
};
