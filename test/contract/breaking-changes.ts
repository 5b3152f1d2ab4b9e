import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import type { Finding } from './finding.js';

/**
 * What clients of the last release would trip over, where the changelog does not say so.
 *
 * @param released the public schema of the last release.
 * @param current the public schema as it is now.
 * @param changelog its text; the entries under `### Breaking` of `## Unreleased` cover the elements that they name, each
 *   as the finding writes it: `Agreement.title`.
 */
export async function unannouncedBreakingChanges(
  released: string,
  current: string,
  changelog: string,
): Promise<Finding[]> {
  const announced = breakingEntries(changelog);
  const changes = await diff(buildSchema(released), buildSchema(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path }) => path === undefined || !names(announced, path))
    .map(({ path, message }) => ({
      where: path ?? 'schema',
      what: `${message}, which breaks clients of the last release: name it in CHANGELOG.md under "## Unreleased", "### Breaking"`,
    }));
}

function breakingEntries(changelog: string): string {
  const unreleased = section(changelog, '## ', /^unreleased\b/i);
  return section(unreleased, '### ', /^breaking\b/i);
}

/** Whether a text names an element of the schema, and not only one whose name begins alike. */
function names(text: string, path: string): boolean {
  return text.split(/[^\w.]+/).some((word) => word.replace(/\.$/, '') === path);
}

/** The text under the first heading of that level whose title matches; empty where there is none. */
function section(text: string, marks: string, title: RegExp): string {
  const parts = `\n${text}`.split(`\n${marks}`).slice(1);
  const found = parts.find((part) => title.test(part));
  return found === undefined ? '' : found.slice(found.indexOf('\n') + 1);
}
