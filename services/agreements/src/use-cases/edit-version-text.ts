import { LONGEST_TEXT, refuse, refuseStale, refuseText } from '@hub/common';
import type { Context } from '../context.js';
import type { EditVersionTextInput } from '../entities/edit-version-text.js';
import { findTexts, saveText } from '../repositories/version-repository.js';
import { textHashOf } from '../text-hash.js';
import { isDraft } from '../version-life.js';
import { versionOf } from './lock-agreement.js';
import { named } from './refuse-transition.js';
import { refuseWithdrawn } from './refuse-withdrawn.js';
import { type AgreementResult, writeAgreement } from './write-agreement.js';

/** Gives a draft another text. From the consultation on a text is fixed: another text is another version. */
export function editVersionText(input: EditVersionTextInput, context: Context): Promise<AgreementResult> {
  return writeAgreement({
    context,
    act: 'editVersionText',
    input,
    check: ({ text }) =>
      refuseText(text, { what: 'text', field: ['text'], longest: LONGEST_TEXT, lines: true }),
    refuse(locked, { revision }) {
      const version = versionOf(locked);
      const fixed = refuse(
        'INVALID_TRANSITION',
        `The version is ${named(version.state)}, and its text is fixed: only that of a version ${named('UNDER_DISCUSSION')} or ${named('DRAFT')} can be changed. Add a new version for another text.`,
        'text',
      );
      return [
        ...(isDraft(version.state) ? refuseWithdrawn(version, 'versionId') : [fixed]),
        ...refuseStale('version', revision, version.revision),
      ];
    },
    async apply(tx, locked, { versionId, text }) {
      const [there] = await findTexts(tx, [versionId]);
      const version = versionOf(locked);
      if (there?.text === text && version.textHash === textHashOf(text)) return null;
      return {
        payload: { versionId, textHash: await saveText(tx, versionId, text) },
        changed: [version],
      };
    },
  });
}
