// Publishes pages of numbered events for one source until it is killed, as a relay does: each from where the log says that
// the source was copied to. Every seventh page is longer than a message of NATS may be.
//
//   node publish-pages.mjs '{"kind":"nats","options":{…},"source":"…"}'
import { createNatsBackbone, createPostgresBackbone } from '../../services/common/dist/process.js';

const { kind, options, source } = JSON.parse(process.argv[2]);
const backbone = kind === 'nats' ? createNatsBackbone(options) : createPostgresBackbone(options);
const LONG = 'x'.repeat(300_000);

for (;;) {
  const from = await backbone.sourcePosition(source);
  const first = Number(from ?? 0) + 1;
  const size = 1 + Math.floor(Math.random() * 9);
  const ids = Array.from({ length: size }, (_, index) => first + index);
  const text = first % 7 === 0 ? LONG : 'short';
  await backbone.publish({
    source,
    from,
    to: String(ids.at(-1)),
    events: ids.map((id) => ({
      messageId: `${source}:${id}`,
      type: 'test.changed',
      key: 'k',
      regionCode: '12',
      sequence: String(id),
      transaction: '1',
      occurredAt: '2026-01-02T03:04:05.678Z',
      payload: { text },
    })),
  });
}
