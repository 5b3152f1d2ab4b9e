import { Body, Municipality, Organisation, Region } from '../entities/references.js';

/** National records belong to no region. */
const NATIONAL = '00';

/** @returns null for a national record. */
export function regionOf(code: string | null): Region | null {
  return code === null || code === NATIONAL ? null : Object.assign(new Region(), { code });
}

/** @returns Sweden ("00") for what is about all of it; null where not known. */
export function regionOrSwedenOf(code: string | null): Region | null {
  return code === null ? null : Object.assign(new Region(), { code });
}

export function municipalityOf(code: string | null): Municipality | null {
  return code === null ? null : Object.assign(new Municipality(), { code });
}

export function organisationOf(id: string | null): Organisation | null {
  return id === null ? null : Object.assign(new Organisation(), { id });
}

export function bodyOf(id: string | null): Body | null {
  return id === null ? null : Object.assign(new Body(), { id });
}
