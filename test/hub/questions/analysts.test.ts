import {
  ActionPlansCoveringAYearDocument,
  AgreementsByFirstYearDocument,
  AgreementsOfAYearDocument,
  AgreementsWithSeveralVersionsDocument,
  AttendanceOfWorkshopsDocument,
  FinancingThatDoesNotAddUpDocument,
  LocalAgreementsCountedDocument,
  PilotMunicipalitiesWithAnAgreementDocument,
  PilotProgrammeDocument,
  ProjectsOnADayDocument,
  WomenInTheCooperationCouncilDocument,
} from '@hub/schema/documents';
import { expect, test } from '@jest/globals';
import { answerOf } from '../../support/question.js';
import { world } from '../../world.js';

// Every answer here is read off the source documents, at the places named; none is worked out by the hub.
const hub = world();

const VG_PRESENTATION = 'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin';
const SKANE_REPORT =
  'Slutrapport: Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn';

test('how many local agreements are there, with and without a year?', async () => {
  // Slide 8 of the presentation from Västra Götaland. With a year, 12: Uppsala, Botkyrka, Örebro, Norrköping, Linköping,
  // Stockholm, Göteborg, Trelleborg, Kumla, Laxå, Sollentuna, Västerås. Without, 9: Malmö, Västervik, Borås, Uddevalla,
  // Värmdö, Vilhelmina, Nordanstig, Hjo, Sigtuna. From the report from Skåne, without a year: Lund (related document #27),
  // and Älvkarleby with Arbetsförmedlingen, two public bodies (related document #63). 12 + 9 + 2 = 23.
  expect(await answerOf(hub, LocalAgreementsCountedDocument)).toEqual({
    all: { totalCount: 23 },
    withYear: { totalCount: 12 },
    withoutYear: { totalCount: 11 },
  });
  // Compacts alone: without that of two public bodies.
  expect(await answerOf(hub, LocalAgreementsCountedDocument, { kind: ['COMPACT'] })).toEqual({
    all: { totalCount: 22 },
    withYear: { totalCount: 12 },
    withoutYear: { totalCount: 10 },
  });
});

test('which agreements have 2012 among their years?', async () => {
  // Slide 8: "Uppsala (2001/2012)", and with 2012 alone Norrköping, Linköping, Stockholm, Göteborg and Trelleborg. By title;
  // the related documents #8, #5 and #21 of the report from Skåne print those of Stockholm, Göteborg and Trelleborg.
  const local = (code: string, title: string, ...years: number[]) => ({
    id: `${code}-agreement-overenskommelsen`,
    title,
    level: 'LOCAL',
    years,
  });
  expect((await answerOf(hub, AgreementsOfAYearDocument)).agreements).toEqual({
    totalCount: 6,
    nodes: [
      local('0580', 'Lokal överenskommelse Linköping', 2012),
      local('0581', 'Lokal överenskommelse Norrköping', 2012),
      local('0380', 'Lokal överenskommelse Uppsala', 2001, 2012),
      local('1287', 'Trelleborg Tillsammans', 2012),
      local('0180', 'Överenskommelse mellan Stockholms stad och den idéburna sektorn', 2012),
      local('1480', 'Överenskommelse om samverkan mellan Göteborgs Stad och sektorn social ekonomi', 2012),
    ],
  });
});

test('what are the agreements of all levels by their first year?', async () => {
  // Slide 8, national, regional and local; the IOP of 2015 from related document #1 of the report from Skåne.
  const byYear: Record<string, Record<string, string>> = {
    2001: { '0380-agreement-overenskommelsen': 'Lokal överenskommelse Uppsala' },
    2008: { '00-agreement-social-2008': 'Nationella överenskommelsen, social' },
    2009: {
      '0127-agreement-overenskommelsen': 'Lokal överenskommelse Botkyrka',
      '12-agreement-overenskommelsen':
        'Överenskommelse om samverkan mellan Region Skåne och Idéburen sektor i Skåne',
    },
    2010: {
      '00-agreement-integration-2010': 'Nationella överenskommelsen, integration',
      '1880-agreement-overenskommelsen': 'Lokal överenskommelse Örebro',
    },
    2012: {
      '0180-agreement-overenskommelsen': 'Överenskommelse mellan Stockholms stad och den idéburna sektorn',
      '0580-agreement-overenskommelsen': 'Lokal överenskommelse Linköping',
      '0581-agreement-overenskommelsen': 'Lokal överenskommelse Norrköping',
      '1287-agreement-overenskommelsen': 'Trelleborg Tillsammans',
      '1480-agreement-overenskommelsen':
        'Överenskommelse om samverkan mellan Göteborgs Stad och sektorn social ekonomi',
    },
    2013: {
      '18-agreement-overenskommelsen':
        'Överenskommelse om grunderna för samarbete mellan Örebro läns landsting och de idéburna organisationerna i Örebro län',
    },
    2014: {
      '14-agreement-overenskommelsen':
        'Överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
      '1860-agreement-overenskommelsen': 'Lokal överenskommelse Laxå',
      '1881-agreement-overenskommelsen': 'Lokal överenskommelse Kumla',
    },
    2015: {
      '00-agreement-bistand-2015': 'Nationella överenskommelsen, bistånd',
      '0163-agreement-overenskommelsen': 'Mer än bara en idé',
      '12-agreement-iop-natverket-ideburen-sektor':
        'Förslag till Idéburet offentligt partnerskap/IOP mellan Region Skåne och Nätverket Idéburen Sektor Skåne',
      '1980-agreement-overenskommelsen': 'Lokal överenskommelse Västerås',
    },
    // Three regional ones under discussion, nine local ones listed without a year, Lund, and Älvkarleby.
    unknown: {
      '0120-agreement-overenskommelsen': 'Lokal överenskommelse Värmdö',
      '0191-agreement-overenskommelsen': 'Lokal överenskommelse Sigtuna',
      '0319-agreement-samverkan-arbetsformedlingen':
        'Överenskommelse Älvkarleby kommun - Arbetsförmedlingen Norra Uppland om ungas arbetslöshet',
      '0883-agreement-overenskommelsen': 'Lokal överenskommelse Västervik',
      '1280-agreement-overenskommelsen':
        'Överenskommelse om samverkan mellan idéburen sektor i Malmö och Malmö stad',
      '1281-agreement-overenskommelsen': 'Överenskommelsen (Lund)',
      '13-agreement-overenskommelsen': 'Regional överenskommelse Halland',
      '1485-agreement-overenskommelsen': 'ÖK Idé',
      '1490-agreement-overenskommelsen': 'Lokal överenskommelse Borås',
      '1497-agreement-overenskommelsen': 'Lokal överenskommelse Hjo',
      '17-agreement-overenskommelsen': 'Regional överenskommelse Värmland',
      '2132-agreement-overenskommelsen': 'Lokal överenskommelse Nordanstig',
      '22-agreement-overenskommelsen': 'Regional överenskommelse Västernorrland',
      '2462-agreement-overenskommelsen': 'Lokal överenskommelse Vilhelmina',
    },
  };
  const { agreements, agreementStatistics } = await answerOf(hub, AgreementsByFirstYearDocument);
  expect(agreements?.totalCount).toBe(33);
  expect(agreements?.pageInfo.hasNextPage).toBe(false);
  // An id begins with the code of a municipality, of a region, or 00.
  const levelOf = (id: string) =>
    id.startsWith('00-') ? 'NATIONAL' : /^\d{4}-/.test(id) ? 'LOCAL' : 'REGIONAL';
  expect(agreements?.nodes).toEqual(
    Object.entries(byYear).flatMap(([year, titles]) =>
      Object.entries(titles).map(([id, title]) => ({
        id,
        firstYear: year === 'unknown' ? null : Number(year),
        level: levelOf(id),
        title,
      })),
    ),
  );
  expect(
    agreementStatistics?.map(
      ({ firstYear, level, agreements: count }) => `${firstYear ?? 'unknown'} ${level} ${count}`,
    ),
  ).toEqual([
    '2001 LOCAL 1',
    '2008 NATIONAL 1',
    '2009 LOCAL 1',
    '2009 REGIONAL 1',
    '2010 LOCAL 1',
    '2010 NATIONAL 1',
    '2012 LOCAL 5',
    '2013 REGIONAL 1',
    '2014 LOCAL 2',
    '2014 REGIONAL 1',
    '2015 LOCAL 2',
    '2015 NATIONAL 1',
    '2015 REGIONAL 1',
    'unknown LOCAL 11',
    'unknown REGIONAL 3',
  ]);
});

test('which agreements have more than one version?', async () => {
  // Slide 8: Uppsala (2001/2012). Skåne: slide 8, and related document #2, a proposal of a revised one. Göteborg: related
  // documents #5 and #10 print two texts, and nothing says which came first.
  const uppsala = { title: 'Lokal överenskommelse Uppsala', state: 'UNKNOWN' };
  const skane = 'Överenskommelse om samverkan mellan Region Skåne och Idéburen sektor i Skåne';
  const goteborg = 'Överenskommelse om samverkan mellan Göteborgs Stad och';
  expect((await answerOf(hub, AgreementsWithSeveralVersionsDocument)).agreements).toEqual({
    totalCount: 3,
    nodes: [
      {
        id: '0380-agreement-overenskommelsen',
        title: uppsala.title,
        versions: [
          { number: 1, ...uppsala, predecessor: null },
          { number: 2, ...uppsala, predecessor: { number: 1 } },
        ],
      },
      {
        id: '1480-agreement-overenskommelsen',
        title: `${goteborg} sektorn social ekonomi`,
        versions: [
          {
            number: 1,
            title: `${goteborg} organisationer inom den sociala ekonomin i Göteborg`,
            state: 'UNKNOWN',
            predecessor: null,
          },
          { number: 2, title: `${goteborg} sektorn social ekonomi`, state: 'UNKNOWN', predecessor: null },
        ],
      },
      {
        id: '12-agreement-overenskommelsen',
        title: skane,
        versions: [
          { number: 1, title: skane, state: 'UNKNOWN', predecessor: null },
          { number: 2, title: 'Reviderad överenskommelse', state: 'DRAFT', predecessor: { number: 1 } },
        ],
      },
    ],
  });
});

test("what is the share of women in Skåne's council, and is it within 40-60 percent?", async () => {
  // The final report from Skåne, page 10: 3 women and 8 men. 3 of 11 is 27.3 percent, below 40. The seats are on page 2.
  expect((await answerOf(hub, WomenInTheCooperationCouncilDocument)).body).toEqual({
    name: 'Idéburet Offentligt Samverkansråd',
    women: 3,
    men: 8,
    shareOfWomen: expect.closeTo(0.2727, 4),
    genderBalanced: false,
    sources: [
      { document: SKANE_REPORT, place: 'page 2' },
      { document: SKANE_REPORT, place: 'page 10' },
    ],
  });
});

test('what is the share of women at each workshop of 2014, and how many came in all?', async () => {
  // The final report from Skåne, pages 2, 3 and 10: 25 April, 25 women and 24 men, 51.0 percent; 6 November, 25 women and
  // 19 men, 56.8 percent. 49 and 44 came, 93 in all; page 10 calls the 49 registered. The workshop in Lund on "4 maj" has no
  // year.
  const { events, region } = await answerOf(hub, AttendanceOfWorkshopsDocument);
  expect(events).toEqual({
    totalCount: 2,
    nodes: [
      {
        id: '12-event-workshop-2014-04-25',
        name: 'Har vi råd att (inte) samverka?',
        date: { value: '2014-04-25' },
        attended: 49,
        registered: 49,
        women: 25,
        men: 24,
        shareOfWomen: expect.closeTo(0.5102, 4),
        description:
          'One page of the report counts the 49 as present, another as registered; women and men are given for the registered.',
      },
      {
        id: '12-event-workshop-2014-11-06',
        name: 'Hur gör vi samverkan?',
        date: { value: '2014-11-06' },
        attended: 44,
        registered: null,
        women: 25,
        men: 19,
        shareOfWomen: expect.closeTo(0.5682, 4),
        description:
          'More came from the public sector than in April; Försäkringskassan had three representatives.',
      },
    ],
  });
  expect(region).toEqual({
    attendance: {
      events: 2,
      known: 2,
      attended: 93,
      women: 50,
      men: 43,
      shareOfWomen: expect.closeTo(0.5376, 4),
    },
  });
});

test("does Gävleborg's financing add up, and where not?", async () => {
  // The project presentation, section "Finansiering". The lines 4 065 000 + 4 595 700 + 8 660 700 are the total that is
  // printed, 17 321 400. "Summa faktisk" is printed as 13 265 400, but the cash and the EU's money are 13 256 400: 9 000
  // too much. Of the total the lines are 23.5, 26.5 and exactly 50 percent; the EU's fund alone is a funder by name.
  expect((await answerOf(hub, FinancingThatDoesNotAddUpDocument)).project).toEqual({
    name: 'Alternativa driftsformer Gävleborg',
    financing: {
      currency: 'SEK',
      lines: [
        {
          label: 'Kommunal tjänstetid',
          amount: 4_065_000,
          share: expect.closeTo(0.2347, 4),
          inKind: true,
          funder: null,
        },
        {
          label: 'Kontanta medel 4 kommuner',
          amount: 4_595_700,
          share: expect.closeTo(0.2653, 4),
          inKind: false,
          funder: null,
        },
        {
          label: 'EU Mål 2 ERUF Norra Mellansverige (max 50 % av tot.)',
          amount: 8_660_700,
          share: 0.5,
          inKind: false,
          funder: { name: 'Europeiska regionala utvecklingsfonden' },
        },
      ],
      statedSubtotals: [
        { label: 'Summa indirekt', stated: 4_065_000, computed: 4_065_000 },
        { label: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400 },
      ],
      statedTotal: 17_321_400,
      computedTotal: 17_321_400,
      discrepancies: [
        { what: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400, difference: 9_000 },
        // 4 065 000 + 13 265 400 as printed, against the printed total.
        {
          what: 'Totalt: Summa indirekt + Summa faktisk',
          stated: 17_321_400,
          computed: 17_330_400,
          difference: -9_000,
        },
      ],
    },
    sources: [
      {
        document: 'Alternativa driftsformer Gävleborg - Får vi lov att vara entreprenöriella?',
        place: "section 'Finansiering'",
      },
    ],
  });
});

test('how many entries, municipalities and ambassadors has the pilot programme, and what is its largest grant on a cost of 1 000 000 kr?', async () => {
  // The briefing, slide 4. Entries: Arjeplog, Sorsele, Norsjö/Malå/Skellefteå, Härjedalen, Ludvika, Lindesberg, Munkedal,
  // Torsby, Sunne, Eda, Ydre, Kalmar, Uppvidinge: 13, of 15 municipalities. Ambassadors: Boden, Örnsköldsvik, Borgholm,
  // Linköping, Kristianstad. Slide 6: "Upp till 60 procents finansiering", so 600 000 kr.
  expect((await answerOf(hub, PilotProgrammeDocument)).project).toEqual({
    name: 'Pilotkommuner för serviceutveckling',
    entryCount: 13,
    pilots: 15,
    ambassadors: 5,
    fundingRule: { maxFunderShare: 0.6, maxGrant: 600_000 },
  });
});

test('which municipalities are both in the pilot programme and in the agreement list?', async () => {
  // Of the 20 municipalities of the programme (slide 4 of the briefing), the agreement list (slide 8 of the presentation
  // from Västra Götaland) has Linköping alone, with 2012; it is an ambassador.
  const { project } = await answerOf(hub, PilotMunicipalitiesWithAnAgreementDocument);
  const none = { totalCount: 0, nodes: [] };
  const linkoping = {
    totalCount: 1,
    nodes: [
      {
        id: '0580-agreement-overenskommelsen',
        title: 'Lokal överenskommelse Linköping',
        years: [2012],
      },
    ],
  };
  const part = (role: string, code: string, name: string, agreements: object = none) => ({
    role,
    municipality: { code, name, agreements },
  });
  expect(project).toEqual({
    municipalities: [
      part('PILOT', '2506', 'Arjeplog'),
      part('PILOT', '2422', 'Sorsele'),
      part('PILOT', '2417', 'Norsjö'),
      part('PILOT', '2418', 'Malå'),
      part('PILOT', '2482', 'Skellefteå'),
      part('PILOT', '2361', 'Härjedalen'),
      part('PILOT', '2085', 'Ludvika'),
      part('PILOT', '1885', 'Lindesberg'),
      part('PILOT', '1430', 'Munkedal'),
      part('PILOT', '1737', 'Torsby'),
      part('PILOT', '1766', 'Sunne'),
      part('PILOT', '1730', 'Eda'),
      part('PILOT', '0512', 'Ydre'),
      part('PILOT', '0880', 'Kalmar'),
      part('PILOT', '0760', 'Uppvidinge'),
      part('AMBASSADOR', '2582', 'Boden'),
      part('AMBASSADOR', '2284', 'Örnsköldsvik'),
      part('AMBASSADOR', '0885', 'Borgholm'),
      part('AMBASSADOR', '0580', 'Linköping', linkoping),
      part('AMBASSADOR', '1290', 'Kristianstad'),
    ],
  });
});

test('which of Västra Götalands action plans cover a year?', async () => {
  // One plan is for 2015-2017 (slide 11 of the presentation from Västra Götaland), one for 2016-2018 (related document #15 of
  // the report from Skåne): they overlap.
  const [first, second] = [
    {
      id: '14-action-plan-2015-2017',
      title: 'Handlingsplan 2015-2017',
      startYear: 2015,
      endYear: 2017,
      sources: [{ document: VG_PRESENTATION, place: 'slide 11' }],
    },
    {
      id: '14-action-plan-2016-2018',
      title:
        'Handlingsplan 2016-2018, Beredningen för överenskommelsen mellan Västra Götalandsregionen och den sociala ekonomin',
      startYear: 2016,
      endYear: 2018,
      sources: [{ document: SKANE_REPORT, place: 'related document #15 (line 119)' }],
    },
  ];
  const of = async (year?: number) => {
    const { agreement } = await answerOf(
      hub,
      ActionPlansCoveringAYearDocument,
      year === undefined ? undefined : { year },
    );
    expect(agreement?.title).toBe(VG_PRESENTATION);
    return agreement?.actionPlans;
  };
  expect(await of()).toEqual([first, second]);
  expect(await of(2014)).toEqual([]);
  expect(await of(2015)).toEqual([first]);
  expect(await of(2017)).toEqual([first, second]);
  expect(await of(2018)).toEqual([second]);
  expect(await of(2019)).toEqual([]);
});

test('which projects were running on a given day?', async () => {
  const on = async (day?: string) => {
    const { projects } = await answerOf(hub, ProjectsOnADayDocument, day === undefined ? undefined : { day });
    expect(projects?.completeness).toEqual({ complete: true });
    expect(projects?.totalCount).toBe(projects?.nodes.length);
    return projects?.nodes;
  };
  const project = (id: string, name: string, region: string | null, start: string, end: string) => ({
    id,
    name,
    region: region && { name: region },
    start: { value: start },
    end: { value: end },
  });
  const pilots = project(
    '00-project-pilotkommuner-serviceutveckling',
    'Pilotkommuner för serviceutveckling',
    'Sverige',
    '2012',
    '2014',
  );
  const gavleborg = project(
    '21-project-alternativa-driftsformer',
    'Alternativa driftsformer Gävleborg',
    'Gävleborg',
    '2010-09',
    '2013-08',
  );
  // No source says of which region it is.
  const healthy = project(
    '00-project-oka-andelen-langtidsfriska',
    'Öka andelen långtidsfriska',
    null,
    '2011-03-01',
    '2012-08-31',
  );
  const council = project(
    '12-project-forstudie-samverkansrad',
    'Förstudie för bildandet av samverkansråd för den idéburna och offentliga sektorn',
    'Skåne',
    '2014',
    '2014',
  );
  const vinnova = project(
    '21-project-innovativ-modell',
    'Innovativ modell för utveckling av offentlig verksamhet',
    'Gävleborg',
    '2016-10',
    '2018-08',
  );
  // By their start. Midsummer of 2014: the pilot programme (2012-2014) and the pre-study of the council (2014).
  expect(await on()).toEqual([pilots, council]);
  // Öka andelen långtidsfriska ran from 2011-03-01 to 2012-08-31, Alternativa driftsformer from 2010-09 to 2013-08.
  expect(await on('2012-08-31')).toEqual([gavleborg, healthy, pilots]);
  expect(await on('2012-09-01')).toEqual([gavleborg, pilots]);
  // To the last day of August 2013, known to the month.
  expect(await on('2013-08-31')).toEqual([gavleborg, pilots]);
  expect(await on('2013-09-01')).toEqual([pilots]);
  // Vinnova's project: 2016-10 to 2018-08.
  expect(await on('2016-09-30')).toEqual([]);
  expect(await on('2016-10-01')).toEqual([vinnova]);
  expect(await on('2018-08-31')).toEqual([vinnova]);
  expect(await on('2018-09-01')).toEqual([]);
});
