import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { unknownFields } from './unknown-fields.js';

test('a field that is not known is told with each field that is known there, once', () => {
  const schema = z.object({ id: z.string(), seats: z.array(z.object({ side: z.string() })) });
  const record = { id: '14-body-x', seats: [{ side: 'PUBLIC', colour: 'red' }], size: 8 };
  expect(unknownFields(schema, record, ['seats', 'updatedAt'])).toEqual([
    { path: ['seats', 0, 'colour'], known: ['side'] },
    { path: ['size'], known: ['id', 'seats', 'updatedAt'] },
  ]);
});
