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
    '"A stream that can be resumed and shared: which fields of its messages, arguments and kinds of messages say what."\n' +
    'directive @live("The field that holds the cursor." cursor: String!, "The field that holds the kind of message." message: String!, "The field that holds the place in the order: an epoch, a colon, and a number that is comparable as text." position: String!, "The argument that resumes." after: String!, "The argument that asks to be told how far the stream has come. It then says so right after what stands for how things stand, before anything that has been since, when it has caught up, and from time to time; and without a cursor it begins with one of the kind of `gap`, which means nothing but that its cursor is good for being told the same." mark: String!, "The kind of message that says how things stand." snapshot: String!, "The kind of message that says that changes are missing." gap: String!, "The kind of message that says that the stream has caught up: what follows is the same for all." reached: String!) on FIELD_DEFINITION',
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
