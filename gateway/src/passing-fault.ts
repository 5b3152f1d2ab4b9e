/** What failed for a reason that has nothing to do with what was tried, and may go well the next time. */
export class PassingFault extends Error {}
