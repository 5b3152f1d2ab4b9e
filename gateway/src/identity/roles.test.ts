import { describe, expect, it } from '@jest/globals';
import { TokenRefused } from './faults.js';
import { rolesOf } from './roles.js';

describe('the roles of a token', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a claim', { roles: ['analyst'] }, 'roles'],
    ['a claim within another', { realm_access: { roles: ['analyst'] } }, 'realm_access.roles'],
    [
      'a claim whose name is an address',
      { 'https://hub.example/roles': ['analyst'] },
      'https://hub.example/roles',
    ],
  ])('are read from %s', (_where, claims, path) => {
    expect(rolesOf(claims, path)).toEqual(['analyst']);
  });

  it('are each there once, and those of other systems are not', () => {
    const roles = ['offline_access', 'portal:12', 'default-roles-x', 'portal:12', 'signatory:org-å'];
    expect(rolesOf({ roles }, 'roles')).toEqual(['portal:12', 'signatory:org-å']);
  });

  it.each<[Record<string, unknown>]>([[{}], [{ realm_access: {} }], [{ realm_access: 'x' }]])(
    'are none where there is no claim: %j',
    (claims) => {
      expect(rolesOf(claims, 'realm_access.roles')).toEqual([]);
      expect(rolesOf(claims, 'constructor.name')).toEqual([]);
    },
  );

  it.each<[unknown, string]>([
    ['hub-admin', 'a list of texts'],
    [{ role: 'hub-admin' }, 'a list of texts'],
    [null, 'a list of texts'],
    [['hub-admin', 7], 'a list of texts'],
    [['region-editor'], 'region-editor to be held for a region'],
    [['analyst', 'agreement-manager:9999'], 'agreement-manager to be held for a region or a municipality'],
    [Array.from({ length: 201 }, (_, index) => `signatory:org-${index}`), 'at most 200'],
  ])('refuse the token where they are not as they must be: %j', (roles, said) => {
    expect(() => rolesOf({ roles }, 'roles')).toThrow(TokenRefused);
    expect(() => rolesOf({ roles }, 'roles')).toThrow(said);
  });
});
