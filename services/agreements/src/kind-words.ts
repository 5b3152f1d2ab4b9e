import { AgreementKind } from './entities/agreement-kind.js';

/** What agreements of a kind are called in searches, whatever their titles say. */
export const kindWords = (kind: AgreementKind): readonly string[] => WORDS[kind];

const WORDS: Readonly<Record<AgreementKind, readonly string[]>> = {
  COMPACT: ['överenskommelse om samverkan'],
  IOP: ['idéburet offentligt partnerskap', 'IOP'],
  LETTER_OF_INTENT: ['avsiktsförklaring'],
  PUBLIC_COOPERATION: ['samverkan mellan offentliga parter'],
};
