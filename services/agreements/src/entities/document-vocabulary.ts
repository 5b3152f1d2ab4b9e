/** The kinds of the documents that the facts hold; a region may load others. */
export const DOCUMENT_KINDS: readonly string[] = listed(`
action plan, agreement, analysis, application, background, business plan, call for proposals,
conference material, consultation draft, consultation response, decision proposal, description of a model,
development plan, directive, discussion paper, documentation, event programme, final report, framework, guide,
guideline, interim report, mandate, meeting, minutes, official report, other, policy, pre-study, presentation,
programme, project description, project page, project presentation, project report, proposal, report,
strategic plan, strategy, summary, target state, template
`);

/** The tags of the documents that the facts hold; a region may load others. */
export const DOCUMENT_TAGS: readonly string[] = listed(`
action-plan, agreement, agreement-consultation, agreement-process, agreement-public-public,
agreement-revision, alvkarleby, association-development, boras, call, citizen-dialogue, conference,
cooperation, council, dialogue, directive, duplicate-of-5, eslov, goteborg, grant, iop,
iop-consultation-response, iop-guideline, lund, malmo, minutes, orebro-lan, platform, policy, procurement,
project, skane, social-enterprise, sollentuna, steering-group, stockholm, timra, trelleborg, uddevalla,
vasteras, vasternorrland, vastra-gotaland, work-integrating-social-enterprise, workshop
`);

function listed(text: string): string[] {
  return text.split(',').map((each) => each.trim());
}
