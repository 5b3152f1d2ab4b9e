import { Sector, sectorInWords } from '@hub/common';
import { OrganisationKind } from './entities/organisation-kind.js';

/** The sector of most organisations of a kind; kinds that are of several have none. */
export const SECTOR_OF_KIND: Readonly<Partial<Record<OrganisationKind, Sector>>> = {
  [OrganisationKind.CIVIL_SOCIETY]: Sector.CIVIL,
  [OrganisationKind.MUNICIPALITY]: Sector.PUBLIC,
  [OrganisationKind.REGION]: Sector.PUBLIC,
  [OrganisationKind.STATE_AGENCY]: Sector.PUBLIC,
  [OrganisationKind.GOVERNMENT]: Sector.PUBLIC,
  [OrganisationKind.ASSOCIATION_OF_AUTHORITIES]: Sector.PUBLIC,
  [OrganisationKind.COORDINATION_ASSOCIATION]: Sector.PUBLIC,
  [OrganisationKind.BOARD]: Sector.PUBLIC,
  [OrganisationKind.EU_FUND]: Sector.PUBLIC,
  [OrganisationKind.COMPANY]: Sector.PRIVATE,
};

/**
 * Whether an organisation of a kind can be of a sector. Decided only where the kind is a part of the sector by what the two
 * are: associations, funds and companies may be anybody's.
 */
export const canBeOfSector = (kind: OrganisationKind, sector: Sector): boolean =>
  SECTORS_OF_KIND[kind]?.includes(sector) ?? true;

/** A university may be an agency under the government. */
const SECTORS_OF_KIND: Readonly<Partial<Record<OrganisationKind, readonly Sector[]>>> = {
  [OrganisationKind.CIVIL_SOCIETY]: [Sector.CIVIL],
  [OrganisationKind.MUNICIPALITY]: [Sector.PUBLIC],
  [OrganisationKind.REGION]: [Sector.PUBLIC],
  [OrganisationKind.GOVERNMENT]: [Sector.PUBLIC],
  [OrganisationKind.BOARD]: [Sector.PUBLIC],
  [OrganisationKind.STATE_AGENCY]: [Sector.PUBLIC, Sector.ACADEMIA],
};

/** The sectors that an organisation of a kind can be of, in words; all of them where nothing is decided. */
export const sectorsInWords = (kind: OrganisationKind): string =>
  (SECTORS_OF_KIND[kind] ?? Object.values(Sector)).map(sectorInWords).join(' or ');
