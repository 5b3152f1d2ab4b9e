import { natsVariables } from '@hub/common/process';
import { expect, test } from '@jest/globals';
import { readConfig } from './config.js';

test('an empty environment gives the defaults, and an empty variable counts as absent', () => {
  const defaults = {
    port: 4000,
    host: '127.0.0.1',
    dataDir: undefined,
    databaseUrl: undefined,
    production: false,
  };
  expect(readConfig({})).toMatchObject(defaults);
  expect(readConfig({ HUB_PORT: '', HUB_DATA_DIR: '', DATABASE_URL: '' })).toMatchObject(defaults);
});

test('all faults are reported together, each with its variable', () => {
  expect(() => readConfig({ HUB_PORT: 'many', DATABASE_URL: 'mysql://somewhere' })).toThrow(
    /HUB_PORT is "many", wanted a whole number from 1 to \d+; DATABASE_URL is not an address/,
  );
  // The highest of a hub's ports is HUB_PORT + 199.
  expect(() => readConfig({ HUB_PORT: '65400' })).toThrow('HUB_PORT');
});

test('a port that browsers and fetch would refuse is refused at once, the ones that follow from it too', () => {
  expect(() => readConfig({ HUB_PORT: '6000' })).toThrow(
    /^HUB_PORT is "6000": browsers and fetch refuse port 6000 of the gateway, wanted another number$/,
  );
  expect(() => readConfig({ HUB_PORT: '5879' })).toThrow(
    /^HUB_PORT is "5879": .* port 6000 of the regions-21 \(HUB_PORT \+ 121\), wanted another number$/,
  );
});

test('an address of a database server is never repeated in a message, since it holds a password', () => {
  expect(() => readConfig({ DATABASE_URL: 'http://somebody:secret@host/db' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});

test('the processes get only what is on the list', () => {
  const { passedOn } = readConfig({
    PATH: '/bin',
    LOG_LEVEL: 'warn',
    EVENTS_RETENTION_HOURS: '48',
    DATABASE_URL: 'postgresql://a:b@c/d',
    SECRET: 'x',
  });
  expect(passedOn).toEqual({ PATH: '/bin', LOG_LEVEL: 'warn', EVENTS_RETENTION_HOURS: '48' });
});

test('where NATS is goes to the processes in full, and nothing of it where it is not used', () => {
  const all = Object.fromEntries(Object.keys(natsVariables).map((name) => [name, 'x']));
  expect(readConfig(all).nats).toEqual(all);
  expect(readConfig(all).passedOn).toEqual({});
  expect(readConfig({ ...all, NATS_URL: '' }).nats).toEqual({});
});

test('more gateways are named by their addresses, of which the origins count', () => {
  expect(readConfig({}).gateways).toEqual([]);
  const { gateways } = readConfig({
    HUB_GATEWAYS: 'http://10.0.0.2:4000/graphql, https://gateway-3.example,',
  });
  expect(gateways).toEqual(['http://10.0.0.2:4000', 'https://gateway-3.example']);
  expect(() => readConfig({ HUB_GATEWAYS: 'gateway-2:4000', HUB_PORT: '0' })).toThrow(
    /HUB_PORT is "0".*; HUB_GATEWAYS names "gateway-2:4000", wanted the address of a gateway/,
  );
});
