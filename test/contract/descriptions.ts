import { type ASTNode, Kind, parse, type StringValueNode, visit } from 'graphql';
import type { Finding } from './finding.js';

/**
 * What a schema leaves unexplained: a type, field, argument, input field, enum value or directive without a description of
 * three English words or more, or, but for directives, without the Swedish term after them; and one that is deprecated without a reason that holds the date of it, YYYY-MM-DD, and as many
 * words beside.
 *
 * @param schemas the definitions of each schema, by a name for the findings.
 */
export function unexplained(schemas: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(schemas)
    .sort()
    .flatMap(([schema, sdl]) => {
      const findings: Finding[] = [];
      visit(parse(sdl), {
        enter(node, _key, _parent, _path, ancestors) {
          if (!EXPLAINED.has(node.kind)) return;
          const where = [...ancestors, node].flatMap(nameOf).join('.');
          const description = descriptionOf(node);
          const [english = '', swedish = ''] = description.split(SWEDISH);
          if (description.trim() === '') {
            findings.push({ where, what: `has no description in ${schema}` });
          } else {
            if (wordsOf(english) < LEAST_WORDS) {
              const what = `has a description in ${schema} of fewer than ${LEAST_WORDS} words in English, "${description}"`;
              findings.push({ where, what });
            }
            const isOfDirective = [node, ...ancestors].some(isDirective);
            if (wordsOf(swedish) === 0 && !isOfDirective) {
              const what = `has a description in ${schema} without a Swedish term at its end ("Swedish: …"), "${description}"`;
              findings.push({ where, what });
            }
          }
          const reason = deprecation(node);
          if (reason !== undefined && !holdsDate(reason)) {
            const what = `is deprecated in ${schema} without a date as YYYY-MM-DD in its reason, "${reason}"`;
            findings.push({ where, what });
          }
          if (reason !== undefined && wordsOf(reason.replaceAll(DATES, '')) < LEAST_WORDS) {
            const what = `is deprecated in ${schema} with fewer than ${LEAST_WORDS} words beside the date in its reason, "${reason}"`;
            findings.push({ where, what });
          }
        },
      });
      return findings;
    });
}

/** What stands in a schema for itself. An extension adds fields to a type that is explained where it is defined. */
const EXPLAINED: ReadonlySet<string> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
]);

/** With fewer than these nothing is said that the name does not say. */
const LEAST_WORDS = 3;

const DATES = /\b\d{4}-\d{2}-\d{2}\b/g;

const descriptionOf = (node: ASTNode): string =>
  (node as { description?: StringValueNode }).description?.value ?? '';

/** Stands between what a description says in English and the Swedish term. */
const SWEDISH = 'Swedish:';

const wordsOf = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Directives are told to those who build the graph, and have no term of the domain. */
const isDirective = (node: ASTNode | readonly ASTNode[]): boolean =>
  'kind' in node && node.kind === Kind.DIRECTIVE_DEFINITION;

/** The reason given for deprecating it, empty where there is none; undefined where it is not deprecated. */
function deprecation(node: ASTNode): string | undefined {
  const directives = 'directives' in node ? node.directives : undefined;
  const deprecated = directives?.find(({ name }) => name.value === 'deprecated');
  if (deprecated === undefined) return undefined;
  const reason = deprecated.arguments?.find(({ name }) => name.value === 'reason')?.value;
  return reason?.kind === Kind.STRING ? reason.value : '';
}

/** Whether a text holds a day that the calendar has. */
function holdsDate(text: string): boolean {
  return (text.match(DATES) ?? []).some((day) => {
    const time = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
  });
}

function nameOf(node: ASTNode | readonly ASTNode[]): string[] {
  // Between a node and its parent stands the list that it is in.
  return 'name' in node && node.name?.kind === Kind.NAME ? [node.name.value] : [];
}
