import { prepare } from '@hub/agreements';
import { describe, expect, it } from '@jest/globals';
import { textHashOf } from '../src/text-hash.js';
import { freshRegister, ID } from './fresh-register.js';

const register = freshRegister();
const { sql, findings, errors, tried } = register;

describe('checking the register of agreements', () => {
  it.each<[string, string[], object]>([
    [
      'two signatures of an organisation on one version',
      [
        'drop index adherence_one_active',
        ...['1', '2'].map(
          (number) =>
            `insert into adherence values ('14-adherence-${number}', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', now(), null)`,
        ),
        `update signatory_counter set registered = 2, sequence = 2 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', id: '14-adherence-2', field: 'state' },
    ],
    [
      'a withdrawal before the signature',
      [
        'alter table adherence drop constraint adherence_withdrawn_after_signing',
        `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'WITHDRAWN', now(), '2001-01-01')`,
      ],
      { kind: 'adherences', id: '14-adherence-1', field: 'withdrawnAt' },
    ],
    [
      'a count that is not that of the signatures',
      [`update signatory_counter set registered = 4 where agreement_id = '${ID}'`],
      { kind: 'counters', id: ID, field: 'registered', got: '4' },
    ],
    [
      'a change log that runs ahead of its counter',
      [
        `insert into outbox (type, key, region_code, sequence, occurred_at, payload) values ('t', '${ID}', '14', 3, now(), '{}')`,
      ],
      { kind: 'counters', id: ID, field: 'sequence', expected: '3 or more' },
    ],
    [
      'a day that is not in the calendar',
      [`update milestone set date = '2014-02-31' where agreement_id = '${ID}' and ordinal = 1`],
      { kind: 'agreements', id: ID, field: 'milestones', got: '"2014-02-31"' },
    ],
    [
      'a signature that is still to come',
      [
        `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', now() + interval '1 day', null)`,
        `update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', id: '14-adherence-1', field: 'signedAt' },
    ],
    [
      'a signature of before there were agreements',
      [
        `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', '1799-06-01', null)`,
        `update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', id: '14-adherence-1', field: 'signedAt', expected: 'a time from 1800 to now' },
    ],
    [
      'a signature on a version that is still worked on',
      [
        `update agreement set joining = 'CLOSED' where id = '${ID}'`,
        `update agreement_version set state = 'DRAFT' where id = '${ID}-v1'`,
        `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', '2020-06-01', null)`,
        `update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', field: 'state', got: `ACTIVE on ${ID}-v1, which is draft` },
    ],
    [
      'a definition of a year to come',
      ["update definition set year = 2199 where id = 'definition-social-ekonomi'"],
      { kind: 'definitions', region: '00', field: 'year', got: '"2199": it is still to come' },
    ],
    [
      'a source that was recorded at a time to come',
      [
        `update agreement set sources = sources || '[{"recordedAt":"2199-01-01T00:00:00Z"}]' where id = '${ID}'`,
      ],
      { kind: 'agreements', id: ID, field: 'sources.4.recordedAt', got: '2199-01-01T00:00:00Z' },
    ],
    [
      'a decision of a year to come',
      ["update decision set date = '2199' where id = (select min(id) from decision)"],
      { kind: 'decisions', field: 'date', got: '"2199": it is still to come' },
    ],
    [
      'a document of a year before there was any',
      [
        "update document set date = '1066', date_from = '1066-01-01', date_to = '1067-01-01' where id = 'doc-overenskommelsen-vgr'",
      ],
      { kind: 'documents', field: 'date', got: '"1066": the year must be from 1800 to 2200' },
    ],
    [
      'an agreement in force that has lost its current version',
      [
        `update agreement_version set state = 'IN_FORCE' where id = '${ID}-v1'`,
        `update agreement set current_version_id = null, joining = 'CLOSED' where id = '${ID}'`,
      ],
      { kind: 'agreements', id: ID, field: 'currentVersion', got: 'none' },
    ],
    [
      'years that are not those of its milestones',
      [`update agreement set years = '{1999}' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'years', got: '1999' },
    ],
    [
      'a first year that is not that of its milestones',
      [`update agreement set first_year = 1999 where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'firstYear', got: '1999' },
    ],
    [
      'a document that is found by other days than its own',
      [
        "update document set date = '2015', date_from = '1999-01-01', date_to = '1999-01-02' where id = 'doc-overenskommelsen-vgr'",
      ],
      {
        kind: 'documents',
        id: 'doc-overenskommelsen-vgr',
        field: 'date',
        got: 'from 1999-01-01 to before 1999-01-02',
      },
    ],
    [
      'a last change that is still to come',
      [`update agreement set updated_at = '2199-01-01' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'updatedAt', got: expect.stringContaining('2199-01-01') },
    ],
    [
      'a signature from before it was applied for',
      [
        'alter table adherence drop constraint adherence_signed_after_applying',
        `insert into adherence (id, agreement_id, version_id, organisation_id, state, signed_at, applied_at)
         values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', '2026-01-01', '2026-01-02')`,
        `update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`,
      ],
      { kind: 'adherences', id: '14-adherence-1', field: 'signedAt' },
    ],
    [
      'two open applications of an organisation to sign one version',
      [
        'drop index adherence_one_application',
        ...['1', '2'].map(
          (number) =>
            `insert into adherence (id, agreement_id, version_id, organisation_id, state, applied_at)
             values ('14-adherence-${number}', '${ID}', '${ID}-v1', 'org-a', 'APPLIED', '2026-01-02')`,
        ),
      ],
      { kind: 'adherences', id: '14-adherence-2', field: 'state' },
    ],
    [
      'a record without a source',
      [`update agreement set sources = '[]' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'sources', what: 'The record has no source (källa).' },
    ],
    [
      'a figure whose source says nothing',
      [`update reported_figure set source = '{}' where agreement_id = '${ID}' and ordinal = 1`],
      { kind: 'agreements', id: ID, field: 'reportedFigures.1.source', got: '{}' },
    ],
    [
      'a record whose source says nothing',
      [`update agreement set sources = '[{}]' where id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'sources.1', expected: 'a document or an address', got: '{}' },
    ],
    [
      'an agreement without a counter',
      [`delete from signatory_counter where agreement_id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'counter', got: 'none' },
    ],
    [
      'a change of an agreement that is not there',
      [1, 2].map(
        (sequence) =>
          `insert into outbox (type, key, region_code, sequence, occurred_at, payload) values ('t', '14-agreement-borta', '14', ${sequence}, now(), '{}')`,
      ),
      { kind: 'counters', id: '14-agreement-borta', field: 'agreementId', source: null },
    ],
    [
      'an action plan that ends before it begins',
      [
        'alter table action_plan drop constraint action_plan_years',
        "update action_plan set end_year = 2014 where id = '14-action-plan-2015-2017'",
      ],
      { kind: 'actionPlans', id: '14-action-plan-2015-2017', field: 'endYear', expected: '2015 or later' },
    ],
    [
      'a document of a region that does not exist',
      ["update document set region_code = '99' where id = 'doc-related-98'"],
      { kind: 'documents', id: 'doc-related-98', field: 'regionCode', region: '99', got: '99' },
    ],
    [
      'a document that is part of itself',
      ["update document set part_of_id = id where id = 'doc-related-98'"],
      { kind: 'documents', id: 'doc-related-98', field: 'partOfId', got: 'doc-related-98' },
    ],
    [
      'an answer to a document that is not there',
      [
        'alter table document drop constraint document_responds_to_id_fkey',
        "update document set responds_to_id = 'doc-borta' where id = 'doc-related-98'",
      ],
      { kind: 'documents', id: 'doc-related-98', field: 'respondsToId', got: 'doc-borta' },
    ],
    [
      'what is said of an agreement, of a kind that is none',
      [
        'alter table agreement_statement drop constraint agreement_statement_kind_check',
        `update agreement_statement set kind = 'VISA' where agreement_id = '${ID}' and ordinal = 1`,
      ],
      { kind: 'agreements', id: ID, field: 'statements.1.kind', got: '"VISA"' },
    ],
    [
      'a contradiction that is about nothing',
      ["delete from contradiction_subject where contradiction_id = 'contradiction-c13'"],
      { kind: 'contradictions', id: 'contradiction-c13', field: 'concerns', region: '00', got: '[]' },
    ],
    [
      'a text that is another than the checksum says',
      [
        `insert into version_text values ('${ID}-v1', 'Den antagna texten')`,
        `update agreement_version set text_hash = '${textHashOf('En annan text')}' where id = '${ID}-v1'`,
      ],
      {
        kind: 'agreements',
        id: ID,
        field: 'versions.1.textHash',
        expected: `${textHashOf('Den antagna texten')}, the SHA-256 of the text`,
        got: textHashOf('En annan text'),
      },
    ],
    [
      'the checksum of a text that the hub does not hold',
      [`update agreement_version set text_hash = '${textHashOf('En text')}' where id = '${ID}-v1'`],
      { kind: 'agreements', id: ID, field: 'versions.1.textHash', got: textHashOf('En text') },
    ],
    [
      'a version that follows itself',
      [`update agreement_version set predecessor_id = id where agreement_id = '${ID}'`],
      { kind: 'agreements', id: ID, field: 'versions', got: 'version 1' },
    ],
  ])('finds %s among the rows, and nothing else', async (_what, faults, wanted) => {
    expect(await errors()).toEqual([]);
    for (const fault of faults) await sql(fault);
    const found = await errors();
    expect(found).toEqual([expect.objectContaining({ severity: 'error', region: '14', ...wanted })]);
  });

  it('counts in the report of a load what it found, and refuses no start for what was wrong before', async () => {
    await sql(`update signatory_counter set registered = 4 where agreement_id = '${ID}'`);
    expect(await prepare({ databaseUrl: register.url })).toMatchObject({ found: { error: 1 } });
  });

  it('refuses no start and no load for a signature that is still to come, however the time goes', async () => {
    await sql(
      `insert into adherence values ('14-adherence-1', '${ID}', '${ID}-v1', 'org-a', 'ACTIVE', now() + interval '1 day', null)`,
    );
    await sql(`update signatory_counter set registered = 1, sequence = 1 where agreement_id = '${ID}'`);
    expect(await prepare({ databaseUrl: register.url })).toMatchObject({ found: { error: 1 } });
    expect(await tried({ region: '14', records: {} })).toMatchObject({ errors: [], found: { error: 1 } });
  });
});

it('warns of a matrix of participation that lacks cells', async () => {
  await sql('delete from matrix_cell where ordinal = 3');
  expect((await findings()).filter(({ kind }) => kind === 'participationMatrices')).toMatchObject([
    { severity: 'warning', id: ID, field: 'cells', got: '23' },
  ]);
});
