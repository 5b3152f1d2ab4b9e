import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';

export enum DatePrecision {
  YEAR = 'YEAR',
  MONTH = 'MONTH',
  DAY = 'DAY',
}

registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a source gives a date. Swedish: noggrannhet.',
  valuesConfig: {
    YEAR: { description: 'Known to the year: 2014. Swedish: år.' },
    MONTH: { description: 'Known to the month: 2014-11. Swedish: månad.' },
    DAY: { description: 'Known to the day: 2014-11-25. Swedish: dag.' },
  },
});

/** A date as its source prints it; `parsePartialDate` makes one. */
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'A date known to a year, a month or a day, as its source prints it: 2014, 2014-11 or 2014-11-25. A filter matches where the periods overlap. Swedish: datum med den noggrannhet källan anger.',
})
export class PartialDate {
  @Field(() => String, { description: 'The date as printed: 2014, 2014-11 or 2014-11-25. Swedish: värde.' })
  value!: string;

  @Field(() => DatePrecision, { description: 'How exactly the date is known. Swedish: noggrannhet.' })
  precision!: DatePrecision;
}
