import { registerEnumType } from 'type-graphql';

export enum EventKind {
  WORKSHOP = 'WORKSHOP',
  CONFERENCE = 'CONFERENCE',
  SEMINAR = 'SEMINAR',
  DIALOGUE = 'DIALOGUE',
  MEETING = 'MEETING',
  DECISION = 'DECISION',
  PRESENTATION = 'PRESENTATION',
  VISIT = 'VISIT',
  OTHER = 'OTHER',
}

registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'What kind of event it is. Swedish: slag av händelse.',
  valuesConfig: {
    WORKSHOP: { description: 'Participants work something out together. Swedish: workshop.' },
    CONFERENCE: { description: 'A large gathering with a programme. Swedish: konferens.' },
    SEMINAR: { description: 'A gathering to learn from speakers. Swedish: seminarium.' },
    DIALOGUE: { description: 'Parties of an agreement talk with each other. Swedish: dialogmöte.' },
    MEETING: { description: 'A meeting of a body, or a series of them. Swedish: möte.' },
    DECISION: { description: 'A public body decides. Swedish: beslut.' },
    PRESENTATION: { description: 'Something is presented. Swedish: presentation.' },
    VISIT: { description: 'Someone goes to see others. Swedish: besök.' },
    OTHER: { description: 'Any other kind of event. Swedish: annat.' },
  },
});
