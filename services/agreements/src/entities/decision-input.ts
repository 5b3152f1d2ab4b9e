import { InputType } from 'type-graphql';
import { withDecisionFields } from './decision-fields.js';

@InputType({ description: 'A decision of an organ about a version. Swedish: beslut.' })
export class DecisionInput extends withDecisionFields(Object) {}
