// One configuration for every suite; `npm test` runs them all, `npx jest services/agreements` some of them.
// A test lives by what it needs, and gets just that: nothing → beside the source; PostgreSQL → a package's test/
// (one server for the run, see test/support/postgres.ts); several processes → test/hub.
const shared = {
  rootDir: import.meta.dirname,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.data/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@hub/schema/(.*)$': '<rootDir>/schema/$1.ts',
    '^@hub/common/process$': '<rootDir>/services/common/src/process.ts',
    '^@hub/(common|regions|organisations|agreements)$': '<rootDir>/services/$1/src/index.ts',
    '^@hub/(gateway|local)$': '<rootDir>/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

const project = (displayName, testMatch, more) => ({
  ...shared,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  ...more,
});

const postgres = {
  globalSetup: '<rootDir>/test/support/start-test-postgres.mjs',
  globalTeardown: '<rootDir>/test/support/stop-test-postgres.mjs',
};

const hub = {
  globalSetup: '<rootDir>/test/support/start-test-hub.mjs',
  globalTeardown: '<rootDir>/test/support/stop-test-hub.mjs',
};

export default {
  projects: [
    project(
      'unit',
      [
        '{schema,gateway,local}/**/*.test.ts',
        'services/*/src/**/*.test.ts',
        'test/{contract,bench,support}/**/*.test.ts',
      ],
      {
        testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '<rootDir>/(gateway|local)/test/'],
      },
    ),
    project(
      'postgresql',
      ['services/*/test/**/*.test.ts', '{gateway,local}/test/**/*.test.ts', 'test/soak/**/*.test.ts'],
      postgres,
    ),
    project('hub', ['test/hub/**/*.test.ts'], hub),
  ],
  testTimeout: 30_000,
  testSequencer: '<rootDir>/test/support/hubs-first.mjs',
  // What a suite has imported stays in the memory of its process (modules of node:vm are never let go), until the search
  // for garbage takes longer than the tests: a process that has grown to this is followed by a new one.
  workerIdleMemoryLimit: '600MB',
};
