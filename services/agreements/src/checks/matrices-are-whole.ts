import { type Finding, findingOf } from '@hub/common';
import { ParticipationLevel, ParticipationStage } from '../entities/participation.js';
import type { CheckedMatrix } from './checked-records.js';

const CELLS = Object.values(ParticipationLevel).length * Object.values(ParticipationStage).length;

/** A matrix of participation that has cells has one for each level and stage, also where its content is unknown. */
export function matricesAreWhole(matrices: readonly CheckedMatrix[]): Finding[] {
  return matrices
    .filter(({ cells }) => cells.length > 0 && cells.length < CELLS)
    .map((matrix) =>
      findingOf('participationMatrices', matrix, {
        severity: 'warning',
        field: 'cells',
        what: 'The matrix of participation (delaktighetsmatris) lacks cells.',
        expected: `${CELLS}, one for each level and stage`,
        got: String(matrix.cells.length),
      }),
    );
}
