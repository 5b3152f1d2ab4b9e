import { registerEnumType } from 'type-graphql';

export enum VersionState {
  UNDER_DISCUSSION = 'UNDER_DISCUSSION',
  DRAFT = 'DRAFT',
  CONSULTATION = 'CONSULTATION',
  ADOPTED = 'ADOPTED',
  IN_FORCE = 'IN_FORCE',
  UNDER_REVISION = 'UNDER_REVISION',
  SUPERSEDED = 'SUPERSEDED',
  TERMINATED = 'TERMINATED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(VersionState, {
  name: 'VersionState',
  description: 'Where a version of an agreement stands in its life. Swedish: status.',
  valuesConfig: {
    UNDER_DISCUSSION: { description: 'Talks are under way; there is no draft yet. Swedish: samtal pågår.' },
    DRAFT: { description: 'There is a draft. Swedish: utkast, förslag.' },
    CONSULTATION: { description: 'The draft is out for formal hearing. Swedish: på remiss.' },
    ADOPTED: { description: 'Decided on by the parties, not yet in force. Swedish: antagen.' },
    IN_FORCE: { description: 'It applies, as decided by the parties. Swedish: gällande.' },
    UNDER_REVISION: { description: 'Applies while a new version is worked on. Swedish: under revidering.' },
    SUPERSEDED: { description: 'Replaced by a later version. Swedish: ersatt.' },
    TERMINATED: { description: 'Ended without a successor. Swedish: upphörd.' },
    UNKNOWN: { description: 'No source says. Swedish: okänd.' },
  },
});
