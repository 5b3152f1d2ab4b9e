import { expect, test } from '@jest/globals';
import { roleOf } from './roles.js';

test('a role that is held for something carries what it is held for', () => {
  expect(roleOf('signatory', { organisation: 'org-abf-malmo' })).toBe('signatory:org-abf-malmo');
  expect(roleOf('region-editor', { region: '12' })).toBe('region-editor:12');
  expect(roleOf('agreement-manager', { territory: '1280' })).toBe('agreement-manager:1280');
  expect(roleOf('portal', { region: '14' })).toBe('portal:14');
});

test.each(['analyst', 'hub-admin', 'organisation-registrar'])('%s is held for the whole hub', (role) => {
  expect(roleOf(role, {})).toBe(role);
});

test('a role that does not exist is refused with those that do', () => {
  expect(() => roleOf('king', {})).toThrow('--role is "king", wanted one of signatory, region-editor');
  expect(() => roleOf('constructor', {})).toThrow('--role is "constructor"');
  expect(() => roleOf(undefined, {})).toThrow('--role is missing');
});

test('a scope that is missing, or that does not go with the role, is refused', () => {
  expect(() => roleOf('signatory', {})).toThrow('--role signatory needs --organisation');
  expect(() => roleOf('signatory', { organisation: 'org-a', region: '12' })).toThrow(
    '--region does not go with',
  );
  expect(() => roleOf('analyst', { region: '12' })).toThrow('--region does not go with --role analyst');
});

test.each([
  ['portal', { region: '99' }, '--region is "99", wanted portal to be held for a region'],
  ['agreement-manager', { territory: '128' }, '--territory is "128"'],
  ['signatory', { organisation: 'org one' }, '--organisation is "org one"'],
])('a scope that no token may have is refused: %s %j', (role, scopes, said) => {
  expect(() => roleOf(role, scopes)).toThrow(said);
});
