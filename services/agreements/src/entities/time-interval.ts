import { registerEnumType } from 'type-graphql';

export enum TimeInterval {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

registerEnumType(TimeInterval, {
  name: 'TimeInterval',
  description: 'How long each interval of a timeline is, by the calendar in Sweden. Swedish: tidsintervall.',
  valuesConfig: {
    DAY: { description: 'A day, from midnight to midnight. Swedish: dag.' },
    WEEK: { description: 'A week, from Monday to Sunday. Swedish: vecka.' },
    MONTH: { description: 'A month of the calendar. Swedish: månad.' },
    YEAR: { description: 'A year, from January to December. Swedish: år.' },
  },
});
