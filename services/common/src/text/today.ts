const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/**
 * The day it is in Sweden, YYYY-MM-DD.
 *
 * @param now default: now.
 */
export const today = (now = new Date()): string => DAY.format(now);
