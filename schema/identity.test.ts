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
  it.each(['someone', 'auth0|123', 'å'.repeat(500), 'someone@example.org', '🦊'])('may be %s', (subject) => {
    expect(subjectFault(subject)).toBeUndefined();
  });

  it.each([
    ['', 'not empty'],
    [' \u2003', 'not empty'],
    ['s'.repeat(501), 'at most 500 characters, got 501'],
    ['one\ntwo', 'one line'],
    ['one\0', 'control characters'],
    ['one\u0085', 'control characters'],
    ['one\ud800', 'half characters'],
  ])('may not be %j', (subject, wanted) => {
    expect(subjectFault(subject)).toContain(wanted);
  });
});
