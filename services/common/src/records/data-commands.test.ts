import { afterEach, expect, jest, test } from '@jest/globals';
import { runDataCommand } from './data-commands.js';
import type { RecordStore } from './record-store.js';

const STORE: RecordStore = {
  service: 'things',
  kinds: [],
  dataSource: () => {
    throw new Error('no database was to be asked');
  },
  check: () => [],
  load: async () => {},
};

const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
afterEach(() => {
  errors.mockClear();
});

test.each([
  [['check', '--region', '14'], 'check takes [--json]: not --region\n'],
  [['dump', '14'], 'dump takes [--region NN] [--also ID …] [--out FILE]: not "14"\n'],
  [['load', '14.json', '--out', 'x'], 'load takes FILE [--dry-run] [--json]: not --out\n'],
])('%j is refused in one line and with exit code 3', async (args, line) => {
  expect(await runDataCommand(STORE, () => 'postgres://unused', args)).toBe(3);
  expect(errors.mock.calls).toEqual([[line]]);
});

test('a configuration that can not be used is no finding: its exit code is 3 too', async () => {
  const readUrl = () => {
    throw new Error('DATABASE_URL is missing');
  };
  expect(await runDataCommand(STORE, readUrl, ['check'])).toBe(3);
  expect(errors.mock.calls).toEqual([['DATABASE_URL is missing\n']]);
});
