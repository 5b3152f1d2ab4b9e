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

test('how many local agreements are there, with and without a year?', async () => {
  // Slide 8 of the presentation from Västra Götaland. With a year, 12: Uppsala, Botkyrka, Örebro, Norrköping, Linköping,
  // Stockholm, Göteborg, Trelleborg, Kumla, Laxå, Sollentuna, Västerås. Without, 9: Malmö, Västervik, Borås, Uddevalla,
  // Värmdö, Vilhelmina, Nordanstig, Hjo, Sigtuna; and Lund (related document #27 of the report from Skåne).
  expect(await answerOf(hub, LocalAgreementsCountedDocument)).toEqual({
    all: { totalCount: 22 },
    withYear: { totalCount: 12 },
    withoutYear: { totalCount: 10 },
  });
  // Of every kind: and Älvkarleby with Arbetsförmedlingen, two public bodies, without a year (related document #63).
  expect(await answerOf(hub, LocalAgreementsCountedDocument, { kind: null })).toEqual({
    all: { totalCount: 23 },
    withYear: { totalCount: 12 },
    withoutYear: { totalCount: 11 },
  });
});

test('which agreements have 2012 among their years?', async () => {
  // Slide 8: "Uppsala (2001/2012)", and with 2012 alone Norrköping, Linköping, Stockholm, Göteborg and Trelleborg.
  const { agreements } = await answerOf(hub, AgreementsOfAYearDocument);
  expect(agreements?.nodes.map(({ id, level, years }) => [id, level, years.join()]).sort()).toEqual([
    ['0180-agreement-overenskommelsen', 'LOCAL', '2012'],
    ['0380-agreement-overenskommelsen', 'LOCAL', '2001,2012'],
    ['0580-agreement-overenskommelsen', 'LOCAL', '2012'],
    ['0581-agreement-overenskommelsen', 'LOCAL', '2012'],
    ['1287-agreement-overenskommelsen', 'LOCAL', '2012'],
    ['1480-agreement-overenskommelsen', 'LOCAL', '2012'],
  ]);
});

test('what are the agreements of all levels by their first year?', async () => {
  // Slide 8, national, regional and local; the IOP of 2015 from related document #1 of the report from Skåne.
  const byYear: Record<string, string[]> = {
    2001: ['0380-agreement-overenskommelsen'],
    2008: ['00-agreement-social-2008'],
    2009: ['0127-agreement-overenskommelsen', '12-agreement-overenskommelsen'],
    2010: ['00-agreement-integration-2010', '1880-agreement-overenskommelsen'],
    2012: [
      '0180-agreement-overenskommelsen',
      '0580-agreement-overenskommelsen',
      '0581-agreement-overenskommelsen',
      '1287-agreement-overenskommelsen',
      '1480-agreement-overenskommelsen',
    ],
    2013: ['18-agreement-overenskommelsen'],
    2014: [
      '14-agreement-overenskommelsen',
      '1860-agreement-overenskommelsen',
      '1881-agreement-overenskommelsen',
    ],
    2015: [
      '00-agreement-bistand-2015',
      '0163-agreement-overenskommelsen',
      '12-agreement-iop-natverket-ideburen-sektor',
      '1980-agreement-overenskommelsen',
    ],
    // Three regional ones under discussion, nine local ones listed without a year, Lund, and Älvkarleby.
    unknown: [
      '0120-agreement-overenskommelsen',
      '0191-agreement-overenskommelsen',
      '0319-agreement-samverkan-arbetsformedlingen',
      '0883-agreement-overenskommelsen',
      '1280-agreement-overenskommelsen',
      '1281-agreement-overenskommelsen',
      '13-agreement-overenskommelsen',
      '1485-agreement-overenskommelsen',
      '1490-agreement-overenskommelsen',
      '1497-agreement-overenskommelsen',
      '17-agreement-overenskommelsen',
      '2132-agreement-overenskommelsen',
      '22-agreement-overenskommelsen',
      '2462-agreement-overenskommelsen',
    ],
  };
  const { agreements, agreementStatistics } = await answerOf(hub, AgreementsByFirstYearDocument);
  expect(agreements?.totalCount).toBe(33);
  expect(agreements?.nodes.map(({ id, firstYear }) => `${firstYear ?? 'unknown'} ${id}`)).toEqual(
    Object.entries(byYear).flatMap(([year, ids]) => ids.map((id) => `${year} ${id}`)),
  );
  expect(
    agreementStatistics
      ?.map(({ firstYear, level, agreements: count }) => `${firstYear ?? 'unknown'} ${level} ${count}`)
      .sort(),
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
  const { agreements } = await answerOf(hub, AgreementsWithSeveralVersionsDocument);
  expect(agreements?.nodes.map(({ id, versions }) => [id, versions.length]).sort()).toEqual([
    ['0380-agreement-overenskommelsen', 2],
    ['12-agreement-overenskommelsen', 2],
    ['1480-agreement-overenskommelsen', 2],
  ]);
  const goteborg = agreements?.nodes.find(({ id }) => id.startsWith('1480'));
  expect(goteborg?.versions.map(({ predecessor }) => predecessor)).toEqual([null, null]);
});

test("what is the share of women in Skåne's council, and is it within 40-60 percent?", async () => {
  // The final report from Skåne, page 10: 3 women and 8 men. 3 of 11 is 27.3 percent, below 40.
  const { body } = await answerOf(hub, WomenInTheCooperationCouncilDocument);
  expect(body).toMatchObject({ women: 3, men: 8, genderBalanced: false });
  expect(body?.shareOfWomen).toBeCloseTo(0.2727, 4);
});

test('what is the share of women at each workshop of 2014, and how many came in all?', async () => {
  // The final report from Skåne, pages 2, 3 and 10: 25 April, 25 women and 24 men, 51.0 percent; 6 November, 25 women and
  // 19 men, 56.8 percent. 49 and 44 came, 93 in all. The workshop in Lund on "4 maj" has no year.
  const { events, region } = await answerOf(hub, AttendanceOfWorkshopsDocument);
  expect(events?.nodes.map(({ date, attended, women, men }) => [date?.value, attended, women, men])).toEqual([
    ['2014-04-25', 49, 25, 24],
    ['2014-11-06', 44, 25, 19],
  ]);
  expect(events?.nodes[0]?.shareOfWomen).toBeCloseTo(0.5102, 4);
  expect(events?.nodes[1]?.shareOfWomen).toBeCloseTo(0.5682, 4);
  expect(region?.attendance).toMatchObject({ events: 2, known: 2, attended: 93, women: 50, men: 43 });
  expect(region?.attendance?.shareOfWomen).toBeCloseTo(0.5376, 4);
});

test("does Gävleborg's financing add up, and where not?", async () => {
  // The project presentation, section "Finansiering". The lines 4 065 000 + 4 595 700 + 8 660 700 are the total that is
  // printed, 17 321 400. "Summa faktisk" is printed as 13 265 400, but the cash and the EU's money are 13 256 400: 9 000
  // too much.
  const { project } = await answerOf(hub, FinancingThatDoesNotAddUpDocument);
  expect(project?.financing?.lines.map(({ amount, inKind }) => [amount, inKind])).toEqual([
    [4_065_000, true],
    [4_595_700, false],
    [8_660_700, false],
  ]);
  expect(project?.financing?.lines[2]?.share).toBe(0.5);
  expect(project?.financing).toMatchObject({
    currency: 'SEK',
    statedTotal: 17_321_400,
    computedTotal: 17_321_400,
  });
  expect(project?.financing?.statedSubtotals).toEqual([
    { label: 'Summa indirekt', stated: 4_065_000, computed: 4_065_000 },
    { label: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400 },
  ]);
  expect(project?.financing?.discrepancies).toEqual([
    { what: 'Summa faktisk', stated: 13_265_400, computed: 13_256_400, difference: 9_000 },
    // 4 065 000 + 13 265 400 as printed, against the printed total.
    {
      what: 'Totalt: Summa indirekt + Summa faktisk',
      stated: 17_321_400,
      computed: 17_330_400,
      difference: -9_000,
    },
  ]);
});

test('how many entries, municipalities and ambassadors has the pilot programme, and what is its largest grant on a cost of 1 000 000 kr?', async () => {
  // The briefing, slide 6. Entries: Arjeplog, Sorsele, Norsjö/Malå/Skellefteå, Härjedalen, Ludvika, Lindesberg, Munkedal,
  // Torsby, Sunne, Eda, Ydre, Kalmar, Uppvidinge: 13, of 15 municipalities. Ambassadors: Boden, Örnsköldsvik, Borgholm,
  // Linköping, Kristianstad. "Upp till 60 procents finansiering": 600 000 kr.
  const { project } = await answerOf(hub, PilotProgrammeDocument);
  expect(project).toMatchObject({
    entryCount: 13,
    pilots: 15,
    ambassadors: 5,
    fundingRule: { maxFunderShare: 0.6, maxGrant: 600_000 },
  });
});

test('which municipalities are both in the pilot programme and in the agreement list?', async () => {
  // Of the 20 municipalities of the programme (slide 6 of the briefing), the agreement list (slide 8 of the presentation
  // from Västra Götaland) has Linköping alone, with 2012; it is an ambassador.
  const { project } = await answerOf(hub, PilotMunicipalitiesWithAnAgreementDocument);
  expect(project?.municipalities).toHaveLength(20);
  const inBoth = project?.municipalities.filter(
    ({ municipality }) => (municipality?.agreements?.totalCount ?? 0) > 0,
  );
  expect(inBoth).toEqual([
    {
      role: 'AMBASSADOR',
      municipality: {
        code: '0580',
        name: 'Linköping',
        agreements: {
          totalCount: 1,
          nodes: [
            {
              id: '0580-agreement-overenskommelsen',
              title: 'Lokal överenskommelse Linköping',
              years: [2012],
            },
          ],
        },
      },
    },
  ]);
});

test('which of Västra Götalands action plans cover a year?', async () => {
  // One plan is for 2015-2017 (slide 11 of the presentation from Västra Götaland), one for 2016-2018 (related document #15 of
  // the report from Skåne): they overlap.
  const of = async (year?: number) => {
    const { agreement } = await answerOf(
      hub,
      ActionPlansCoveringAYearDocument,
      year === undefined ? undefined : { year },
    );
    return agreement?.actionPlans.map(({ startYear, endYear }) => [startYear, endYear]);
  };
  expect(await of()).toEqual([
    [2015, 2017],
    [2016, 2018],
  ]);
  expect(await of(2014)).toEqual([]);
  expect(await of(2015)).toEqual([[2015, 2017]]);
  expect(await of(2018)).toEqual([[2016, 2018]]);
  expect(await of(2019)).toEqual([]);
});

test('which projects were running on a given day?', async () => {
  const on = async (day?: string) => {
    const { projects } = await answerOf(hub, ProjectsOnADayDocument, day === undefined ? undefined : { day });
    expect(projects?.completeness.complete).toBe(true);
    return projects?.nodes.map(({ id }) => id).sort();
  };
  const [pilots, gavleborg, healthy, council, vinnova] = [
    '00-project-pilotkommuner-serviceutveckling',
    '21-project-alternativa-driftsformer',
    '00-project-oka-andelen-langtidsfriska',
    '12-project-forstudie-samverkansrad',
    '21-project-innovativ-modell',
  ];
  // Midsummer of 2014: the pilot programme (2012-2014) and the pre-study of the council (2014).
  expect(await on()).toEqual([pilots, council]);
  // Öka andelen långtidsfriska ran from 2011-03-01 to 2012-08-31, Alternativa driftsformer from 2010-09 to 2013-08.
  expect(await on('2012-08-31')).toEqual([healthy, pilots, gavleborg]);
  expect(await on('2012-09-01')).toEqual([pilots, gavleborg]);
  // To the last day of August 2013, known to the month.
  expect(await on('2013-08-31')).toEqual([pilots, gavleborg]);
  expect(await on('2013-09-01')).toEqual([pilots]);
  // Vinnova's project: 2016-10 to 2018-08.
  expect(await on('2016-09-30')).toEqual([]);
  expect(await on('2016-10-01')).toEqual([vinnova]);
});
