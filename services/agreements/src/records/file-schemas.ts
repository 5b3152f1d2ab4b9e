import { documentFact } from '../seed/document-fact.js';
import { type AgreementFact, agreementFact } from '../seed/facts.js';
import { PRINTED } from '../seed/printed-values.js';
import { matrixFact, principleFact } from '../seed/record-facts.js';

/** The facts' schemas, with what a file may say in more than one way said in one: as the hub gives it back. */

/** Versions stand by their numbers. What can't be right goes to quarantine, and stands after what can. */
export const agreementRecord = agreementFact.transform(
  (fact): AgreementFact => ({
    ...fact,
    versions: fact.versions.toSorted((one, other) => one.number - other.number),
    milestones: wholeFirst(fact.milestones, (value) => {
      const { data } = PRINTED.milestones(fact.versions).safeParse(value);
      return data && { ...data, label: data.label ?? null };
    }),
    reportedFigures: wholeFirst(
      fact.reportedFigures,
      (value) => PRINTED.reportedFigures().safeParse(value).data,
    ),
  }),
);

export const documentRecord = documentFact.transform(withAgreementsOnce);

export const principleRecord = principleFact.transform(withAgreementsOnce);

export const matrixRecord = matrixFact.refine(({ cells, bodies }) => cells.length + bodies.length > 0, {
  path: ['cells'],
  error: 'a cell or a body: one without either is no matrix',
});

function wholeFirst<Value>(
  values: readonly unknown[],
  wholeOf: (value: unknown) => Value | undefined,
): unknown[] {
  const read = values.map((value) => ({ value, whole: wholeOf(value) }));
  const printed = read.filter(({ whole }) => whole === undefined).map(({ value }) => JSON.stringify(value));
  return [
    ...read.flatMap(({ whole }) => (whole === undefined ? [] : [whole])),
    ...[...new Set(printed)].sort().map((text) => JSON.parse(text) as unknown),
  ];
}

function withAgreementsOnce<Fact extends { readonly agreementIds: readonly string[] }>(fact: Fact) {
  return { ...fact, agreementIds: [...new Set(fact.agreementIds)].sort() };
}
