// One configuration for every suite; `npm test` runs them all, `npx jest services/agreements` some of them.
export default {
  roots: ['<rootDir>/schema', '<rootDir>/services', '<rootDir>/gateway', '<rootDir>/local', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
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
    '^@hub/(common|regions|organisations|agreements)$': '<rootDir>/services/$1/src/index.ts',
    '^@hub/(gateway|local)$': '<rootDir>/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 30_000,
};
