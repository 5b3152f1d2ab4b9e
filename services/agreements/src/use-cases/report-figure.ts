import { canonicalJson, type Refusal, recordedSource, refuse } from '@hub/common';
import type { Context } from '../context.js';
import type { ReportFigureInput } from '../entities/report-figure.js';
import { insertFigure } from '../repositories/agreement-write-repository.js';
import { setCounted } from '../repositories/counter-repository.js';
import { findFigures } from '../repositories/part-repository.js';
import { standingFigure } from '../standing-figure.js';
import { countAnew } from './count-anew.js';
import { refusePastDate } from './refuse-date.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Adds a figure that a source gives. The one with the latest date stands; whoever watches the counter sees it. */
export function reportFigure(input: ReportFigureInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'reportFigure',
    input,
    check,
    async apply(tx, { agreement, counter }, { value, approximate, asOf, source }) {
      const figures = await findFigures(tx, [agreement.id]);
      const figure = {
        agreementId: agreement.id,
        ordinal: Math.max(0, ...figures.map(({ ordinal }) => ordinal)) + 1,
        value,
        approximate,
        asOf: asOf ?? null,
        label: null,
        source: recordedSource(source),
      };
      await insertFigure(tx, figure);
      const reported = standingFigure([...figures, figure]);
      if (!isSame(reported, counter.reported)) {
        await setCounted(tx, agreement.id, { reported });
        await countAnew(tx, agreement);
      }
      return { payload: { value, approximate, asOf: asOf ?? null } };
    },
  });
}

function check({ value, asOf, source }: Omit<ReportFigureInput, 'idempotencyKey'>): Refusal[] {
  const named = source.document ?? source.url ?? null;
  return [
    ...(value >= 0 ? [] : [refuse('INVALID_INPUT', 'The number must be 0 or more.', 'value')]),
    ...(asOf == null ? [] : refusePastDate(asOf, 'asOf')),
    ...(named === null
      ? [refuse('INVALID_INPUT', 'A figure needs a source: the document or the web address.', 'source')]
      : []),
  ];
}

const isSame = (one: object | null, other: object | null): boolean =>
  canonicalJson(one) === canonicalJson(other);
