import { registerEnumType } from 'type-graphql';

export enum FreshnessBasis {
  LOAD = 'LOAD',
  WRITE = 'WRITE',
}

registerEnumType(FreshnessBasis, {
  name: 'FreshnessBasis',
  description: "By what a region's data was last confirmed. Swedish: grund för aktualitet.",
  valuesConfig: {
    LOAD: {
      description:
        'All of it was compared with the facts that the hub ships with, or with a file of the region, and brought up to date. Swedish: inläsning.',
    },
    WRITE: { description: 'Someone who may change it did so through the hub. Swedish: ändring.' },
  },
});
