import { describe, expect, it } from '@jest/globals';
import { Crowd, type Member } from './crowd.js';

class Listener implements Member {
  at = -1;
  readonly heard: string[] = [];
  meanwhile = () => {};
  takes = true;
  readonly listener = {
    next: (text: string) => {
      this.heard.push(text);
      this.meanwhile();
      return this.takes;
    },
  };
  broke(): void {
    this.takes = false;
  }
}

const crowdOf = (size: number) => {
  const crowd = new Crowd<Listener>();
  const members = Array.from({ length: size }, () => new Listener());
  for (const member of members) crowd.add(member);
  return { crowd, members };
};

describe('a crowd', () => {
  it.each([
    ['one told before it', 3, 0],
    ['one not told yet', 1, 3],
    ['itself', 2, 2],
    ['the last, by the first', 0, 4],
  ])('tells all others once where one leaves in the midst of it: %s', (_who, by, leaving) => {
    const { crowd, members } = crowdOf(5);
    const left = members[leaving] as Listener;
    (members[by] as Listener).meanwhile = () => crowd.remove(left);
    crowd.tell('one');
    crowd.tell('two');
    for (const member of members) if (member !== left) expect(member.heard).toEqual(['one', 'two']);
    expect(left.heard).toEqual(leaving > by ? [] : ['one']);
    expect(crowd.size).toBe(4);
  });

  it('does not tell who comes in the midst of it', () => {
    const { crowd, members } = crowdOf(2);
    const late = new Listener();
    (members[0] as Listener).meanwhile = () => {
      if (late.at === -1) crowd.add(late);
    };
    crowd.tell('one');
    expect(late.heard).toEqual([]);
    crowd.tell('two');
    expect(late.heard).toEqual(['two']);
  });

  it('lets go of those who take no more, and says who they are', () => {
    const { crowd, members } = crowdOf(4);
    const full = [members[0], members[3]] as Listener[];
    for (const member of full) member.takes = false;
    expect(crowd.tell('one')).toEqual(full);
    crowd.tell('two');
    expect(members.map(({ heard }) => heard.length)).toEqual([1, 2, 2, 1]);
    expect(crowd.size).toBe(2);
  });

  it('tells the others where a listener throws', () => {
    const { crowd, members } = crowdOf(3);
    (members[1] as Listener).meanwhile = () => {
      throw new Error('It breaks.');
    };
    crowd.tell('one');
    expect(members.map(({ heard }) => heard.length)).toEqual([1, 1, 1]);
    expect(members[1]?.takes).toBe(false);
  });
});
