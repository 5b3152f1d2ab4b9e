import { expect, test } from '@jest/globals';
import { RegionFileError } from './region-file-error.js';

test('a refusal prints no id, field or value of a file whole that is longer than any can be; its faults have them', () => {
  const long = `14-body-${'a'.repeat(5_000)}`;
  const error = new RegionFileError([
    { kind: 'bodies', id: long, field: long, what: `an id other than ${long}`, got: long },
  ]);
  expect(error.message.length).toBeLessThan(3_000);
  expect(error.message).toContain(`bodies ${long.slice(0, 200)}… (4808 more characters) 14-body-aaa`);
  expect(error.faults).toMatchObject([{ id: long, got: long }]);
});
