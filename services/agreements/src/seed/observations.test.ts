import { emptyReport } from '@hub/common';
import { expect, it } from '@jest/globals';
import { withObservations } from './observations.js';

const agreement = (id: string) => ({ id, milestones: [1], reportedFigures: [], statements: [] });
const observed = (id: string) => ({ id, milestones: [2], reportedFigures: [3], statements: [] });

it('what was found elsewhere stands after what the documents say, of its own agreement alone', () => {
  const report = emptyReport('agreements');
  expect(withObservations([agreement('a'), agreement('b')], [observed('b')], report)).toEqual([
    agreement('a'),
    { id: 'b', milestones: [1, 2], reportedFigures: [3], statements: [] },
  ]);
  expect(report.refused).toEqual([]);
});

it('what was found about no agreement of the register is refused, and the report says so', () => {
  const report = emptyReport('agreements');
  withObservations([agreement('a')], [observed('x')], report);
  expect(report.refused).toMatchObject([{ kind: 'observations', id: 'x' }]);
});
