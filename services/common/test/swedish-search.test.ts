import { placeNames } from '@hub/schema/place-names';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from '../../../test/support/postgres.js';
import { filterBySearch, fold, makeSearchable, searchableText } from '../src/index.js';

const TABLE = { table: 'note', words: 'words', index: 'note_by_words' };

/** Forms of one word each; whichever is looked for, a text with any other is found. */
const FORMS = [
  'partnerskap partnerskapet partnerskapets partnerskapen',
  'samarbete samarbetet samarbeten samarbetets samarbetena',
  'landsting landstinget landstingets landstingen',
  'ekonomi ekonomin ekonomins ekonomier',
  'idéburen idéburet idéburna',
  'strategi strategin strategier strategierna',
  'policy policyn policyer policyerna',
  'protokoll protokollet protokollen',
  'ambassadör ambassadören ambassadörer ambassadörerna',
  'aktör aktörer aktörens aktörernas',
  'sektor sektorn sektorer sektorns',
  'samverkansråd samverkansrådet samverkansråden samverkansrådets',
  'styrgruppsmöte styrgruppsmötet styrgruppsmöten styrgruppsmötena',
  'område området områden områdena',
  'civilsamhälle civilsamhället civilsamhällets',
  'mål målet målen målens',
  'län länet länen länets',
  'program programmet programmen',
  'överenskommelse överenskommelsen överenskommelser överenskommelsernas',
  'förening föreningen föreningar föreningarna',
  'förstudie förstudien förstudier',
  'föreningar föreningars',
  'överenskommelse överenskommelsers överenskommelser',
  'kommun kommunen kommuner kommuners kommunerna',
  'idé idén idéer idéerna',
  'kommitté kommittén kommittéer kommittéerna',
  'byrå byrån byråer byråerna',
  'hälsa hälsan hälsans',
  'folkhälsa folkhälsan',
  'medlem medlemmen medlemmar medlemmarna medlemmars',
  'barn barnet barnen barnets',
  'hus huset husen',
  'torg torget torgen',
  'regel regeln regler reglerna',
  'artikel artikeln artiklar',
  'exempel exemplet exemplen',
  'medel medlet medlen',
  'hinder hindret hindren',
  'öppen öppet öppna',
  'ny nytt nya',
  // What looks like a definite form and is none.
  'enhet enheten enheter',
  'universitet universiteten universitetet',
  'aktivitet aktiviteten aktiviteter',
  'fakultet fakulteten fakulteter',
  'budget budgeten budgetar',
  'rutin rutinen rutiner',
  'kvinna kvinnor kvinnorna',
  'samordnare samordnaren samordnarna',
  // Adjectives, in the neuter and the plural too.
  'hållbar hållbart hållbara',
  'mätbar mätbart mätbara',
  'social socialt sociala',
  'lokal lokalt lokala',
  'regional regionalt regionala',
  'kommunal kommunalt kommunala',
  'global globalt globala',
  'digital digitalt digitala',
  'ideell ideellt ideella',
  'kulturell kulturellt kulturella',
  'nationell nationellt nationella',
  'offentlig offentligt offentliga',
  'långsiktig långsiktigt långsiktiga',
  'ekonomisk ekonomiskt ekonomiska',
  'gemensam gemensamt gemensamma',
  // Nouns in -a.
  'kyrka kyrkan kyrkor kyrkorna',
  'skola skolan skolor skolorna',
  'människa människan människor människorna',
  // Words that only look like neuters.
  'anstalt anstalten anstalter',
  'verksamhetsfält verksamhetsfältet verksamhetsfälten',
  'gestalt gestalten gestalter',
].map((forms) => forms.split(' '));

describe('searching Swedish', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await dataSource.query(
      'create table note (text text, words text not null, search_folded text not null, searchable tsvector)',
    );
    await remake();
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it.each(FORMS)('finds every form of %s by every other, folded or not', async (...forms) => {
    await hold(forms);
    for (const form of forms) {
      expect([form, await found(form)]).toEqual([form, [...forms].sort()]);
      expect([form, await found(fold(form))]).toEqual([form, [...forms].sort()]);
      expect([form, await found(`"${form}"`)]).toEqual([form, [...forms].sort()]);
      expect([form, await found(`-${form}`)]).toEqual([form, []]);
      expect([form, await found(`-${fold(form)}`)]).toEqual([form, []]);
    }
  });

  it.each([
    ['landstinget', 'Landstingsförbundet'],
    ['ekonomin', 'en ekonomisk förening'],
    ['samarbetet', 'Samarbetet'],
    ['göteb overenskommelsernas', 'Överenskommelsen i Göteborg'],
    ['vård och omsorg', 'Vård, omsorg'],
    ['och', 'Ochlund'],
    ['"vård och omsorg"', 'Vård och omsorg'],
    ['xyz or göteb', 'Göteborg'],
    ['dnr 1.7.1-393', 'Dnr 1.7.1-393/2017'],
    ['2:a', 'IOP 2:a ansökningarna Hjo'],
    ['2:a ansökningarna', 'IOP 2:a ansökningarna Hjo'],
    ['2:a ansök', 'IOP 2:a ansökningarna Hjo'],
    ['2014/15-a', 'Avtal 2014/15-a avsiktsförklaringar'],
    ['esf-rådet', 'Svenska ESF-rådet'],
    ['esfrådet', 'Svenska ESF-rådet'],
    ['överens-kommelse', 'Överenskommelsen'],
    ['för-ening', 'Föreningar'],
    ['överens\u00ADkommelse', 'Överenskommelsen'],
    ['överenskommelse', 'Över\u00ADens\u00ADkommelsen'],
    ['Göteborgs-Rådet', 'rådet i Göteborg'],
    ['social-ekonomi', 'den sociala ekonomin'],
    ['malmo', 'Malmö'],
    ['malmö', 'Malmö'],
    ['malmö', 'Malmöandan'],
    ['Malmo\u0308', 'Malmö'],
    ['malmö', 'Malmo\u0308'],
    ['vard', 'Vårdnära'],
    ['"vard i malmö"', 'God vård i Malmö'],
    ['"sociala ekonomi" or "overenskommelse i skåne"', 'Överenskommelsen i Skåne'],
    ['vår', 'Vår kust'],
    ['vår', 'Vårdförbundet'],
    ['vår -värna', 'Vår kust'],
    ['"vår" -värna', 'Vår kust'],
    ['"om vår"', 'Om vår kust'],
    ['xyz or vår', 'Vår kust'],
    ['hjälp/stöd stöd', 'Hjälp/stöd'],
    ['samverkan or', 'Samverkan'],
    ['or samverkan', 'Samverkan'],
    ['-', 'Samverkan'],
    ['"', 'Samverkan'],
    ['-"', 'Samverkan'],
    ['-värna', 'Samverkan'],
    ['idén', 'Mer än bara en idé'],
    ['% !', '% !'],
  ])('finds %j in %j', async (search, text) => {
    await hold([text]);
    expect(await found(search)).toEqual([text]);
  });

  it.each([
    ['"omsorg vård"', 'Vård och omsorg'],
    ['"ekonom"', 'ekonomiska'],
    ['social -ekonomi', 'den sociala ekonomin'],
    ['social -"sociala ekonomi"', 'den sociala ekonomin'],
    ['1.393.7', 'Dnr 1.7.1-393/2017'],
    ['göteb malm', 'Göteborg'],
    ['överens-kommelse', 'kommelse'],
    ['vår', 'Värmdö'],
    ['mål', 'Malmö'],
    ['målet', 'Malmö'],
    ['hål', 'Halland'],
    ['år', 'arbete i Arvika'],
    ['länet', 'Landstinget'],
    ['lanet', 'Landstinget'],
    ['idé', 'identitet'],
    ['malmö', 'Malmo'],
    ['"vård i malmö"', 'God vard i Malmö'],
    ['skog -mål', 'skogens mål'],
    ['vår -värna', 'Vår kust att värna'],
    ['vår -värna', 'kust'],
    ['-vår', 'Vår kust'],
    ['nytt', 'nyckel'],
    ['or -värna', 'att värna'],
  ])('does not find %j in %j', async (search, text) => {
    await hold([text]);
    expect(await found(search)).toEqual([]);
  });

  // A word is looked for as the beginning of others too: only what is not longer tells.
  it.each([
    ['salt', 'sal'],
    ['matsalt', 'matsal'],
    ['malt', 'mal'],
    ['tält', 'tal'],
    ['fält', 'fal'],
    ['arbetsfält', 'arbetsfal'],
    ['halt', 'hal'],
    ['gestalt', 'gestal'],
    ['bart', 'bar'],
    ['samt', 'sam'],
    ['stallt', 'stall'],
    ['hotell', 'hot'],
    ['plan', 'plats'],
    ['organ', 'orgel'],
    ['förskola', 'förskott'],
    ['lokalt', 'lokatt'],
    ['kvinnan', 'kvintett'],
    ['sommar', 'som'],
    ['annars', 'annan'],
    ['tiden', 'ide'],
    ['sidan', 'ide'],
    ['miljön', 'miljon'],
    ['kroppen', 'öppen'],
    ['toppen', 'öppna'],
    ['hindra', 'hinder'],
    ['nytta', 'ny'],
    ['medlar', 'medel'],
    ['hälsan', 'hals'],
    ['vård', 'var'],
    ['mål', 'mal'],
    ['lånet', 'län'],
  ])('does not take %s for %s', async (one, other) => {
    await hold([other]);
    expect(await found(one)).toEqual([]);
  });

  it('finds every place by its genitive, with marks and without', async () => {
    await hold(placeNames());
    const lost: string[] = [];
    for (const name of new Set(placeNames())) {
      for (const genitive of [`${name}s`, `${fold(name)}s`, `"${name}s"`]) {
        if (!(await found(genitive)).includes(name)) lost.push(genitive);
      }
    }
    expect(lost).toEqual([]);
  });

  it('takes the genitive of a place for the place alone', async () => {
    await hold(['Malmö överenskommelse', 'Malmöhus', 'Malmös överenskommelse', 'Lund', 'malm']);
    const ofMalmo = ['Malmö överenskommelse', 'Malmös överenskommelse'];
    for (const text of ['Malmös överenskommelse', '"Malmös överenskommelse"', 'malmos', 'Malmös'])
      expect(await found(text)).toEqual(ofMalmo);
    expect(await found('-malmös')).toEqual(['Lund', 'Malmöhus', 'malm']);
    expect(await found('malmö')).toEqual([...ofMalmo, 'Malmöhus'].sort());
  });

  it('can make the columns anew over rows that are there', async () => {
    await hold(['Landstinget']);
    await remake();
    expect(await found('landsting')).toEqual(['Landstinget']);
  });

  it('finds by as many words as a search can hold', async () => {
    await hold(['b'.repeat(3)]);
    expect(await found('b '.repeat(100))).toEqual(['bbb']);
    expect(await found(`${'b-'.repeat(99)}b`)).toEqual(['bbb']);
    expect(await found(`${'c or '.repeat(39)}b`)).toEqual(['bbb']);
  });

  it('asks the index', async () => {
    const plan: { 'QUERY PLAN': string }[] = await dataSource.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off');
      const [sql, parameters] = asked('göteb överenskommelser -ekonomi or "en fras"').getQueryAndParameters();
      return manager.query(`explain ${sql}`, parameters);
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('on note_by_words');
  });

  async function remake(): Promise<void> {
    const runner = dataSource.createQueryRunner();
    await makeSearchable(runner, [TABLE]);
    await runner.release();
  }

  async function hold(texts: readonly string[]): Promise<void> {
    await dataSource.query('delete from note');
    for (const text of texts) {
      const { words, folded } = searchableText([text]);
      await dataSource.query('insert into note (text, words, search_folded) values ($1, $2, $3)', [
        text,
        words,
        folded,
      ]);
    }
  }

  async function found(text: string): Promise<string[]> {
    const rows: { text: string }[] = await asked(text).getRawMany();
    return rows.map((row) => row.text).sort();
  }

  function asked(text: string) {
    const query = dataSource.createQueryBuilder().select('text').from('note', 'note');
    filterBySearch(query, 'searchable', text);
    return query;
  }
});
