import { LONGEST_WORDS, shortened } from '../text/shortened.js';
import { visible } from '../text/visible.js';
import { countFindings, type Finding, type FindingCounts } from './finding.js';

/** A report as lines to read: by region, then by record, with the counts at the end. */
export function printFindings(
  findings: readonly Finding[],
  options: { readonly regionNames: ReadonlyMap<string, string>; readonly checked: number },
): string {
  const { regionNames, checked } = options;
  const regions = [...new Set(findings.map(({ region }) => region))].sort();
  const lines = regions.flatMap((region) => [
    `${regionNames.get(region) ?? (region === '00' ? 'All of Sweden' : 'Region')} (${region})`,
    ...records(findings.filter((finding) => finding.region === region)),
    '',
  ]);
  return [...lines, `${counted(checked, 'record')} checked: ${printCounts(countFindings(findings))}`].join(
    '\n',
  );
}

/** `0 errors, 2 warnings, 1 notice`. */
export function printCounts({ error, warning, notice }: FindingCounts): string {
  return [counted(error, 'error'), counted(warning, 'warning'), counted(notice, 'notice')].join(', ');
}

/** One finding on two or three lines, for reports and refusals. */
export function printFinding({ severity, field, what, expected, got, source }: Finding): string[] {
  return [
    `    ${severity.padEnd(7)}  ${field === '' ? '' : `${shortened(field)}: `}${what}`,
    `             expected ${shortened(expected, LONGEST_WORDS)}; got ${shortened(got, LONGEST_WORDS)}`,
    ...(source === null ? [] : [`             source: ${shortened(source, LONGEST_WORDS)}`]),
  ].map(visible);
}

/** `bodies 14-body-rad, “Samverkansrådet”`: where it stands in a file, and what people call it. */
export const printRecord = ({ kind, id, name }: Pick<Finding, 'kind' | 'id' | 'name'>): string =>
  visible(`${kind} ${shortened(id)}${name === null ? '' : `, “${shortened(name)}”`}`);

function records(findings: readonly Finding[]): string[] {
  const keyOf = ({ kind, id }: Finding) => `${kind} ${id}`;
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).entries()].flatMap(
    ([key, first]) => [
      `  ${printRecord(first)}`,
      ...findings.filter((finding) => keyOf(finding) === key).flatMap(printFinding),
    ],
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
