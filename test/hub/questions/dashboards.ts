import { SignatoriesDocument } from '@hub/schema/documents';
import { expect, test } from '@jest/globals';
import type { OwnHub } from '../../support/own-hub.js';
import { answerOf } from '../../support/question.js';

/** What dashboards ask, of real data, in which nobody has signed: the hub that other tests share is a demonstration. */
export function describeQuestionsOfDashboards(own: () => OwnHub): void {
  test('how many have signed in Västra Götaland, and in Skåne?', async () => {
    // The presentation from Västra Götaland, slide 11: "Ca 90 organisationer har skrivit under". No document has a figure for
    // Skåne, so that it is unknown, which is not 0.
    const { one, other } = await answerOf(own().world, SignatoriesDocument);
    expect(one).toEqual({
      region: { name: 'Västra Götaland' },
      signatories: {
        value: 90,
        basis: 'REPORTED',
        registered: 0,
        reported: {
          value: 90,
          approximate: true,
          source: {
            document: 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
            place: 'slide 11',
          },
        },
      },
    });
    expect(other).toEqual({
      region: { name: 'Skåne' },
      signatories: { value: null, basis: 'UNKNOWN', registered: 0, reported: null },
    });
  });
}
