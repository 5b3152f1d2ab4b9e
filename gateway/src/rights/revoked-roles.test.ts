import { rightHolder } from '@hub/common/process';
import { RIGHT_RESTORED, RIGHT_REVOKED } from '@hub/schema/events';
import { ANONYMOUS } from '@hub/schema/identity';
import { describe, expect, it } from '@jest/globals';
import { RevokedRoles } from './revoked-roles.js';

const someone = { subject: 'someone', roles: ['portal:12', 'analyst'] };
const revoked = (role: string | null, subject = 'someone') => ({
  type: RIGHT_REVOKED,
  payload: { holder: rightHolder(subject), role },
});
const restored = (role: string | null) => ({ ...revoked(role), type: RIGHT_RESTORED });

describe('the roles left of an identity', () => {
  it.each([
    ['all where nothing was revoked', [], ['portal:12', 'analyst']],
    ['those that were not revoked', [revoked('analyst')], ['portal:12']],
    ['all where it was revoked of another', [revoked(null, 'another')], ['portal:12', 'analyst']],
    ['all where it is of another scope', [revoked('portal:14')], ['portal:12', 'analyst']],
    ['none where all were revoked', [revoked(null)], []],
    ['those again that were restored', [revoked('analyst'), restored('analyst')], ['portal:12', 'analyst']],
    ['none while all are revoked, though one was restored', [revoked(null), restored('analyst')], []],
    [
      'not the one that was revoked by itself, where all were restored',
      [revoked('analyst'), revoked(null), restored(null)],
      ['portal:12'],
    ],
    ['the same where a change is taken in again', [revoked('analyst'), revoked('analyst')], ['portal:12']],
    ['all where another topic is told of', [{ ...revoked(null), type: 'another' }], ['portal:12', 'analyst']],
  ])('are %s', (_what, changes, left) => {
    const roles = new RevokedRoles();
    for (const change of changes) roles.take(change);
    expect(roles.leftOf(someone)).toEqual({ subject: 'someone', roles: left });
  });

  it('are none of someone anonymous anyway', () => {
    const roles = new RevokedRoles();
    roles.take(revoked(null));
    expect(roles.leftOf(ANONYMOUS)).toBe(ANONYMOUS);
  });
});
