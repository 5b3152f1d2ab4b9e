/**
 * The change log's contract: what a service writes to its outbox, the relay copies to the event backbone, and
 * subscriptions read. Payloads never carry a person.
 */

/** The topics of the hub. */
export const SIGNATORIES_CHANGED = 'agreement.signatories-changed';
/** Two records of one organisation were made one; see {@link OrganisationMerged}. */
export const ORGANISATION_MERGED = 'organisation.merged';
/** A caller lost a role, or all of them; see {@link RightChanged}. */
export const RIGHT_REVOKED = 'identity.right-revoked';
/** What {@link RIGHT_REVOKED} took is given back. */
export const RIGHT_RESTORED = 'identity.right-restored';

/** Topics whose entries stay in the log for good: what is revoked is revoked, however long ago that was. */
export const KEPT_TOPICS: readonly string[] = [RIGHT_REVOKED, RIGHT_RESTORED];

/** One entry of the change log as the backbone keeps it. */
export interface ChangeEvent<Payload = unknown> {
  /** `<deployment>:<outbox id>`; consumers deduplicate by it. */
  readonly messageId: string;
  /** The topic, for example {@link SIGNATORIES_CHANGED}. */
  readonly type: string;
  /** The id of the record that changed. */
  readonly key: string;
  /** The region whose data it is; "00" for national records. */
  readonly regionCode: string;
  /** Gapless per key, from 1; a decimal string, since it can outgrow a JavaScript number. */
  readonly sequence: string;
  /** The PostgreSQL transaction (xid8, as a decimal string) that wrote the entry in its own database. */
  readonly transaction: string;
  /** When it happened, RFC 3339 UTC. */
  readonly occurredAt: string;
  readonly payload: Payload;
}

/**
 * The payload of {@link RIGHT_REVOKED} and {@link RIGHT_RESTORED}; its key is the holder. "All roles" and each single
 * role are revoked and restored by themselves: a role is lost while either stands.
 */
export interface RightChanged {
  /** Who holds the right: the SHA-256 of the token's subject, base64url. The log names no person. */
  readonly holder: string;
  /** The role as tokens carry it, for example `agreement-manager:1280`; null for all that the holder has. */
  readonly role: string | null;
}

/** The payload of {@link ORGANISATION_MERGED}; its key is the survivor. */
export interface OrganisationMerged {
  /** The id that leads to the survivor from now on. */
  readonly duplicateId: string;
  readonly survivorId: string;
}

/**
 * The payload of {@link SIGNATORIES_CHANGED}: one adherence changed, or the count, or what it rests on, changed without
 * one; and the count right after it.
 */
export type SignatoriesChanged = AdherenceChanged | CountChanged;

/** One adherence changed. */
export interface AdherenceChanged {
  readonly agreementId: string;
  readonly versionId: string;
  readonly adherenceId: string;
  readonly organisationId: string;
  /** What the adherence became. */
  readonly change: 'ACTIVE' | 'WITHDRAWN' | 'ENDED';
  /** The agreement's count as of this change. */
  readonly signatories: SignatoriesAfterChange;
}

/**
 * Nobody signed or left: joining was opened or closed, a figure reported, the register declared complete, or the
 * signatures carried over to another version.
 */
export interface CountChanged {
  readonly agreementId: string;
  /** The current version; null where none is. */
  readonly versionId: string | null;
  readonly adherenceId: null;
  readonly organisationId: null;
  readonly change: null;
  /** The agreement's count as of this change. */
  readonly signatories: SignatoriesAfterChange;
}

export interface SignatoriesAfterChange {
  readonly registered: number;
  readonly registerComplete: boolean;
  /** Whether anyone had ever signed here; changes logged before others than signings were logged lack it. */
  readonly signedHere?: boolean | undefined;
  readonly reported: {
    readonly value: number;
    readonly approximate: boolean;
    /** A partial date: 2014, 2014-11 or 2014-11-25. */
    readonly asOf: string | null;
    /** What is said of the number; changes logged before figures had labels lack it. */
    readonly label?: string | null | undefined;
    readonly source: {
      readonly document: string | null;
      readonly place: string | null;
      readonly url: string | null;
      /** When a client recorded it, RFC 3339 UTC; changes logged before it was told lack it, as figures of documents do. */
      readonly recordedAt?: string | undefined;
    };
  } | null;
}
