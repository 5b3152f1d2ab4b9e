import {
  JetStreamApiCodes,
  JetStreamApiError,
  jetstream,
  jetstreamManager,
  type StoredMsg,
  type StreamInfo,
} from '@nats-io/jetstream';
import { type NatsLink, PATIENCE_MS } from './nats-link.js';
import type { PublicationMessage, StateMessage, StoredPublication } from './publication-message.js';
import type { Stay, Subjects } from './subjects.js';

/** The log's own record of itself, where it was found. */
export interface StoredState extends StateMessage {
  /** The message's number in the stream. */
  readonly number: number;
}

/** What the stream of a log can do; everything is asked of its leader, so that nobody reads what is behind. */
export type LogStore = ReturnType<typeof logStore>;

export function logStore(link: NatsLink, stream: string, subjects: Subjects) {
  const manage = <Result>(work: (api: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<Result>) =>
    link.use(async (connection) =>
      work(await jetstreamManager(connection, { checkAPI: false, timeout: PATIENCE_MS })),
    );
  /** @returns null also where there is no stream. */
  const get = async (query: { seq: number; next_by_subj?: string } | { last_by_subj: string }) => {
    try {
      return await manage((api) => api.streams.getMessage(stream, query));
    } catch (error) {
      if (isApiError(error, JetStreamApiCodes.StreamNotFound)) return null;
      throw error;
    }
  };
  const last = async (subject: string) => publicationOf(await get({ last_by_subj: subject }));

  /** @returns the message's number; undefined where the log has more than `expect` says. */
  const store = (
    subject: string,
    data: Uint8Array | string,
    expect: { lastSequence?: number; lastSubjectSequence?: number } = {},
  ): Promise<number | undefined> =>
    link.use(async (connection) => {
      try {
        const { seq } = await jetstream(connection, { timeout: PATIENCE_MS }).publish(subject, data, {
          timeout: PATIENCE_MS,
          expect: { streamName: stream, ...expect },
        });
        return seq;
      } catch (error) {
        if (WRONG_LAST.some((code) => isApiError(error, code))) return undefined;
        throw error;
      }
    });

  return {
    /** @returns undefined where there is no such stream. */
    async info(options?: { subjects_filter: string }): Promise<StreamInfo | undefined> {
      try {
        return await manage((api) => api.streams.info(stream, options));
      } catch (error) {
        if (isApiError(error, JetStreamApiCodes.StreamNotFound)) return undefined;
        throw error;
      }
    },

    async state(): Promise<StoredState | undefined> {
      const message = await get({ last_by_subj: subjects.state });
      return message ? { ...message.json<StateMessage>(), number: message.seq } : undefined;
    },

    /** The last publication there is; with a stay, the last of those. */
    last: (stay?: Stay) => last(subjects.publications(stay)),

    /** The last publication of a source; with a stay, the last of those. */
    lastOf: (source: string, stay?: Stay) =>
      last(stay === undefined ? subjects.of(source) : subjects.publication(stay, source)),

    /** The first publication whose number is at least this. */
    next: async (number: number, subject: string) =>
      publicationOf(await get({ seq: number, next_by_subj: subject })),

    /** What a message holds; undefined where it was removed. */
    bytes: async (number: number) => (await get({ seq: number }))?.data,

    /** Appends a piece of a publication. */
    async addPart(stay: Stay, data: Uint8Array): Promise<number> {
      return (await store(subjects.part(stay), data)) as number;
    },

    /** Appends a publication right after the message of that number, and after that of its own subject (0: none), or not at all. */
    append: (stay: Stay, source: string, message: PublicationMessage, after: number, afterOwn: number) =>
      store(subjects.publication(stay, source), JSON.stringify(message), {
        lastSequence: after,
        lastSubjectSequence: afterOwn,
      }),

    /** Replaces the record that has that number, or nothing. */
    replaceState: (state: StateMessage, replaced: number) =>
      store(subjects.state, JSON.stringify(state), { lastSubjectSequence: replaced }),

    /** Removes the messages of a subject that come before a number. */
    async removeBefore(number: number, filter: string): Promise<void> {
      // Before the first there is nothing; asked to remove that, NATS would remove everything.
      if (number > 1) await manage((api) => api.streams.purge(stream, { filter, seq: number }));
    },

    /** The longest message that the server takes. Unit: bytes. */
    maxMessage: () => link.use(async (connection) => connection.info?.max_payload ?? 0),

    manage,
  };
}

/** Newer servers may see that a message would come too late before they know after which. */
const WRONG_LAST = [
  JetStreamApiCodes.StreamWrongLastSequence,
  JetStreamApiCodes.StreamWrongLastSequenceUnknown,
];

function publicationOf(message: StoredMsg | null): StoredPublication | undefined {
  if (!message) return undefined;
  const { seq, time, subject, data } = message;
  return {
    ...message.json<PublicationMessage>(),
    number: seq,
    recordedAt: time,
    subject,
    length: data.length,
  };
}

function isApiError(error: unknown, code: number): boolean {
  return error instanceof JetStreamApiError && error.code === code;
}
