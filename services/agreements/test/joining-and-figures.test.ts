import { describe, expect, it } from '@jest/globals';
import {
  agreementMade,
  ahead,
  eventsOf,
  managedWorld,
  rowsOf,
  short,
  TO_ADOPTED,
  takenTo,
} from './writes-world.js';

const { world, write, writeNow } = managedWorld();

describe('joining', () => {
  it('opens once the current version is adopted, in force or not, and is told to those who watch', async () => {
    const { id, versionId } = await agreementMade(write);
    const open = () => writeNow('setJoining', { agreementId: id, joining: 'OPEN' });
    const before = await rowsOf(world);
    expect(short(await open())).toEqual(['INVALID_TRANSITION joining']);
    expect(short(await writeNow('setJoining', { agreementId: id, joining: 'UNKNOWN' }))).toEqual([
      'INVALID_INPUT joining',
    ]);
    expect(await rowsOf(world)).toBe(before);
    await takenTo(write, world, versionId, ...TO_ADOPTED);
    expect((await open()).agreement).toMatchObject({
      joining: 'OPEN',
      signatories: { basis: 'UNKNOWN', sequence: '1' },
    });
    const rows = await rowsOf(world);
    expect(short(await open())).toEqual([]);
    expect(await rowsOf(world)).toBe(rows);
    await takenTo(write, world, versionId, 'TERMINATED');
    expect(short(await open())).toEqual(['INVALID_TRANSITION joining']);
    expect(await eventsOf(world, id)).toMatchObject([
      { sequence: '1', payload: { change: null, signatories: { registered: 0, signedHere: false } } },
      { sequence: '2', payload: { change: null } },
    ]);
  });
});

describe('what counters show', () => {
  it('a figure stands while its date is the latest and the register is not complete', async () => {
    const { id } = await agreementMade(write);
    const report = (value: number, asOf: string | null) =>
      write('reportFigure', {
        agreementId: id,
        value,
        approximate: true,
        asOf,
        source: { document: 'D', place: 's. 1' },
      });
    const shown = ({ agreement }: Awaited<ReturnType<typeof report>>) =>
      `${agreement.signatories.value} ${agreement.signatories.basis} ${agreement.signatories.sequence}`;
    expect(shown(await report(90, '2024'))).toBe('90 REPORTED 1');
    expect(shown(await report(40, '2019'))).toBe('90 REPORTED 1');
    expect(shown(await report(95, '2025-01'))).toBe('95 REPORTED 2');
    const complete = await writeNow('declareRegister', { agreementId: id, complete: true });
    expect(shown(complete)).toBe('0 REGISTERED 3');
    expect(complete.agreement.reportedFigures).toHaveLength(3);
    const rows = await rowsOf(world);
    expect(shown(await writeNow('declareRegister', { agreementId: id, complete: true }))).toBe(
      '0 REGISTERED 3',
    );
    expect(await rowsOf(world)).toBe(rows);
    expect(shown(await writeNow('declareRegister', { agreementId: id, complete: false }))).toBe(
      '95 REPORTED 4',
    );
    const { data } = await world.ask(
      `{ agreements(first: 1, filter: { search: "${complete.agreement.title.split(' ').at(-1)}" }, orderBy: { by: SIGNATORIES, direction: DESC }) { nodes { signatories { value } } } }`,
    );
    expect(data.agreements.nodes).toEqual([{ signatories: { value: 95 } }]);
  });

  it('nobody knows still, after a register was declared complete and that was taken back', async () => {
    const { id } = await agreementMade(write);
    await writeNow('declareRegister', { agreementId: id, complete: true });
    const { agreement } = await writeNow('declareRegister', { agreementId: id, complete: false });
    expect(agreement.signatories).toMatchObject({ value: null, basis: 'UNKNOWN', sequence: '2' });
  });

  it('a figure of a day that has not come, or of before 1800, is refused: it would stand above all others', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const report = (asOf: string) =>
      write('reportFigure', {
        agreementId: id,
        value: 1,
        approximate: false,
        asOf,
        source: { document: 'D' },
      });
    for (const asOf of ['2999', '2999-01-01', '1799', '0001', ahead(1)]) {
      expect({ asOf, refusals: short(await report(asOf)) }).toEqual({
        asOf,
        refusals: ['INVALID_INPUT asOf'],
      });
    }
    expect(await rowsOf(world)).toBe(before);
    for (const asOf of [ahead(0), ahead(0).slice(0, 7), ahead(0).slice(0, 4), '1800']) {
      expect(short(await report(asOf))).toEqual([]);
    }
  });

  it('a figure is refused without a source, below 0 and on a day that is none', async () => {
    const { id } = await agreementMade(write);
    const before = await rowsOf(world);
    const wrong = {
      agreementId: id,
      value: -1,
      approximate: false,
      asOf: '2024-13',
      source: { place: 's. 1' },
    };
    expect(short(await write('reportFigure', wrong))).toEqual([
      'INVALID_INPUT value',
      'INVALID_INPUT asOf',
      'INVALID_INPUT source',
    ]);
    expect(await rowsOf(world)).toBe(before);
  });
});
