import { expect, test } from '@jest/globals';
import { readArguments } from './read-arguments.js';

const LOAD = { command: 'load', file: true, flags: ['dry-run'] };
const DUMP = { command: 'dump', values: { region: 'NN', also: 'ID' }, repeated: ['also'] };

test('what a command takes is read in any order', () => {
  const load = readArguments(['--dry-run', '14.json'], LOAD);
  expect([load.file, load.has('dry-run'), load.has('json')]).toEqual(['14.json', true, false]);
  const dump = readArguments(['--also', 'org-a', '--region=14', '--also', 'org-b'], DUMP);
  expect([dump.value('region'), dump.list('also'), dump.value('out'), dump.list('out')]).toEqual([
    '14',
    ['org-a', 'org-b'],
    undefined,
    [],
  ]);
});

test.each([
  [LOAD, ['14.json', '--region', '14'], 'load takes FILE [--dry-run]: not --region'],
  [LOAD, ['14.json', '-n'], 'load takes FILE [--dry-run]: not -n'],
  [LOAD, ['14.json', '21.json'], 'load takes FILE [--dry-run]: not "21.json" beside it'],
  [LOAD, ['--dry-run'], 'load takes FILE [--dry-run]: the FILE is missing'],
  [LOAD, ['14.json', '--dry-run=no'], 'load takes FILE [--dry-run]: --dry-run has no value, got "no"'],
  [LOAD, ['14.json', '--no-dry-run'], 'load takes FILE [--dry-run]: not --no-dry-run'],
  [DUMP, ['14'], 'dump takes [--region NN] [--also ID …]: not "14"'],
  [DUMP, ['--region'], 'dump takes [--region NN] [--also ID …]: --region wants NN'],
  [DUMP, ['--region', '--also', 'org-a'], 'dump takes [--region NN] [--also ID …]: --region wants NN'],
  [DUMP, ['--region='], 'dump takes [--region NN] [--also ID …]: --region wants NN'],
  [
    DUMP,
    ['--region', '12', '--region', '14'],
    'dump takes [--region NN] [--also ID …]: --region is given twice',
  ],
])('%j with %j is refused in one line', (rules, args, line) => {
  expect(() => readArguments(args, rules)).toThrow(new Error(line));
});
