import { describe, expect, test } from '@jest/globals';
import { world } from '../world.js';

const hub = world();

const REPORT =
  'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn';
const SLIDES = 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin';

describe('a contradiction', () => {
  test('leads to the records it is about, wherever they are', async () => {
    const { contradictions } = await hub.data<{ contradictions: { id: string; concerns: unknown[] }[] }>(`{
      contradictions {
        id
        concerns {
          __typename
          ... on Agreement { title }
          ... on Document { kind }
          ... on ActionPlan { startYear }
          ... on Region { regionName: name }
          ... on Municipality { municipalityName: name }
          ... on Body { bodyName: name }
          ... on Event { date { value } registered }
          ... on Project { projectName: name }
          ... on Organisation { organisationName: name }
          ... on Statistic { value unit }
        }
      }
    }`);
    const concerns = (id: string) => contradictions.find((one) => one.id === `contradiction-${id}`)?.concerns;
    expect(contradictions).toHaveLength(15);
    expect(concerns('c2')).toEqual([{ __typename: 'Event', date: { value: '2014-04-25' }, registered: 49 }]);
    expect(concerns('c3')).toMatchObject([75, 4_000_000, 64_000_000, 16].map((value) => ({ value })));
    expect(concerns('c8')).toEqual([
      { __typename: 'Organisation', organisationName: 'Älvkarleby kommun' },
      {
        __typename: 'Agreement',
        title: 'Överenskommelse Älvkarleby kommun - Arbetsförmedlingen Norra Uppland om ungas arbetslöshet',
      },
      { __typename: 'Document', kind: 'agreement' },
    ]);
    expect(concerns('c12')).toEqual([{ __typename: 'Body', bodyName: 'Idéburet Offentligt Samverkansråd' }]);
    expect(concerns('c14')).toMatchObject([
      { regionName: 'Gävleborg' },
      { title: 'Lokal överenskommelse Nordanstig' },
      { __typename: 'Project' },
      { __typename: 'Project' },
    ]);
    expect(concerns('c15')).toMatchObject([
      { __typename: 'Agreement' },
      { __typename: 'Agreement' },
      { municipalityName: 'Örebro' },
      { regionName: 'Örebro' },
    ]);
    // None of what the contradictions are about is missing anywhere.
    for (const one of contradictions) expect(one.concerns).not.toContain(null);
  });

  test('is reached from the records it is about', async () => {
    const CONTRADICTIONS = 'contradictions { id severity }';
    const data = await hub.data(`{
      region(code: "21") { ${CONTRADICTIONS} projects { nodes { id ${CONTRADICTIONS} } } }
      sweden: region(code: "00") { statistics { id ${CONTRADICTIONS} } }
      municipality(code: "1880") { ${CONTRADICTIONS} }
      body(id: "12-body-samverkansradet") { ${CONTRADICTIONS} }
      event(id: "12-event-workshop-2014-04-25") { ${CONTRADICTIONS} }
      organisation(id: "org-alvkarleby-kommun") { ${CONTRADICTIONS} }
    }`);
    const LOW = (id: string) => ({ id: `contradiction-${id}`, severity: 'LOW' });
    const MEDIUM = (id: string) => ({ id: `contradiction-${id}`, severity: 'MEDIUM' });
    const HIGH = (id: string) => ({ id: `contradiction-${id}`, severity: 'HIGH' });
    expect(data).toMatchObject({
      region: {
        contradictions: [LOW('c14')],
        projects: {
          nodes: expect.arrayContaining([
            { id: '21-project-alternativa-driftsformer', contradictions: [HIGH('c1'), LOW('c14')] },
          ]),
        },
      },
      sweden: {
        statistics: expect.arrayContaining([
          { id: '00-statistic-64m', contradictions: [HIGH('c3')] },
          { id: '00-statistic-200k', contradictions: [] },
        ]),
      },
      municipality: { contradictions: [MEDIUM('c15')] },
      body: { contradictions: [LOW('c10'), MEDIUM('c12')] },
      event: { contradictions: [MEDIUM('c2')] },
      organisation: { contradictions: [MEDIUM('c8')] },
    });
  });
});

describe('a source', () => {
  test('leads to the record of its document from every service, and says where it is external', async () => {
    const SOURCES = 'sources { place external record { title partOf { title } } }';
    const data = await hub.data(`{
      region(code: "14") { ${SOURCES} }
      municipality(code: "1290") { ${SOURCES} }
      event(id: "12-event-eslov-2014-03-11") { ${SOURCES} }
      organisation(id: "org-timra-kommun") { ${SOURCES} }
    }`);
    const ofReport = (place: string, title: string) => ({
      place,
      external: false,
      record: { title, partOf: { title: REPORT } },
    });
    expect(data).toEqual({
      region: {
        sources: expect.arrayContaining([
          { place: 'slide 1', external: false, record: { title: SLIDES, partOf: null } },
          { place: 'länskod, ISO 3166-2, NUTS 3', external: true, record: null },
        ]),
      },
      municipality: {
        sources: expect.arrayContaining([
          ofReport(
            'related document #55 (line 359)',
            'Att stärka arbetet inom och lärandet mellan arbetsmarknadsenheter. - Att utveckla och vårda arbetslivskontakter 100415 Kristianstad',
          ),
          { place: 'kommunkod', external: true, record: null },
        ]),
      },
      event: {
        sources: [
          ofReport(
            'related document #7 (line 71)',
            'Kommunalt och idéburet medskapande Dokumentation från konferensen i Eslöv 2014-03-11',
          ),
        ],
      },
      organisation: {
        sources: [
          ofReport(
            'related document #43 (line 287)',
            'Policy för den sociala ekonomin och socialt företagande i Timrå kommun',
          ),
        ],
      },
    });
  });
});

describe('a document', () => {
  test('names who published it and the region it is about', async () => {
    const { documents } = await hub.data<{ documents: unknown }>(`{
      documents(tag: ["iop-guideline", "policy"], orderBy: { by: DATE, direction: DESC }) {
        nodes { title publisher { name kind } region { name } }
      }
    }`);
    expect(documents).toEqual({
      nodes: [
        {
          title: 'Stockholms stads riktlinjer för idéburet offentligt partnerskap (IOP)',
          publisher: { name: 'Stockholms stad', kind: 'MUNICIPALITY' },
          region: { name: 'Stockholm' },
        },
        {
          title: 'Policy för den sociala ekonomin och socialt företagande i Timrå kommun',
          publisher: { name: 'Timrå kommun', kind: 'MUNICIPALITY' },
          region: { name: 'Västernorrland' },
        },
      ],
    });
  });
});

describe('the statistics of agreements', () => {
  test('name the regions they count by', async () => {
    const { agreementStatistics } = await hub.data<{ agreementStatistics: unknown[] }>(
      '{ agreementStatistics(by: [REGION], filter: { level: [REGIONAL] }) { region { name } agreements } }',
    );
    expect(agreementStatistics).toEqual([
      { region: { name: 'Skåne' }, agreements: 2 },
      { region: { name: 'Halland' }, agreements: 1 },
      { region: { name: 'Västra Götaland' }, agreements: 1 },
      { region: { name: 'Värmland' }, agreements: 1 },
      { region: { name: 'Örebro' }, agreements: 1 },
      { region: { name: 'Västernorrland' }, agreements: 1 },
    ]);
  });
});
