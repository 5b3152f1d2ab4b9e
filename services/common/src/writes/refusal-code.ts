import { registerEnumType } from 'type-graphql';

export enum RefusalCode {
  NOT_FOUND = 'NOT_FOUND',
  NOT_AUTHORISED = 'NOT_AUTHORISED',
  JOINING_CLOSED = 'JOINING_CLOSED',
  VERSION_NOT_CURRENT = 'VERSION_NOT_CURRENT',
  ALREADY_SIGNED = 'ALREADY_SIGNED',
  NOT_SIGNED = 'NOT_SIGNED',
  INVALID_INPUT = 'INVALID_INPUT',
  INVALID_TRANSITION = 'INVALID_TRANSITION',
  CONFLICT = 'CONFLICT',
}

registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Why a write was refused. Swedish: skäl till avslag.',
  valuesConfig: {
    NOT_FOUND: { description: 'Something the input names does not exist. Swedish: finns inte.' },
    NOT_AUTHORISED: { description: 'The caller may not do this. Swedish: saknar behörighet.' },
    JOINING_CLOSED: {
      description: 'The agreement is not open for joining. Swedish: anslutning är inte öppen.',
    },
    VERSION_NOT_CURRENT: {
      description: 'The version is not the current one. Swedish: inte gällande version.',
    },
    ALREADY_SIGNED: {
      description:
        'The organisation has already signed this version, or applied to. Swedish: redan undertecknad eller ansökt.',
    },
    NOT_SIGNED: { description: 'There is no standing signature to withdraw. Swedish: inte undertecknad.' },
    INVALID_INPUT: { description: 'A value is outside what the field accepts. Swedish: ogiltigt värde.' },
    INVALID_TRANSITION: {
      description:
        'The record can’t go from the state it is in to the one asked for. Swedish: otillåten övergång.',
    },
    CONFLICT: {
      description:
        'The input collides with what is there: the record was changed since the caller read it, the value is another record’s, or the idempotency key was used for something else. Swedish: konflikt.',
    },
  },
});
