import { countFindings, type Finding, type FindingCounts } from './finding.js';

/** A report as lines to read: by region, then by record, with the counts at the end. */
export function printFindings(
  findings: readonly Finding[],
  options: { readonly regionNames: ReadonlyMap<string, string>; readonly checked: number },
): string {
  const { regionNames, checked } = options;
  const regions = [...new Set(findings.map(({ region }) => region))].sort();
  const lines = regions.flatMap((region) => [
    `${regionNames.get(region) ?? 'Region'} (${region})`,
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
    `    ${severity.padEnd(7)}  ${field === '' ? '' : `${field}: `}${what}`,
    `             expected ${expected}; got ${got}`,
    ...(source === null ? [] : [`             source: ${source}`]),
  ];
}

function records(findings: readonly Finding[]): string[] {
  const keys = [...new Set(findings.map(({ kind, id }) => `${kind} ${id}`))];
  return keys.flatMap((key) => [
    `  ${key}`,
    ...findings.filter(({ kind, id }) => `${kind} ${id}` === key).flatMap(printFinding),
  ]);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
