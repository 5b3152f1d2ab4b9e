import type { JWK } from 'jose';

/** A deployment's histories and persons, and where they are. */
export interface HistoryPlace {
  readonly deployment: string;
  readonly databaseUrl: string;
  /** Where its signed checkpoints are, and the public keys they may be signed with; absent where it signs none. */
  readonly checkpoints?: { readonly url: string; readonly keys: readonly JWK[] };
}
