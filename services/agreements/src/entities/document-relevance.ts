import { registerEnumType } from 'type-graphql';

export enum DocumentRelevance {
  HIGH = 'HIGH',
  LOW = 'LOW',
}

registerEnumType(DocumentRelevance, {
  name: 'DocumentRelevance',
  description:
    'How much a document has to do with cooperation between public bodies and civil society. Swedish: relevans.',
  valuesConfig: {
    HIGH: { description: 'It is about such cooperation, or about an agreement. Swedish: hög.' },
    LOW: {
      description: 'It is named among related documents but is about something else. Swedish: låg.',
    },
  },
});
