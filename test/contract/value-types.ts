import {
  type DefinitionNode,
  isTypeDefinitionNode,
  parse,
  print,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import type { Subgraphs } from './compose.js';
import type { Finding } from './finding.js';

/**
 * Types that several subgraphs define and that are no entities must be the same in all, descriptions too: composition
 * would take what one says and drop the others without a word.
 */
export function differingValueTypes(subgraphs: Subgraphs): Finding[] {
  const seen = new Map<string, { subgraph: string; text: string }>();
  const findings: Finding[] = [];
  for (const [subgraph, sdl] of Object.entries(subgraphs).sort()) {
    for (const type of parse(sdl).definitions.filter(isValueType)) {
      const text = print(withoutShareable(type));
      const first = seen.get(type.name.value);
      if (first === undefined) seen.set(type.name.value, { subgraph, text });
      else if (first.text !== text) {
        findings.push({
          where: type.name.value,
          what: `is not the same in ${first.subgraph} and ${subgraph}: ${firstDifference(first.text, text)}`,
        });
      }
    }
  }
  return findings;
}

const ROOTS = ['Query', 'Mutation', 'Subscription'];

function isValueType(node: DefinitionNode): node is TypeDefinitionNode {
  if (!isTypeDefinitionNode(node) || ROOTS.includes(node.name.value)) return false;
  return !node.directives?.some(({ name }) => name.value === 'key');
}

const withoutShareable = (type: TypeDefinitionNode): TypeDefinitionNode =>
  visit(type, { Directive: ({ name }) => (name.value === 'shareable' ? null : undefined) });

function firstDifference(left: string, right: string): string {
  const [lines, others] = [left.split('\n'), right.split('\n')];
  const index = lines.findIndex((line, at) => line !== others[at]);
  const at = index === -1 ? lines.length : index;
  return `"${lines[at]?.trim() ?? ''}" and "${others[at]?.trim() ?? ''}"`;
}
