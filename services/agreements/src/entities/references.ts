import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Records of other services, by the key they are known by; this service adds fields to them. */

@Directive('@key(fields: "code")')
@ObjectType({
  simpleResolvers: true,
  description: 'A region (county), or Sweden as a whole ("00"). Swedish: region.',
})
export class Region {
  @Field(() => ID, { description: 'The county code, two digits; "00" is Sweden. Swedish: länskod.' })
  code!: string;
}

@Directive('@key(fields: "code")')
@ObjectType({
  simpleResolvers: true,
  description: 'A municipality of a region, where the sources name it. Swedish: kommun.',
})
export class Municipality {
  @Field(() => ID, { description: 'The municipality code, four digits. Swedish: kommunkod.' })
  code!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'An organisation of the register, public, civil or other. Swedish: organisation.',
})
export class Organisation {
  @Field(() => ID, { description: 'The organisation’s id: org-coompanion-skane. Swedish: id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A body that meets for cooperation: samverkansråd, beredning, styrgrupp, arbetsgrupp, partnerskap. Swedish: organ.',
})
export class Body {
  @Field(() => ID, { description: 'The body’s id; begins with its region’s code. Swedish: id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A workshop, conference, meeting or other event. Swedish: händelse.',
})
export class Event {
  @Field(() => ID, { description: 'The event’s id; begins with its region’s code. Swedish: id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description: 'A project of a region or of all of Sweden. Swedish: projekt.',
})
export class Project {
  @Field(() => ID, { description: 'The project’s id; begins with its region’s code. Swedish: id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'A figure that a source gives about the region or its civil society. Swedish: statistikuppgift.',
})
export class Statistic {
  @Field(() => ID, { description: 'The figure’s id; begins with its region’s code. Swedish: id.' })
  id!: string;
}
