/** What a coordination number (samordningsnummer) has more than the day. */
const COORDINATION = 60;

/** Days of each month; February's in a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text of digits begins with a day of the calendar as YYMMDD, of whatever century; or a coordination number's. */
export function isBirthDate(digits: string): boolean {
  const [year = 0, month = 0, day = 0] = [0, 2, 4].map((from) => Number(digits.slice(from, from + 2)));
  const dayOfMonth = day > COORDINATION ? day - COORDINATION : day;
  const isLeapDay = month === 2 && dayOfMonth === 29;
  return dayOfMonth >= 1 && dayOfMonth <= (DAYS[month - 1] ?? 0) && (!isLeapDay || year % 4 === 0);
}
