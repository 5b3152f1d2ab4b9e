import { describe, expect, it } from '@jest/globals';
import { documentIdOf, isExternal } from './source-documents.js';

const REPORT =
  'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn';
const PILOTS = 'Pilotkommuner för serviceutveckling - vad erbjuds och vad krävs?';

describe('the document that a source names', () => {
  it.each([
    [REPORT, 'page 3', 'doc-slutrapport-samverkansrad'],
    [REPORT, null, 'doc-slutrapport-samverkansrad'],
    [REPORT, 'related document #63 (line 407)', 'doc-related-63'],
    [REPORT, 'related document #6 (line 65)', 'doc-related-06'],
    [REPORT, 'related document #1', 'doc-related-01'],
    // There are 99 of them.
    [REPORT, 'related document #0', 'doc-slutrapport-samverkansrad'],
    [REPORT, 'related document #630', 'doc-slutrapport-samverkansrad'],
    // Only the final report has any.
    [PILOTS, 'related document #63 (line 407)', 'doc-pilotkommuner'],
    ['Officiella koder: SCB kommunkod', 'kommunkod', null],
    [null, 'page 3', null],
  ])('is found for %s, %s', (document, place, id) => {
    expect(documentIdOf({ document, place })).toBe(id);
  });
});

describe('a source', () => {
  it.each([
    [{ document: REPORT, place: 'page 3' }, false],
    [{ document: 'Region Hallands diarium' }, false],
    [{ external: true }, true],
    [{ document: REPORT, external: true }, true],
    [{ document: 'Officiella koder: SCB kommunkod' }, true],
    [{ external: null }, false],
  ])('%j is external: %s', (source, external) => {
    expect(isExternal(source)).toBe(external);
  });
});
