/** The hub's own directives: what each means to the gateway, as it stands in the subgraphs' SDL. */
export const HUB_DIRECTIVES = {
  placement:
    '"Entities of this type live in several deployments of one subgraph; the first two characters of the key field name the deployment."\n' +
    'directive @placement("The subgraph that is placed." subgraph: String!, "The field whose first two characters name the deployment." key: String!) repeatable on OBJECT',
  gather:
    '"Rows of this field lie in several deployments: all of them are asked, or those that an argument of the field names."\n' +
    'directive @gather("The argument whose values begin with the codes of the deployments to ask; all are asked where it is absent or null." by: String, "The field of the entity, of another subgraph, that gives all keys under which its rows may stand: it is sent to the deployments with the entity." under: String) on FIELD_DEFINITION',
  placedBy:
    '"This field is answered by one deployment alone: the first two characters of a value of its arguments name it."\n' +
    'directive @placedBy("The argument, or the way to a field of it: input.regionCode." argument: String!) on FIELD_DEFINITION',
  live:
    '"A stream that can be resumed: which field of its messages is the cursor, which argument resumes, and which field is the kind of message."\n' +
    'directive @live("The field that holds the cursor." cursor: String!, "The argument that resumes." after: String!, "The field that holds the kind of message." message: String!) on FIELD_DEFINITION',
  range:
    '"The values that an argument takes; the field refuses others."\n' +
    'directive @range("The smallest value." min: Int!, "The largest value." max: Int!) on ARGUMENT_DEFINITION',
  format:
    '"What the values of this scalar look like: what does not is refused before a subgraph is asked."\n' +
    'directive @format("date: YYYY-MM-DD; date-time: RFC 3339; int53: an integer of at most 2^53 - 1 in size." as: String!) on SCALAR',
} as const;

export type HubDirective = keyof typeof HUB_DIRECTIVES;

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const HUB = 'https://agreement-hub.org/spec/v1.0';

/** The head of a subgraph: what it imports and composes, and the definitions of the hub's directives. */
export function subgraphHead(imported: readonly string[], composed: readonly HubDirective[]): string {
  const own = composed.map((name) => `"@${name}"`);
  const federation = [...imported, ...(composed.length === 0 ? [] : ['composeDirective'])]
    .sort()
    .map((name) => `"@${name}"`);
  const links = [
    `@link(url: "${FEDERATION}", import: [${federation.join(', ')}])`,
    ...(composed.length === 0 ? [] : [`@link(url: "${HUB}", import: [${own.join(', ')}])`]),
    ...own.map((name) => `@composeDirective(name: ${name})`),
  ];
  return [`extend schema ${links.join(' ')}`, ...composed.map((name) => HUB_DIRECTIVES[name])].join('\n');
}
