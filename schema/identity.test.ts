import { describe, expect, it } from '@jest/globals';
import { isHubRole, ROLE_SCOPES, roleFault, subjectFault } from './identity.js';

describe('a role as a token carries it', () => {
  it.each([
    'signatory:org-abf-malmo',
    'region-editor:00',
    'region-editor:12',
    'agreement-manager:12',
    'agreement-manager:1280',
    'agreement-manager:00',
    'portal:14',
    'analyst',
    'hub-admin',
    'organisation-registrar',
  ])('is as it must be: %s', (role) => {
    expect([isHubRole(role), roleFault(role)]).toEqual([true, undefined]);
  });

  it.each([
    ['signatory', 'an organisation'],
    ['signatory:', 'an organisation'],
    ['signatory:a b', 'an organisation'],
    ['signatory:a:b', 'an organisation'],
    ['region-editor', 'a region'],
    ['region-editor:99', 'a region'],
    ['region-editor:1280', 'a region'],
    ['agreement-manager', 'a region or a municipality'],
    ['agreement-manager:9901', 'a region or a municipality'],
    ['agreement-manager:128', 'a region or a municipality'],
    ['portal', 'a region'],
    ['portal:12 ', 'a region'],
    ['analyst:12', 'the whole hub'],
    ['hub-admin:', 'the whole hub'],
    ['organisation-registrar:org-one', 'the whole hub'],
  ])('is told what is wrong with it: %s', (role, wanted) => {
    expect(isHubRole(role)).toBe(true);
    expect(roleFault(role)).toContain(wanted);
  });

  it.each(['offline_access', 'Hub-Admin', 'toString', '', ' hub-admin'])(
    'is none of the hub’s where its name is another: %s',
    (role) => {
      expect(isHubRole(role)).toBe(false);
    },
  );

  it('is one of seven', () => {
    expect(Object.keys(ROLE_SCOPES)).toHaveLength(7);
  });
});

describe('a subject', () => {
  it.each([
    'someone',
    'auth0|123',
    's'.repeat(255),
    'someone@example.org',
    'cn=Some One,ou=Staff',
    '~!"#$%&\'()*+,-./:;<=>?',
  ])('may be %s', (subject) => {
    expect(subjectFault(subject)).toBeUndefined();
  });

  it.each([
    ['', 'not empty'],
    ['   ', 'not empty'],
    ['s'.repeat(256), 'at most 255 characters, got 256'],
    ['one\ntwo', 'ASCII characters that can be seen (U+0020 to U+007E), got U+000A'],
    ['one\0', 'got U+0000'],
    ['one\x7f', 'got U+007F'],
    ['one\u0085', 'got U+0085'],
    ['one\u2028', 'got U+2028'],
    ['one\u2029two', 'got U+2029'],
    ['one\u202etwo', 'got U+202E'],
    ['å', 'got U+00E5'],
    ['🦊', 'got U+1F98A'],
    ['one\ud800', 'got U+D800'],
    [' one', 'without spaces at its ends'],
    ['one ', 'without spaces at its ends'],
  ])('may not be %j', (subject, wanted) => {
    expect(subjectFault(subject)).toContain(wanted);
  });
});
