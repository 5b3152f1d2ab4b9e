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

test('which regional agreements have a year, and which?', async () => {
  // The presentation from Västra Götaland, slide 8, lists six regional agreements: Skåne (2009), Örebro (2013) and Västra
  // Götaland (2014), and "samtal pågår" for Västernorrland, Värmland and Halland. Slide 6 says what 2014 is of: "Taget av
  // regionfullmäktige 2014".
  const { agreements } = await answerOf(hub, RegionalAgreementsWithAYearDocument);
  expect(agreements?.totalCount).toBe(3);
  expect(agreements?.nodes.map(({ id, region, years }) => [id, region?.name, years])).toEqual([
    ['12-agreement-overenskommelsen', 'Skåne', [2009]],
    ['18-agreement-overenskommelsen', 'Örebro', [2013]],
    ['14-agreement-overenskommelsen', 'Västra Götaland', [2014]],
  ]);
  const [skane, , vastraGotaland] = agreements?.nodes ?? [];
  expect(skane?.milestones).toContainEqual({
    kind: 'UNSPECIFIED',
    date: { value: '2009', precision: 'YEAR' },
    source: { document: VG_PRESENTATION, place: 'slide 8' },
  });
  expect(vastraGotaland?.milestones).toContainEqual({
    kind: 'DECIDED',
    date: { value: '2014', precision: 'YEAR' },
    source: { document: VG_PRESENTATION, place: 'slide 6' },
  });
});

test('which regional agreements of every kind have a year: the partnership that Region Skåne was to sign too', async () => {
  // Related document #1 of the final report from Skåne is the proposal of an IOP, dated 2015-11-02.
  const { agreements } = await answerOf(hub, RegionalAgreementsWithAYearDocument, { kind: null });
  expect(agreements?.nodes.map(({ id }) => id)).toEqual([
    '12-agreement-overenskommelsen',
    '18-agreement-overenskommelsen',
    '14-agreement-overenskommelsen',
    '12-agreement-iop-natverket-ideburen-sektor',
  ]);
  expect(agreements?.nodes[3]?.milestones.map(({ kind, date }) => [kind, date.value])).toContainEqual([
    'PROPOSED',
    '2015-11-02',
  ]);
});

test('where are talks under way?', async () => {
  // Slide 8, "Samtal pågår": Västernorrland, Värmland, Halland. No other record says so.
  const { agreements } = await answerOf(hub, TalksUnderWayDocument);
  expect(agreements?.nodes.map(({ region }) => [region?.code, region?.name])).toEqual([
    ['13', 'Halland'],
    ['17', 'Värmland'],
    ['22', 'Västernorrland'],
  ]);
});

test('which are the local agreements of each region of the hub?', async () => {
  // Slide 8. With a year: Göteborg and Trelleborg, both 2012. Without: Malmö, Borås, Uddevalla, Nordanstig, Hjo.
  // Related document #27 of the report from Skåne adds Lund ("Styrgruppsmöte Överenskommelsen", Rådhuset).
  const { regions } = await answerOf(hub, LocalAgreementsOfTheHubRegionsDocument);
  const found = Object.fromEntries(
    (regions ?? []).map((region) => [
      region?.name,
      region?.agreements?.nodes
        .map(({ municipality, years }) => [municipality?.name, ...years].join(' '))
        .sort(),
    ]),
  );
  expect(found).toEqual({
    Sverige: [],
    Skåne: ['Lund', 'Malmö', 'Trelleborg 2012'],
    'Västra Götaland': ['Borås', 'Göteborg 2012', 'Hjo', 'Uddevalla'],
    Gävleborg: ['Nordanstig'],
  });
});

test('who sits in Västra Götalands beredning, by side?', async () => {
  // Slide 12: 18 seats, of which 8 politicians, 8 from the social economy and 2 officers, half-time each.
  const { body } = await answerOf(hub, SeatsOfThePreparatoryCommitteeDocument);
  expect(body).toMatchObject({
    name: 'Beredningen för överenskommelsen',
    seatCount: 18,
    sources: [{ document: VG_PRESENTATION, place: 'slide 12' }],
  });
  expect(body?.seats.map(({ side, sector, count }) => [side, sector, count])).toEqual([
    ['Politiker', 'PUBLIC', 8],
    ['Social ekonomi', 'CIVIL', 8],
    ['Tjänstemän', null, 2],
  ]);
});

test('who owns the project with registry number 2016-03001, who pays how much, and when does it run?', async () => {
  // Vinnova's page, fact box: coordinator Ljusdals kommun, grant 2 138 874 kr, October 2016 to August 2018.
  const { projects } = await answerOf(hub, ProjectByRegistryNumberDocument);
  expect(projects?.totalCount).toBe(1);
  expect(projects?.nodes[0]).toMatchObject({
    name: 'Innovativ modell för utveckling av offentlig verksamhet',
    registryNumbers: ['2016-03001'],
    owner: { name: 'Ljusdals kommun' },
    funders: [{ name: 'Vinnova' }],
    start: { value: '2016-10' },
    end: { value: '2018-08' },
    financing: { currency: 'SEK', computedTotal: 2_138_874 },
  });
});

test('a registry number that no project has finds none', async () => {
  const { projects } = await answerOf(hub, ProjectByRegistryNumberDocument, { registryNumber: '2016-0300' });
  expect(projects?.nodes).toEqual([]);
});

test('which municipalities of a region are in the pilot programme, and as what?', async () => {
  // The briefing on pilot municipalities, slide 6: 15 pilots in 13 entries, 5 ambassadors.
  const of = async (regionCode?: string) => {
    const { project } = await answerOf(
      hub,
      PilotMunicipalitiesOfARegionDocument,
      regionCode === undefined ? undefined : { regionCode },
    );
    return project?.municipalities.map(({ role, entry, municipality }) => [municipality?.name, role, entry]);
  };
  expect(await of()).toEqual([['Munkedal', 'PILOT', 'Munkedal']]);
  expect(await of('12')).toEqual([['Kristianstad', 'AMBASSADOR', null]]);
  expect(await of('21')).toEqual([]);
  // Värmland has three pilots with an entry each; Västerbotten four, of which three applied together.
  expect(await of('17')).toEqual([
    ['Torsby', 'PILOT', 'Torsby'],
    ['Sunne', 'PILOT', 'Sunne'],
    ['Eda', 'PILOT', 'Eda'],
  ]);
  expect(await of('24')).toEqual([
    ['Sorsele', 'PILOT', 'Sorsele'],
    ['Norsjö', 'PILOT', 'Norsjö/Malå/Skellefteå'],
    ['Malå', 'PILOT', 'Norsjö/Malå/Skellefteå'],
    ['Skellefteå', 'PILOT', 'Norsjö/Malå/Skellefteå'],
  ]);
});

test("which organisations hold seats in Skåne's council, on which side?", async () => {
  // The final report from Skåne, page 2: 11 seats, 5 of civil society and 6 of public bodies.
  const { body } = await answerOf(hub, SeatsOfTheCooperationCouncilDocument);
  expect(body).toMatchObject({ public: 6, civil: 5 });
  const of = (sector: string) =>
    body?.seats.filter((seat) => seat.sector === sector).map(({ organisation }) => organisation?.id);
  expect(of('CIVIL')).toEqual([
    'org-abf-malmo',
    'org-emmaus-bjorka',
    'org-centrum-for-publikt-entreprenorskap',
    'org-coompanion-skane',
    'org-fifh',
  ]);
  expect(of('PUBLIC')).toEqual([
    'org-kommunforbundet-skane',
    'org-malmo-stad',
    'org-svenska-esf-radet',
    'org-forsakringskassan',
    'org-arbetsformedlingen',
    'org-region-skane',
  ]);
  // Page 2: ABF Malmö chairs; Kommunförbundet came in August 2014; one seat holder went to another organisation.
  expect(body?.seats[0]?.functions).toContain('ordförande');
  expect(body?.seats[5]?.validFrom?.value).toBe('2014-08');
  expect(body?.seats[1]?.laterOrganisation?.id).toBe('org-mine');
});

test('are 21200-0258 and 202100-2114 valid organisation numbers?', async () => {
  // Both stand in related document #63 of the report from Skåne. The first has nine digits. Of the second, with the digits
  // doubled in turn from the first: 4+0+4+1+0+0+4+1+2 = 16, so that the check digit is 4, as printed.
  const { one, other } = await answerOf(hub, OrganisationNumbersDocument);
  expect(one).toMatchObject({ input: '21200-0258', valid: false, normalised: null, organisation: null });
  expect(one?.reason).toEqual(expect.any(String));
  expect(other).toMatchObject({
    valid: true,
    normalised: '202100-2114',
    reason: null,
    organisation: { name: 'Arbetsförmedlingen' },
  });
});

test.each([
  // Älvkarleby's number with the digit that is missing; the next number's check digit is wrong; the form of 12 digits
  // begins with 16; the third digit of the last is that of a person born in January.
  ['212000-0258', true, '212000-0258'],
  ['202100-2115', false, null],
  ['162321000255', true, '232100-0255'],
  ['850101-1234', false, null],
])('is %s a valid organisation number?', async (value, valid, normalised) => {
  const { one } = await answerOf(hub, OrganisationNumbersDocument, { one: value });
  expect(one).toMatchObject({ valid, normalised });
});
