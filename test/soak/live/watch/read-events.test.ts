import { expect, it } from '@jest/globals';
import { eventReader, type StreamedEvent } from './read-events.js';

it('events are read whole, however they are cut into pieces, without comments', () => {
  const text =
    ':\n\nevent: next\ndata: {"a":\ndata: 1}\n\n: ping\r\nevent:complete\r\ndata\r\n\r\nevent: next\ndata: cut';
  for (const size of [1, 2, 7, text.length]) {
    const events: StreamedEvent[] = [];
    const read = eventReader((event) => events.push(event));
    for (let at = 0; at < text.length; at += size) read(text.slice(at, at + size));
    expect(events).toEqual([
      { event: 'next', data: '{"a":\n1}' },
      { event: 'complete', data: '' },
    ]);
  }
});
