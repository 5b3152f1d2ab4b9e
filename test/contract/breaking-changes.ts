import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import type { Finding } from './finding.js';

/**
 * What clients of the last release would trip over, where the changelog does not say so.
 *
 * @param released the public schema of the last release.
 * @param current the public schema as it is now.
 * @param changelog its text; an entry under `### Breaking` of `## Unreleased` is taken to cover what there is.
 */
export async function unannouncedBreakingChanges(
  released: string,
  current: string,
  changelog: string,
): Promise<Finding[]> {
  if (announcesBreaking(changelog)) return [];
  const changes = await diff(buildSchema(released), buildSchema(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({
      where: path ?? 'schema',
      what: `${message}, which breaks clients of the last release: say so in CHANGELOG.md under "## Unreleased", "### Breaking"`,
    }));
}

function announcesBreaking(changelog: string): boolean {
  const unreleased = section(changelog, '## ', /^unreleased\b/i);
  return /^\s*[-*] \S/m.test(section(unreleased, '### ', /^breaking\b/i));
}

/** The text under the first heading of that level whose title matches; empty where there is none. */
function section(text: string, marks: string, title: RegExp): string {
  const parts = `\n${text}`.split(`\n${marks}`).slice(1);
  const found = parts.find((part) => title.test(part));
  return found === undefined ? '' : found.slice(found.indexOf('\n') + 1);
}
