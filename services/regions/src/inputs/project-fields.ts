import { type AbstractClass, SourceInput } from '@hub/common';
import { Field, ID, InputType } from 'type-graphql';
import { ProjectMunicipalityInput } from './project-municipality-input.js';

/** What is given of a project beside its name, new or edited: in an edit, what is left out stays as it is. */
export function withProjectFields<Class extends AbstractClass>(base: Class) {
  @InputType()
  abstract class ProjectFields extends base {
    @Field(() => String, {
      nullable: true,
      description: 'The name in English; null where there is none. Swedish: namn på engelska.',
    })
    nameInEnglish?: string | null;

    @Field(() => [String], {
      nullable: true,
      description:
        'The numbers under which authorities have registered it, at most 50. Swedish: diarienummer.',
    })
    registryNumbers?: string[] | null;

    @Field(() => String, {
      nullable: true,
      description:
        'The programme or call that it is part of; null where not known. Swedish: program, utlysning.',
    })
    programme?: string | null;

    @Field(() => String, {
      nullable: true,
      description: 'The round of the call it applied in; null where not known. Swedish: ansökningsomgång.',
    })
    applicationRound?: string | null;

    @Field(() => String, {
      nullable: true,
      description: 'How far its funder has come with it; null where not known. Swedish: status.',
    })
    status?: string | null;

    @Field(() => ID, {
      nullable: true,
      description:
        'The organisation that owns or coordinates it; null where not known. Swedish: projektägare.',
    })
    ownerId?: string | null;

    @Field(() => String, {
      nullable: true,
      description: 'The unit of its owner that coordinates it; null where not known. Swedish: enhet.',
    })
    ownerUnit?: string | null;

    @Field(() => [ID], {
      nullable: true,
      description: 'The organisations that pay for it, at most 100. Swedish: finansiärer.',
    })
    funderIds?: string[] | null;

    @Field(() => [ID], {
      nullable: true,
      description:
        'The organisations that carry it out with its owner, at most 100. Swedish: projektpartner.',
    })
    partnerIds?: string[] | null;

    @Field(() => [ID], {
      nullable: true,
      description: 'The bodies that work with it, of the same region, at most 100. Swedish: organ.',
    })
    bodyIds?: string[] | null;

    @Field(() => ID, {
      nullable: true,
      description:
        'The body that steers it, one of the same region; null where there is none. Swedish: styrgrupp.',
    })
    steeringGroupId?: string | null;

    @Field(() => String, {
      nullable: true,
      description: 'When it starts: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: start.',
    })
    start?: string | null;

    @Field(() => String, {
      nullable: true,
      description: 'When it ends: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: slut.',
    })
    end?: string | null;

    @Field(() => [ProjectMunicipalityInput], {
      nullable: true,
      description:
        'The municipalities that take part, and as what, at most 500; all of them, in the order they are to be listed. Swedish: kommuner.',
    })
    municipalities?: ProjectMunicipalityInput[] | null;

    @Field(() => SourceInput, {
      nullable: true,
      description:
        'The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa.',
    })
    source?: SourceInput | null;
  }
  return ProjectFields;
}
