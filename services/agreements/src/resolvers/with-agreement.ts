import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { Context } from '../context.js';
import { Agreement } from '../entities/agreement.js';

/** A message of a stream. */
interface OfAgreement {
  readonly agreementId: string | null;
  /** Null also where it is yet to be read. */
  readonly agreement: Agreement | null;
}

/** What the change log itself says of an agreement. */
const IN_LOG = new Set(['__typename', 'id']);

/**
 * A message with its agreement as it stands now, which is read where more of it is asked for than its id.
 *
 * To be called by the resolver of the subscription itself: where the database can't be reached the message is not told
 * then, and the gateway asks for it again. Told without its agreement, a change would be of nobody knows what.
 */
export async function withAgreement<Message extends OfAgreement>(
  message: Message,
  { agreementById }: Context['loaders'],
  info: GraphQLResolveInfo,
): Promise<Message> {
  const { agreementId: id, agreement } = message;
  if (id === null || agreement !== null) return message;
  const isInLog = askedOfAgreement(info).every((name) => IN_LOG.has(name));
  return {
    ...message,
    agreement: isInLog ? Object.assign(new Agreement(), { id }) : await agreementById.load(id),
  };
}

/** The names of all fields of the agreement that are asked for. */
function askedOfAgreement({ fieldNodes, fragments }: GraphQLResolveInfo): string[] {
  const below = (nodes: readonly FieldNode[]) =>
    nodes.flatMap(({ selectionSet }) => [...fieldsIn(selectionSet, fragments)]);
  const agreements = below(fieldNodes).filter(({ name }) => name.value === 'agreement');
  return below(agreements).map(({ name }) => name.value);
}

/** The fields of a selection, those of its fragments too. */
function* fieldsIn(
  selected: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
): Generator<FieldNode> {
  for (const selection of selected?.selections ?? []) {
    if (selection.kind === Kind.FIELD) yield selection;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* fieldsIn(selection.selectionSet, fragments);
    else yield* fieldsIn(fragments[selection.name.value]?.selectionSet, fragments);
  }
}
