import {
  LocalAgreementsOfTheHubRegionsDocument,
  OrganisationNumbersDocument,
  PilotMunicipalitiesOfARegionDocument,
  ProjectByRegistryNumberDocument,
  RegionalAgreementsWithAYearDocument,
  SeatsOfTheCooperationCouncilDocument,
  SeatsOfThePreparatoryCommitteeDocument,
  TalksUnderWayDocument,
} from '@hub/schema/documents';
import { expect, test } from '@jest/globals';
import { answerOf } from '../../support/question.js';
import { world } from '../../world.js';

// Every answer here is read off the source documents, at the places named; none is worked out by the hub.
const hub = world();

const VG_PRESENTATION = 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin';
const SKANE_REPORT =
  'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn';
const PILOT_BRIEFING = 'Pilotkommuner för serviceutveckling - vad erbjuds och vad krävs?';

const printed = (document: string, place: string) => ({ document, place, url: null, external: false });
const lookedUp = (url: string) => ({ document: null, place: null, url, external: true });
const year = (value: string) => ({ value, precision: 'YEAR' });
const month = (value: string) => ({ value, precision: 'MONTH' });
const day = (value: string) => ({ value, precision: 'DAY' });

test('which regional agreements have a year, and which?', async () => {
  // The presentation from Västra Götaland, slide 8, lists six regional compacts: Skåne (2009), Örebro (2013) and Västra
  // Götaland (2014), and "samtal pågår" for Västernorrland, Värmland and Halland. Slide 6 says what 2014 is of: "Taget av
  // regionfullmäktige 2014". Related document #1 of the final report from Skåne is the proposal of an IOP, dated
  // 2015-11-02. Pages of the regions, looked up outside the documents, give no year of these, but milestones of their own.
  const { agreements } = await answerOf(hub, RegionalAgreementsWithAYearDocument);
  expect(agreements).toEqual({
    totalCount: 4,
    nodes: [
      {
        id: '12-agreement-overenskommelsen',
        title: 'Överenskommelse om samverkan mellan Region Skåne och Idéburen sektor i Skåne',
        kind: 'COMPACT',
        region: { name: 'Skåne' },
        years: [2009],
        milestones: [
          {
            kind: 'UNSPECIFIED',
            label: null,
            date: year('2009'),
            source: printed(VG_PRESENTATION, 'slide 8'),
          },
          {
            kind: 'SIGNED',
            label: 'The first agreement was signed',
            date: year('2010'),
            source: lookedUp(
              'https://utveckling.skane.se/om-regional-utveckling/samverkan-med-ideburna-sektorn/',
            ),
          },
          {
            kind: 'REVISED',
            label: 'A revised version was adopted',
            date: year('2014'),
            source: lookedUp(
              'https://utveckling.skane.se/publikationer/strategier-och-planer/overenskommelse-om-samverkan-mellan-region-skane-och-den-ideburna-sektorn-i-skane/',
            ),
          },
          {
            kind: 'UNSPECIFIED',
            label: 'Länsstyrelsen Skåne, a state agency, joined in the spring',
            date: year('2016'),
            source: lookedUp('https://natverket.org/overenskommelsen-skane/'),
          },
          {
            kind: 'IN_FORCE',
            label: 'A new revised version came into force',
            date: day('2021-02-16'),
            source: lookedUp(
              'https://utveckling.skane.se/om-regional-utveckling/samverkan-med-ideburna-sektorn/',
            ),
          },
        ],
      },
      {
        id: '18-agreement-overenskommelsen',
        title:
          'Överenskommelse om grunderna för samarbete mellan Örebro läns landsting och de idéburna organisationerna i Örebro län',
        kind: 'COMPACT',
        region: { name: 'Örebro' },
        years: [2013],
        milestones: [
          {
            kind: 'UNSPECIFIED',
            label: null,
            date: year('2013'),
            source: printed(VG_PRESENTATION, 'slide 8'),
          },
        ],
      },
      {
        id: '14-agreement-overenskommelsen',
        title: 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
        kind: 'COMPACT',
        region: { name: 'Västra Götaland' },
        years: [2014],
        milestones: [
          {
            kind: 'DECIDED',
            label: 'Adopted by the regional assembly (regionfullmäktige)',
            date: year('2014'),
            source: printed(VG_PRESENTATION, 'slide 6'),
          },
          {
            kind: 'CONSULTATION',
            label: 'A draft was sent out for consultation (remiss)',
            date: month('2014-03'),
            source: lookedUp(
              'http://www.vgregion.se/sv/Vastra-Gotalandsregionen/startsida/Om-Vastra-Gotalandsregionen/Aktuella-projekt/Overenskommelse-social-ekonomi/Om-Overenskommelsen-social-ekonomi/',
            ),
          },
          {
            kind: 'DECIDED',
            label: 'Adopted by the regional assembly (regionfullmäktige)',
            date: day('2014-11-25'),
            source: lookedUp(
              'https://www.vgregion.se/om-vgr/satsningar-och-samarbeten/overenskommelse-social-ekonomi/',
            ),
          },
          {
            kind: 'SIGNED',
            label: 'Signed by the region and about 70 associations in Folkteatern, Göteborg',
            date: day('2014-12-05'),
            source: lookedUp(
              'https://www.vgregion.se/om-vgr/satsningar-och-samarbeten/overenskommelse-social-ekonomi/',
            ),
          },
        ],
      },
      {
        id: '12-agreement-iop-natverket-ideburen-sektor',
        title:
          'Förslag till Idéburet offentligt partnerskap/IOP mellan Region Skåne och Nätverket Idéburen Sektor Skåne',
        kind: 'IOP',
        region: { name: 'Skåne' },
        years: [2015],
        milestones: [
          {
            kind: 'PROPOSED',
            label: null,
            date: day('2015-11-02'),
            source: printed(SKANE_REPORT, 'related document #1 (line 35)'),
          },
        ],
      },
    ],
  });
});

test('which regional compacts have a year: those of slide 8 alone', async () => {
  const { agreements } = await answerOf(hub, RegionalAgreementsWithAYearDocument, { kind: ['COMPACT'] });
  expect(agreements?.totalCount).toBe(3);
  expect(agreements?.nodes.map(({ id }) => id)).toEqual([
    '12-agreement-overenskommelsen',
    '18-agreement-overenskommelsen',
    '14-agreement-overenskommelsen',
  ]);
});

test('where are talks under way?', async () => {
  // Slide 8, "Samtal pågår": Västernorrland, Värmland, Halland. Of these related document #95 of the report from Skåne tells
  // of Västernorrland too.
  const slide = { document: VG_PRESENTATION, place: 'slide 8' };
  expect((await answerOf(hub, TalksUnderWayDocument)).agreements).toEqual({
    totalCount: 3,
    nodes: [
      {
        id: '13-agreement-overenskommelsen',
        title: 'Regional överenskommelse Halland',
        kind: 'COMPACT',
        level: 'REGIONAL',
        region: { code: '13', name: 'Halland' },
        municipality: null,
        sources: [slide],
      },
      {
        id: '17-agreement-overenskommelsen',
        title: 'Regional överenskommelse Värmland',
        kind: 'COMPACT',
        level: 'REGIONAL',
        region: { code: '17', name: 'Värmland' },
        municipality: null,
        sources: [slide],
      },
      {
        id: '22-agreement-overenskommelsen',
        title: 'Regional överenskommelse Västernorrland',
        kind: 'COMPACT',
        level: 'REGIONAL',
        region: { code: '22', name: 'Västernorrland' },
        municipality: null,
        sources: [slide, { document: SKANE_REPORT, place: 'related document #95 (line 599)' }],
      },
    ],
  });
});

test('which are the local agreements of each region of the hub?', async () => {
  // Slide 8. With a year: Göteborg and Trelleborg, both 2012. Without: Malmö, Borås, Uddevalla, Nordanstig, Hjo.
  // Related document #27 of the report from Skåne adds Lund ("Styrgruppsmöte Överenskommelsen", Rådhuset). Others of the
  // related documents print the titles of some: Malmö #17, Trelleborg #21, Göteborg #5, Uddevalla #39. By title.
  const compact = (code: string, name: string, title: string, ...years: number[]) => ({
    id: `${code}-agreement-overenskommelsen`,
    title,
    kind: 'COMPACT',
    years,
    municipality: { name },
  });
  expect((await answerOf(hub, LocalAgreementsOfTheHubRegionsDocument)).regions).toEqual([
    {
      code: '12',
      name: 'Skåne',
      agreements: {
        totalCount: 3,
        nodes: [
          compact('1287', 'Trelleborg', 'Trelleborg Tillsammans', 2012),
          compact(
            '1280',
            'Malmö',
            'Överenskommelse om samverkan mellan idéburen sektor i Malmö och Malmö stad',
          ),
          compact('1281', 'Lund', 'Överenskommelsen (Lund)'),
        ],
      },
    },
    {
      code: '14',
      name: 'Västra Götaland',
      agreements: {
        totalCount: 4,
        nodes: [
          compact('1490', 'Borås', 'Lokal överenskommelse Borås'),
          compact('1497', 'Hjo', 'Lokal överenskommelse Hjo'),
          compact('1485', 'Uddevalla', 'ÖK Idé'),
          compact(
            '1480',
            'Göteborg',
            'Överenskommelse om samverkan mellan Göteborgs Stad och sektorn social ekonomi',
            2012,
          ),
        ],
      },
    },
    {
      code: '21',
      name: 'Gävleborg',
      agreements: {
        totalCount: 1,
        nodes: [compact('2132', 'Nordanstig', 'Lokal överenskommelse Nordanstig')],
      },
    },
  ]);
});

test('who sits in Västra Götalands beredning, by side?', async () => {
  // Slide 12: 18 seats, of which 8 politicians, 8 from the social economy and 2 officers, half-time each.
  const { body } = await answerOf(hub, SeatsOfThePreparatoryCommitteeDocument);
  expect(body).toEqual({
    name: 'Beredningen för överenskommelsen',
    seatCount: 18,
    seats: [
      { side: 'Politiker', sector: 'PUBLIC', count: 8, functions: [] },
      { side: 'Social ekonomi', sector: 'CIVIL', count: 8, functions: [] },
      { side: 'Tjänstemän', sector: null, count: 2, functions: ['50% vardera'] },
    ],
    sources: [{ document: VG_PRESENTATION, place: 'slide 12' }],
  });
});

test('who owns the project with registry number 2016-03001, who pays how much, and when does it run?', async () => {
  // Vinnova's page, fact box: coordinator Ljusdals kommun, grant 2 138 874 kr, October 2016 to August 2018. It prints no total.
  expect((await answerOf(hub, ProjectByRegistryNumberDocument)).projects).toEqual({
    totalCount: 1,
    nodes: [
      {
        id: '21-project-innovativ-modell',
        name: 'Innovativ modell för utveckling av offentlig verksamhet',
        registryNumbers: ['2016-03001'],
        owner: { name: 'Ljusdals kommun' },
        funders: [{ name: 'Vinnova' }],
        start: { value: '2016-10' },
        end: { value: '2018-08' },
        financing: {
          currency: 'SEK',
          lines: [{ label: 'Bidrag från Vinnova', funder: { name: 'Vinnova' }, amount: 2_138_874 }],
          computedTotal: 2_138_874,
          statedTotal: null,
        },
        sources: [
          {
            document: 'Innovativ modell för utveckling av offentlig verksamhet',
            place: 'fact box and body',
          },
        ],
      },
    ],
  });
});

test('a registry number that no project has finds none', async () => {
  const { projects } = await answerOf(hub, ProjectByRegistryNumberDocument, { registryNumber: '2016-0300' });
  expect(projects).toEqual({ totalCount: 0, nodes: [] });
});

test('which municipalities of a region are in the pilot programme, and as what?', async () => {
  // The briefing on pilot municipalities, slide 4: 15 pilots in 13 entries, 5 ambassadors.
  const of = async (regionCode?: string) => {
    const { project } = await answerOf(
      hub,
      PilotMunicipalitiesOfARegionDocument,
      regionCode === undefined ? undefined : { regionCode },
    );
    expect(project?.name).toBe('Pilotkommuner för serviceutveckling');
    return project?.municipalities;
  };
  const sources = [{ document: PILOT_BRIEFING, place: 'slide 4' }];
  const pilot = (code: string, name: string, entry = name) => ({
    role: 'PILOT',
    entry,
    municipality: { code, name },
    sources,
  });
  expect(await of()).toEqual([pilot('1430', 'Munkedal')]);
  expect(await of('12')).toEqual([
    { role: 'AMBASSADOR', entry: null, municipality: { code: '1290', name: 'Kristianstad' }, sources },
  ]);
  expect(await of('21')).toEqual([]);
  // Värmland has three pilots with an entry each; Västerbotten four, of which three applied together.
  expect(await of('17')).toEqual([pilot('1737', 'Torsby'), pilot('1766', 'Sunne'), pilot('1730', 'Eda')]);
  expect(await of('24')).toEqual([
    pilot('2422', 'Sorsele'),
    pilot('2417', 'Norsjö', 'Norsjö/Malå/Skellefteå'),
    pilot('2418', 'Malå', 'Norsjö/Malå/Skellefteå'),
    pilot('2482', 'Skellefteå', 'Norsjö/Malå/Skellefteå'),
  ]);
});

test("which organisations hold seats in Skåne's council, on which side?", async () => {
  // The final report from Skåne, page 2: 11 seats, 5 of civil society and 6 of public bodies. ABF Malmö chairs and leads the
  // project; who held the seat of Emmaus Björkå led the process to 31 August 2014 and went to MINE; Kommunförbundet came in
  // August 2014. Women and men are on page 10.
  const civil = {
    laterOrganisation: null,
    side: 'Idéburen sektor',
    sector: 'CIVIL',
    functions: [],
    validFrom: null,
  };
  const official = {
    laterOrganisation: null,
    side: 'Offentlig sektor',
    sector: 'PUBLIC',
    functions: [],
    validFrom: null,
  };
  expect((await answerOf(hub, SeatsOfTheCooperationCouncilDocument)).body).toEqual({
    name: 'Idéburet Offentligt Samverkansråd',
    public: 6,
    civil: 5,
    seats: [
      {
        ...civil,
        organisation: { id: 'org-abf-malmo', name: 'ABF Malmö' },
        functions: ['ordförande', 'projektledning'],
      },
      {
        ...civil,
        organisation: { id: 'org-emmaus-bjorka', name: 'Emmaus Björkå' },
        laterOrganisation: { id: 'org-mine', name: 'MINE' },
        functions: ['processledare 1 mars–31 augusti 2014'],
      },
      {
        ...civil,
        organisation: {
          id: 'org-centrum-for-publikt-entreprenorskap',
          name: 'Centrum för Publikt Entreprenörskap',
        },
      },
      { ...civil, organisation: { id: 'org-coompanion-skane', name: 'Coompanion Skåne' } },
      { ...civil, organisation: { id: 'org-fifh', name: 'Föreningen Idrott för Handikappade' } },
      {
        ...official,
        organisation: { id: 'org-kommunforbundet-skane', name: 'Kommunförbundet Skåne' },
        validFrom: { value: '2014-08' },
      },
      { ...official, organisation: { id: 'org-malmo-stad', name: 'Malmö stad' } },
      { ...official, organisation: { id: 'org-svenska-esf-radet', name: 'Svenska ESF-rådet' } },
      { ...official, organisation: { id: 'org-forsakringskassan', name: 'Försäkringskassan' } },
      { ...official, organisation: { id: 'org-arbetsformedlingen', name: 'Arbetsförmedlingen' } },
      { ...official, organisation: { id: 'org-region-skane', name: 'Region Skåne' } },
    ],
    sources: [
      { document: SKANE_REPORT, place: 'page 2' },
      { document: SKANE_REPORT, place: 'page 10' },
    ],
  });
});

test('are 21200-0258 and 202100-2114 valid organisation numbers?', async () => {
  // Both stand in related document #63 of the report from Skåne. The first has nine digits. Of the second, with the digits
  // doubled in turn from the first: 4+0+4+1+0+0+4+1+2 = 16, so that the check digit is 4, as printed.
  expect(await answerOf(hub, OrganisationNumbersDocument)).toEqual({
    one: {
      input: '21200-0258',
      valid: false,
      normalised: null,
      reason: 'An organisation number has ten digits; this one has 9.',
      organisation: null,
    },
    other: {
      input: '202100-2114',
      valid: true,
      normalised: '202100-2114',
      reason: null,
      organisation: { name: 'Arbetsförmedlingen' },
    },
  });
});

test.each([
  // Älvkarleby's number with the digit that is missing; the next number's check digit is wrong; the form of 12 digits
  // begins with 16, and is Region Skåne's; the third digit of the last is that of a person born in January.
  ['212000-0258', '212000-0258', null, null],
  ['202100-2115', null, /check digit/, null],
  ['162321000255', '232100-0255', null, { name: 'Region Skåne' }],
  ['850101-1234', null, /third digit/, null],
])('is %s a valid organisation number?', async (value, normalised, reason, organisation) => {
  const { one } = await answerOf(hub, OrganisationNumbersDocument, { one: value });
  expect(one).toEqual({
    input: value,
    valid: normalised !== null,
    normalised,
    reason: reason && expect.stringMatching(reason),
    organisation,
  });
});
