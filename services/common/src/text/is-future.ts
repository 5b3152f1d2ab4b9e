/** Two machines' clocks never agree to the second. */
const TOLERANCE_MS = 60 * 60 * 1000;

/** Whether a time has not come yet, also where clocks differ. */
export const isFuture = (time: string, now: Date): boolean => Date.parse(time) > now.getTime() + TOLERANCE_MS;
