import { type Change, type Counter, type Message, organisationNameOf, type StreamName } from '../model.js';

/** The code of agreements that are of no region. */
const NATIONAL = '00';

/** What a message should say of a count, as it stands or as it was right after a change. */
export function countSaid(count: Counter | Change): Partial<Message> {
  const { agreementId, sequence, registered, registerComplete, reported, value, basis } = count;
  const regionCode = count.regionCode === NATIONAL ? null : count.regionCode;
  const asOf = 'asOf' in count ? count.asOf : count.occurredAt;
  const said = { agreementId, regionCode, sequence, registered, registerComplete, reported, value, basis };
  return asOf === undefined ? said : { ...said, asOf };
}

/** What a message should say of a change. */
export function changeSaid(change: Change, stream: StreamName): Partial<Message> {
  if (stream === 'signatoryCount') return countSaid(change);
  const { organisationId, occurredAt } = change;
  const organisationName = organisationId && organisationNameOf(organisationId);
  return { ...countSaid(change), organisationId, organisationName, change: change.change, occurredAt };
}

/** @returns what a message says otherwise than the register, in words; what is not known is passed over. */
export function differences(message: Message, said: Partial<Message>): string[] {
  return Object.entries(said).flatMap(([field, expected]) => {
    const got = message[field as keyof Message];
    return got === undefined || got === expected
      ? []
      : [`${field}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`];
  });
}

/** Whether two messages are the same, as far as both are known. */
export function isSame(one: Message, other: Message): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Message>;
  return [...fields].every(
    (field) => one[field] === undefined || other[field] === undefined || one[field] === other[field],
  );
}
