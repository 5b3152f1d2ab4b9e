import { type Finding, findingOf } from '@hub/common';
import { textHashOf } from '../text-hash.js';
import { type CheckedAgreement, type CheckedHash, type CheckedText, versionIdOf } from './checked-records.js';

/**
 * The checksum that a version shows is that of its text: organisations sign by it, and by it anyone can tell that a text
 * is the one that was adopted.
 */
export function hashesAreOfTexts(
  agreements: readonly CheckedAgreement[],
  texts: readonly CheckedText[],
  hashes: readonly CheckedHash[],
): Finding[] {
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const hashOf = new Map(hashes.map(({ versionId, textHash }) => [versionId, textHash]));
  return agreements.flatMap((agreement) =>
    agreement.versions.flatMap(({ number }, index) => {
      const id = versionIdOf(agreement.id, number);
      const [text, hash] = [textOf.get(id), hashOf.get(id)];
      const wanted = text === undefined ? null : textHashOf(text);
      if (hash === undefined || hash === wanted) return [];
      return findingOf('agreements', agreement, {
        severity: 'error',
        field: `versions.${index + 1}.textHash`,
        what: `The checksum (kontrollsumma) of version ${number} is not that of the text that the hub holds: one of the two was changed past the hub.`,
        expected:
          wanted === null
            ? 'none, since the hub does not hold the text'
            : `${wanted}, the SHA-256 of the text`,
        got: hash ?? 'none',
      });
    }),
  );
}
