import { beforeEach, describe, expect, it } from '@jest/globals';
import { textHashOf } from '../src/text-hash.js';
import { freshRegister, ID } from './fresh-register.js';

const { sql, errors, load } = freshRegister();

describe('a load of the text of a version that was adopted', () => {
  const VERSION = `${ID}-v1`;
  const TEXT = 'Den antagna texten, med å och ä';
  const given = { region: '14', records: { versionTexts: [{ id: VERSION, text: TEXT }] } };
  const held = async () => {
    const [row] = await sql<{ text: string; hash: string }>(
      'select text, text_hash as hash from version_text join agreement_version using (id) where id = $1',
      [VERSION],
    );
    return row;
  };
  const swap = (change: { text?: string; hash?: string }) =>
    Promise.all([
      sql('update version_text set text = coalesce($2, text) where id = $1', [VERSION, change.text ?? null]),
      sql('update agreement_version set text_hash = coalesce($2, text_hash) where id = $1', [
        VERSION,
        change.hash ?? null,
      ]),
    ]);
  beforeEach(async () => {
    await load(given);
    expect(await held()).toEqual({ text: TEXT, hash: textHashOf(TEXT) });
  });

  it('makes its checksum anew where that was changed past the hub, and tells it', async () => {
    await swap({ hash: textHashOf('Bytt') });
    expect(await load(given)).toMatchObject({
      changes: [
        {
          kind: 'versionTexts',
          id: VERSION,
          change: 'changed',
          fields: [{ field: 'textHash', to: `"${textHashOf(TEXT)}"` }],
        },
      ],
      kept: [],
    });
    expect(await held()).toEqual({ text: TEXT, hash: textHashOf(TEXT) });
    expect(await load(given)).toMatchObject({ changes: [], unchanged: 1 });
  });

  it('puts the text back that the checksum is of, where another was put there past the hub', async () => {
    await swap({ text: 'Bytt text' });
    expect(await load(given)).toMatchObject({ changes: [{ id: VERSION, fields: [{ field: 'text' }] }] });
    expect(await held()).toEqual({ text: TEXT, hash: textHashOf(TEXT) });
  });

  it('leaves a text and a checksum of which neither is the file’s, for the check to tell', async () => {
    const planted = { text: 'Bytt text', hash: textHashOf('Bytt igen') };
    await swap(planted);
    expect(await load(given)).toMatchObject({ changes: [], kept: [{ id: VERSION }] });
    expect(await held()).toEqual(planted);
    expect(await errors()).toMatchObject([{ field: 'versions.1.textHash' }]);
  });
});
