import { DateTimeScalar, parsePartialDate } from '@hub/common';
import type { SignatoriesAfterChange } from '@hub/schema/events';
import { Field, Int, ObjectType } from 'type-graphql';
import { CountBasis } from './count-basis.js';
import type { Figure } from './figure.js';
import { ReportedFigure } from './reported-figure.js';
import type { SignatoryCounter, StandingFigure } from './signatory-counter.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'How many have signed. The registered signings and a reported figure are two counts; they are never added. Swedish: antal undertecknare.',
})
export class SignatoryCount {
  @Field(() => Int, {
    nullable: true,
    description:
      'The count to show: the reported figure while one stands and the register is not declared complete; else the registered signings where the register is complete or anyone has signed here; else null. Unknown is not 0. Swedish: antal.',
  })
  value!: number | null;

  @Field(() => CountBasis, { description: 'What `value` rests on. Swedish: underlag.' })
  basis!: CountBasis;

  @Field(() => Int, {
    description:
      'Distinct organisations with an ACTIVE adherence to the current version in this hub: the live counter. Swedish: registrerade.',
  })
  registered!: number;

  @Field(() => ReportedFigure, {
    nullable: true,
    description:
      'The figure that the documents or the agreement’s manager give; null where none does. Figures with an external source are in `Agreement.reportedFigures` alone. Swedish: uppgivet antal.',
  })
  reported!: ReportedFigure | null;

  @Field(() => Boolean, {
    description:
      'Whether the agreement’s manager has declared that the register holds every signatory. Swedish: fullständigt register.',
  })
  registerComplete!: boolean;

  @Field(() => String, {
    description:
      'Counts the changes of the count and of what it rests on (signatures, joining, figures, the current version): of one agreement without gaps, from "0"; of a region opaque, never decreasing. Swedish: löpnummer.',
  })
  sequence!: string;

  @Field(() => DateTimeScalar, {
    description: 'When the count, or what it rests on, last changed. Swedish: per tidpunkt.',
  })
  asOf!: Date;
}

/** The count of one agreement, as its counter stands. */
export function countOf(counter: SignatoryCounter): SignatoryCount {
  return {
    ...shownValue(counter),
    registered: counter.registered,
    reported: counter.reported && figureOf(counter.reported),
    registerComplete: counter.registerComplete,
    sequence: counter.sequence,
    asOf: counter.changedAt,
  };
}

/** The count of one agreement right after a change, as the change log keeps it. */
export function countAfterChange(
  count: SignatoriesAfterChange,
  { sequence, occurredAt }: { sequence: string; occurredAt: string },
): SignatoryCount {
  return {
    // Changes that were logged before others than signings were counted do not say it: somebody had signed.
    ...shownValue({ ...count, signedHere: count.signedHere ?? true }),
    registered: count.registered,
    reported: count.reported && figureOf(count.reported),
    registerComplete: count.registerComplete,
    sequence,
    asOf: new Date(occurredAt),
  };
}

/** The registered signings of several agreements together. */
export function sumOf(sum: {
  registered: number;
  registerComplete: boolean;
  sequence: string;
  asOf: Date;
}): SignatoryCount {
  return { ...sum, value: sum.registered, basis: CountBasis.REGISTERED, reported: null };
}

function shownValue(count: {
  registered: number;
  registerComplete: boolean;
  reported: StandingFigure | null;
  /** Whether anyone has ever signed here, even if all have withdrawn since. */
  signedHere: boolean;
}): Pick<SignatoryCount, 'value' | 'basis'> {
  if (count.reported !== null && !count.registerComplete) {
    return { value: count.reported.value, basis: CountBasis.REPORTED };
  }
  if (count.registerComplete || count.signedHere) {
    return { value: count.registered, basis: CountBasis.REGISTERED };
  }
  return { value: null, basis: CountBasis.UNKNOWN };
}

/** A figure as it is shown. */
export function figureOf(figure: StandingFigure | Figure): ReportedFigure {
  const { value, approximate, asOf, label, source } = figure;
  return {
    value,
    approximate,
    asOf: asOf === null ? null : parsePartialDate(asOf),
    // Changes that were logged before figures had labels have none.
    label: label ?? null,
    source,
  };
}
