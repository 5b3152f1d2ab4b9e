import { afterAll, beforeAll } from '@jest/globals';
import { describeOddTexts } from './every-write/odd-texts.js';
import { describePersonalNumbers } from './every-write/personal-numbers.js';
import { describeRandomInputs } from './every-write/random-inputs.js';
import { describeRightsOfWrites } from './every-write/rights.js';
import { type SignedHub, startSignedHub } from './every-write/signed-hub.js';

// What goes through all writes of the schema, on one hub: each finds what those before it have written, so that whoever
// leaves the least as it was comes last.
let signed: SignedHub;
beforeAll(async () => {
  signed = await startSignedHub();
}, 150_000);
afterAll(() => signed?.hub.stop());

describePersonalNumbers(() => signed);
describeRightsOfWrites(() => signed);
describeOddTexts(() => signed);
describeRandomInputs(() => signed.hub);
