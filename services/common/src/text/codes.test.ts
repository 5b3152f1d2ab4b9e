import { describe, expect, it } from '@jest/globals';
import { checkMunicipalityCodes, checkRegionCodes } from './codes.js';

describe('codes', () => {
  it('of the 21 regions and Sweden are let through', () => {
    expect(() => checkRegionCodes(['00', '01', '12', '25'])).not.toThrow();
    expect(() => checkMunicipalityCodes(['0180', '1280', '2584'])).not.toThrow();
  });

  it.each(['99', '02', '1', '', '012', 'SE', '12 ', 'x'.repeat(5_000)])(
    'of no region are refused: %s',
    (code) => {
      expect(() => checkRegionCodes(['12', code])).toThrow(/no region has it/);
    },
  );

  it.each(['0080', '9980', '128', '12800', '', 'abcd'])('of no municipality are refused: %s', (code) => {
    expect(() => checkMunicipalityCodes(['1280', code])).toThrow(/municipality code/);
  });
});
