import { ArgsType, Field, Int } from 'type-graphql';
import { badUserInput } from '../errors/hub-error.js';

export const DEFAULT_FIRST = 50;
export const MAX_FIRST = 500;

/** The arguments of every connection: `@Args() page: PageArgs`, or a class that extends it. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows to give, from 1 to ${MAX_FIRST}; ${DEFAULT_FIRST} where it is left out. Swedish: antal.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Go on after the row with this cursor of the same list. Swedish: efter markören.',
  })
  after?: string | null;
}

/**
 * The number of rows a page may have.
 *
 * @throws HubError BAD_USER_INPUT outside 1 to {@link MAX_FIRST}.
 */
export function readFirst(first: number | null | undefined): number {
  const rows = first ?? DEFAULT_FIRST;
  if (!Number.isInteger(rows) || rows < 1 || rows > MAX_FIRST) {
    throw badUserInput(`Expected "first" from 1 to ${MAX_FIRST}, got ${rows}.`);
  }
  return rows;
}
