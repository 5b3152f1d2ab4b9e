export { today } from '@hub/common';

const ZONE = 'Europe/Stockholm';
const HOUR = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });
const HOUR_MS = 60 * 60 * 1_000;

/**
 * The moment at which a day began in Sweden.
 *
 * @param day YYYY-MM-DD.
 */
export function startOfDay(day: string): Date {
  // Sweden is ahead of UTC by an hour or two, and its clocks never change at midnight.
  const midnight = new Date(`${day}T00:00:00Z`).getTime();
  const ahead = Number(HOUR.format(midnight));
  return new Date(midnight - ahead * HOUR_MS);
}
