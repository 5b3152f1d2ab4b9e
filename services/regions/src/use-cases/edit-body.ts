import { refuseOptionalText, type WriteResult } from '@hub/common';
import type { Context } from '../context.js';
import type { EditBodyInput } from '../inputs/edit-body-input.js';
import { refuseBody } from '../refusals/refuse-body.js';
import { refuseEmptied } from '../refusals/refuse-emptied.js';
import { type BodyRows, bodyRows } from './body-rows.js';
import { editRecord } from './edit-record.js';
import { given, givenList } from './given.js';

/** Changes a body; its seats are changed by writes of their own. @returns the body's id. */
export function editBody(input: EditBodyInput, context: Context): Promise<WriteResult<string, BodyRows>> {
  return editRecord({
    context,
    act: 'editBody',
    kind: 'bodies',
    what: 'body',
    input,
    named: { id: input.id, field: 'id', what: 'body' },
    check: (edit) => [
      ...refuseEmptied(edit, 'name', 'kind'),
      ...refuseOptionalText(edit.name, { what: 'name', field: ['name'] }),
      ...refuseBody(edit),
    ],
    edit: (body, edit) => ({
      ...body,
      name: edit.name ?? body.name,
      aliases: givenList(edit.aliases, body.aliases),
      kind: edit.kind ?? body.kind,
      statedSeats: given(edit.statedSeats, body.statedSeats),
      women: given(edit.women, body.women),
      men: given(edit.men, body.men),
      founded: given(edit.founded, body.founded),
      decided: given(edit.decided, body.decided),
      memberCategories: givenList(edit.memberCategories, body.memberCategories),
      description: given(edit.description, body.description),
    }),
    shown: ({ id }) => id,
    rows: bodyRows,
  });
}
