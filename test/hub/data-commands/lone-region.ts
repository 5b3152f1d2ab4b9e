import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataCommand } from '../../support/data-command.js';
import { emptyTables, hubSql } from '../../support/hub-database.js';
import { recordsOfRegion, withoutOtherRegions } from '../../support/of-region.js';
import { openQueries } from '../../support/operations.js';
import type { OwnHub } from '../../support/own-hub.js';
import { regionQueries } from '../../support/region-queries.js';

const LONG = 240_000;

/** The named queries that are of one region, though they do not say so in a variable. */
const OF_ONE: Readonly<Record<string, string>> = {
  'cooperation-of-a-region.graphql': '12',
  'first-query.graphql': '12',
  'questions/analyst-action-plans-covering-a-year.graphql': '14',
  'questions/analyst-financing-that-does-not-add-up.graphql': '21',
  'questions/analyst-pilot-municipalities-with-an-agreement.graphql': '00',
  'questions/analyst-pilot-programme.graphql': '00',
  'questions/analyst-women-in-the-cooperation-council.graphql': '12',
  'questions/portal-pilot-municipalities-of-a-region.graphql': '00',
  'questions/portal-project-by-registry-number.graphql': '21',
  'questions/portal-seats-of-the-cooperation-council.graphql': '12',
  'questions/portal-seats-of-the-preparatory-committee.graphql': '14',
};

export interface TwoHubs {
  /** It has the facts of all regions, and signatures. */
  readonly full: OwnHub;
  /** It has nothing. */
  readonly lone: OwnHub;
}

/** The file of one region, loaded into a hub that has nothing else. Both hubs are left as they were. */
export function describeLoneRegion(hubs: () => TwoHubs): void {
  describe('a region alone', () => {
    let full: OwnHub;
    let lone: OwnHub;
    let empty: () => Promise<void>;
    beforeAll(async () => {
      ({ full, lone } = hubs());
      empty = await emptyTables(lone.site);
    });
    afterAll(() => empty());

    test.each(['00', '12', '14', '21'])(
      'the file of %s alone makes an empty hub answer as the full one does, without an error, and a dump of that is the same file',
      async (region) => {
        const file = path.join(path.dirname(full.site.dataDir), `${region}.json`);
        // As after a write by the region's editor, for as long as the dump takes.
        const confirmedBy = (basis: string) =>
          hubSql(
            full.site,
            `hub_regions_${region}`,
            'update freshness set basis = $2 where region_code = $1',
            [region, basis],
          );
        await confirmedBy('WRITE');
        expect(await dataCommand(full.site, ['dump', '--region', region, '--out', file])).toMatchObject({
          code: 0,
          errors: '',
        });
        await confirmedBy('LOAD');
        await empty();
        const loaded = await dataCommand(lone.site, ['load', file]);
        const check = await dataCommand(lone.site, ['check']);
        const [, counts] = / checked: (.+)\n$/.exec(check.output) ?? [];
        expect(loaded.output).toContain(`\nchecked: ${counts}; new: ${counts}\n`);
        expect(loaded.output).not.toContain('a region (län) that the hub does not hold');
        expect(loaded.output).toMatch(/\nLoaded\.\n$/);

        for (const [name, query] of Object.entries(regionQueries(region))) {
          const [wanted, got] = await askBoth(query);
          expect({ name, errors: [wanted.errors, got.errors] }).toEqual({
            name,
            errors: [undefined, undefined],
          });
          expect({ [name]: withoutOtherRegions(region, got.data) }).toEqual({
            [name]: withoutOtherRegions(region, wanted.data),
          });
        }
        for (const { file: name, text, variables } of openQueries()) {
          const given = variables.includes('regionCode') && OF_ONE[name] === undefined;
          const [wanted, got] = await askBoth(text, given ? { regionCode: region } : {});
          expect({ name, errors: [wanted.errors, got.errors] }).toEqual({
            name,
            errors: [undefined, undefined],
          });
          // What a record of another region says of this one comes with that region's file.
          if (OF_ONE[name] !== undefined && OF_ONE[name] !== region) continue;
          const isOfRegion = given || OF_ONE[name] === region;
          const shown = isOfRegion ? withoutOtherRegions : recordsOfRegion;
          expect({ [name]: shown(region, got.data) }).toEqual({ [name]: shown(region, wanted.data) });
        }

        const copy = path.join(path.dirname(lone.site.dataDir), `${region}.json`);
        await dataCommand(lone.site, ['dump', '--region', region, '--out', copy]);
        expect(textOf(copy)).toBe(textOf(file));
      },
      LONG,
    );

    test(
      'what a file refers to in other regions is added where the hub has none, changes nothing there, and is no region to dump',
      async () => {
        const file = path.join(path.dirname(full.site.dataDir), 'referring.json');
        await dataCommand(full.site, ['dump', '--region', '14', '--out', file]);
        await empty();
        const first = await dataCommand(lone.site, ['load', file]);
        expect(first.output).toMatch(/added +regions 12\n/);
        expect(await nameOf12()).toBe('Skåne');

        const content = JSON.parse(readFileSync(file, 'utf8'));
        const [skane] = content.referred.regions.filter(({ code }: { code: string }) => code === '12');
        skane.name = 'Ett annat namn';
        writeFileSync(file, JSON.stringify(content));
        const again = await dataCommand(lone.site, ['load', file]);
        expect(again.output).toMatch(/^0 added, 0 changed, /);
        expect(await nameOf12()).toBe('Skåne');

        const dump = await dataCommand(lone.site, ['dump', '--region', '12']);
        expect([dump.code, dump.errors]).toEqual([
          3,
          expect.stringContaining(
            'the hub holds no more of region 12 than what records of other regions refer to',
          ),
        ]);

        content.referred.regions = content.territories.regions;
        writeFileSync(file, JSON.stringify(content));
        const refused = await dataCommand(lone.site, ['load', file]);
        expect([refused.code, refused.errors]).toEqual([
          2,
          expect.stringMatching(/regions 14 referred: expected a record of another region than the file's/),
        ]);
      },
      LONG,
    );

    async function nameOf12(): Promise<string> {
      const { region } = await lone.world.data<{ region: { name: string } }>(
        '{ region(code: "12") { name } }',
      );
      return region.name;
    }

    const askBoth = (query: string, variables: Record<string, unknown> = {}) =>
      Promise.all([full.world.ask(query, { variables }), lone.world.ask(query, { variables })]);
  });
}

/** The text of a file but for what each dump and each load make anew: two times, and what confirmed the data. */
const textOf = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/"(dumpedAt|confirmedAt|basis)": ".+"/g, '"$1": "the hub’s own"');
