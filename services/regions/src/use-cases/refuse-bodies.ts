import { quoted, type Refusal, refuse, refuseUnknown } from '@hub/common';

/** A body that a record names, and the input field that does. */
export interface BodyReference {
  readonly id: string;
  readonly field: readonly (string | number)[];
}

/** What is wrong with the bodies that a record names: they are there, and of the same region. */
export function refuseBodies(
  references: readonly BodyReference[],
  regionCode: string,
  known: ReadonlySet<string>,
): Refusal[] {
  return references.flatMap(({ id, field }) => {
    if (!id.startsWith(`${regionCode}-`)) {
      return refuse(
        'INVALID_INPUT',
        `The body ${quoted(id)} is not one of region ${regionCode}: only a region’s own bodies can be named.`,
        ...field,
      );
    }
    return known.has(id) ? [] : [refuseUnknown('body', id, ...field)];
  });
}

/** The body that an event's input names, as a list. */
export const bodyOfEvent = ({ bodyId }: { readonly bodyId?: string | null }): BodyReference[] =>
  bodyId != null ? [{ id: bodyId, field: ['bodyId'] }] : [];

/** The bodies that a project's input names. */
export const bodiesOfProject = ({
  bodyIds,
  steeringGroupId,
}: {
  readonly bodyIds?: readonly string[] | null;
  readonly steeringGroupId?: string | null;
}): BodyReference[] => [
  ...(bodyIds ?? []).map((id, index) => ({ id, field: ['bodyIds', index] })),
  ...(steeringGroupId != null ? [{ id: steeringGroupId, field: ['steeringGroupId'] }] : []),
];
