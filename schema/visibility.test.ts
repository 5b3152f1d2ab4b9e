import { describe, expect, it } from '@jest/globals';
import { ROLE_SCOPES, type RoleName } from './identity.js';
import { viewerClass } from './visibility.js';

const someone = (...roles: string[]) => ({ subject: 'someone', roles });
const held = (role: RoleName) => (ROLE_SCOPES[role] === null ? role : `${role}:12`);

describe('the class of a viewer', () => {
  it.each([
    ['anonymous', { subject: null, roles: [] }],
    ['signed in without roles', someone()],
    ['analyst', someone('analyst')],
    ['portal', someone('portal:14', 'analyst')],
    ['of roles that the hub does not have', someone('no-such-role:12')],
  ])('is that of anyone for one who is %s', (_who, identity) => {
    expect(viewerClass(identity)).toEqual({ subject: null, roles: [] });
  });

  it('is that of its roles, in whatever order they stand, for a signatory', () => {
    const one = viewerClass(someone('signatory:b', 'analyst', 'signatory:a', 'signatory:b'));
    const other = viewerClass({ subject: 'another', roles: ['portal:12', 'signatory:a', 'signatory:b'] });
    expect(one).toEqual({ subject: 'hub-gateway', roles: ['signatory:a', 'signatory:b'] });
    expect(other).toEqual(one);
    expect(viewerClass(someone('signatory:a'))).not.toEqual(one);
  });

  it('is its own where its readings are noted', () => {
    const own = Object.keys(ROLE_SCOPES)
      .map((role) => held(role as RoleName))
      .filter((role) => viewerClass(someone(role)).subject === 'someone');
    expect(own).toEqual(['region-editor:12', 'agreement-manager:12', 'hub-admin', 'organisation-registrar']);
    expect(viewerClass(someone('signatory:a', 'hub-admin', 'analyst'))).toEqual(
      someone('hub-admin', 'signatory:a'),
    );
  });
});
