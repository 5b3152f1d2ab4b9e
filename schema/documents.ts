// Made from the operations of schema/operations by `npm run schema`: change those, not this.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A new version of an agreement; its life begins UNDER_DISCUSSION. Swedish: ny version. */
export type AddAgreementVersionInput = {
  /** The agreement that it is a version of. Swedish: överenskommelse. */
  readonly agreementId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The version that it follows; left out for a first one. Swedish: föregående version. */
  readonly predecessorId?: string | null | undefined;
  /** The document that it is known from, where there is one. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** The text, 1 to 100,000 characters; it can be changed until the version goes out for consultation, which takes one. Swedish: text. */
  readonly text?: string | null | undefined;
  /** The title of the version, at most 500 characters. Swedish: titel. */
  readonly title: string;
};

/** What has become of an organisation’s adherence. Swedish: status för anslutning. */
export type AdherenceState =
  /** The organisation has signed and stands by it. Swedish: ansluten. */
  | 'ACTIVE'
  /** The organisation has asked to join, and waits for the agreement’s manager; not public. Swedish: ansökt. */
  | 'APPLIED'
  /** The adherence ended without the organisation withdrawing, for example with the agreement. Swedish: avslutad. */
  | 'ENDED'
  /** The organisation was not let in, or took its application back: then `withdrawnAt` says when. Not public. Swedish: avslagen. */
  | 'REJECTED'
  /** The organisation has withdrawn its signature. Swedish: utträdd. */
  | 'WITHDRAWN';

/** What kind of agreement it is. Swedish: slag av överenskommelse. */
export type AgreementKind =
  /** Principles that a public body and civil society agree on; not a contract. Swedish: överenskommelse om samverkan. */
  | 'COMPACT'
  /** A contract on one activity between a public body and a civil-society organisation; neither procurement nor aid. Swedish: idéburet offentligt partnerskap. */
  | 'IOP'
  /** A declaration of what the parties mean to do. Swedish: avsiktsförklaring. */
  | 'LETTER_OF_INTENT'
  /** Between public bodies only. Swedish: samverkan mellan offentliga parter. */
  | 'PUBLIC_COOPERATION';

/** At which level of government an agreement holds. Swedish: nivå. */
export type AgreementLevel =
  /** Of a municipality. Swedish: lokal, kommunal. */
  | 'LOCAL'
  /** Between the state and civil society. Swedish: nationell. */
  | 'NATIONAL'
  /** Of a region (county). Swedish: regional. */
  | 'REGIONAL';

/** Which organisation applies to sign which version of which agreement. Swedish: ansökan. */
export type ApplyToJoinInput = {
  /** The agreement to join. Swedish: överenskommelse. */
  readonly agreementId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The organisation that applies; the caller must be its signatory. Swedish: organisation. */
  readonly organisationId: string;
  /** Who applies for the organisation, where that is to be kept. Swedish: undertecknare. */
  readonly signer?: SignerInput | null | undefined;
  /** The version to sign; it must be the current one. Swedish: version. */
  readonly versionId: string;
};

/** Which application is approved. Swedish: godkännande av ansökan. */
export type ApproveApplicationInput = {
  /** The application to approve; the caller must manage its agreement. Swedish: ansökan. */
  readonly adherenceId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
};

/** What a body is for. Swedish: slag av organ. */
export type BodyKind =
  /** A council with seats from public bodies and civil society. Swedish: samverkansråd. */
  | 'COOPERATION_COUNCIL'
  /** Any other kind of body. Swedish: annat. */
  | 'OTHER'
  /** Brings the partners of a joint effort together. Swedish: partnerskap. */
  | 'PARTNERSHIP'
  /** Prepares decisions, with politicians, civil society and officers. Swedish: beredning. */
  | 'PREPARATORY_COMMITTEE'
  /** Leads a project from day to day. Swedish: projektledning. */
  | 'PROJECT_MANAGEMENT'
  /** Is asked for its view. Swedish: referensgrupp. */
  | 'REFERENCE_GROUP'
  /** Steers a project or an agreement. Swedish: styrgrupp. */
  | 'STEERING_GROUP'
  /** Does the work between the meetings of others. Swedish: arbetsgrupp. */
  | 'WORKING_GROUP';

/** The next step in the life of a version. Swedish: ändrad status. */
export type ChangeVersionStateInput = {
  /** The decision that it rests on, for a version that is adopted; left out where it was added before. Swedish: beslut. */
  readonly decision?: DecisionInput | null | undefined;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The revision of the record that the caller saw. Where the record has been changed since, nothing is written: the refusal is a CONFLICT, beside the record as it is now. Swedish: revision. */
  readonly revision: number;
  /** The document that what is new is taken from, where there is one. It is listed among the record’s sources, with the time of the write; without one the time alone is. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** The state that it is to be in. Swedish: ny status. */
  readonly to: VersionState;
  /** The version that goes on, by its id. Swedish: version. */
  readonly versionId: string;
};

/** What a count of signatories rests on. Swedish: underlag. */
export type CountBasis =
  /** Signings registered in this hub. Swedish: registrerade. */
  | 'REGISTERED'
  /** A figure that a source gives, without names. Swedish: uppgivna. */
  | 'REPORTED'
  /** Neither: the number is not known, which is not 0. Swedish: okänt. */
  | 'UNKNOWN';

/** A new agreement. Swedish: ny överenskommelse. */
export type CreateAgreementInput = {
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** Whether organisations apply to join and are let in, instead of signing at once. Swedish: anslutning kräver godkännande. */
  readonly joiningNeedsApproval?: boolean;
  /** What kind of agreement it is. Swedish: slag. */
  readonly kind: AgreementKind;
  /** National, regional (then with `regionCode`) or local (then with `municipalityCode`). Swedish: nivå. */
  readonly level: AgreementLevel;
  /** The municipality of a local agreement. Swedish: kommunkod. */
  readonly municipalityCode?: string | null | undefined;
  /** What becomes of the signatures when a version is replaced. Swedish: vad som händer med underskrifterna när versionen ersätts. */
  readonly onSupersession: SupersessionPolicy;
  /** Who the agreement is between, at most 100. Swedish: parter. */
  readonly parties?: ReadonlyArray<PartyInput> | null | undefined;
  /** The policy area that it is about; left out where it is general. Swedish: politikområde. */
  readonly policyArea?: string | null | undefined;
  /** The region of a regional agreement; of a local one it may be left out. Swedish: länskod. */
  readonly regionCode?: string | null | undefined;
  /** The document that it is known from, where there is one. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** What the territory is called beside its official name, at most 500 characters: the agreement is found in searches by both. Left out, it is called as in the other agreements of the place, where there are any. Swedish: område. */
  readonly territory?: string | null | undefined;
  /** The title, at most 500 characters. Swedish: titel. */
  readonly title: string;
};

/** A new body. Swedish: nytt organ. */
export type CreateBodyInput = {
  /** Other names of it, at most 20. Swedish: andra namn. */
  readonly aliases?: ReadonlyArray<string> | null | undefined;
  /** When it was decided to have the body: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: beslutat. */
  readonly decided?: string | null | undefined;
  /** What else is to be said of it, at most 10000 characters; null where nothing. Swedish: beskrivning. */
  readonly description?: string | null | undefined;
  /** When the body was founded: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: bildat. */
  readonly founded?: string | null | undefined;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** What kind of body it is. Swedish: slag. */
  readonly kind: BodyKind;
  /** The groups that have members in the body, where neither numbers nor names are known, at most 100. Swedish: representanter från. */
  readonly memberCategories?: ReadonlyArray<string> | null | undefined;
  /** How many members are men; null where not known. Swedish: män. */
  readonly men?: number | null | undefined;
  /** The name of the body, at most 500 characters. Its id is made of it. Swedish: namn. */
  readonly name: string;
  /** The county code of the region that the body belongs to; 00 for one of all of Sweden. Swedish: länskod. */
  readonly regionCode: string;
  /** Its seats, in the order they are to be listed, at most 500. Swedish: platser. */
  readonly seats?: ReadonlyArray<SeatInput> | null | undefined;
  /** The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** How many seats the body has in all, 0 to 100000; null where not known. The seats that are given add up to it. Swedish: antal platser. */
  readonly statedSeats?: number | null | undefined;
  /** How many members are women; null where not known. Swedish: kvinnor. */
  readonly women?: number | null | undefined;
};

/** A new event. Swedish: ny händelse. */
export type CreateEventInput = {
  /** Whether the attendance is known only about; false where it is left out of a new event. Swedish: ungefärligt antal. */
  readonly attendanceApproximate?: boolean | null | undefined;
  /** How many came, 0 to 1000000; null where not known. Swedish: deltagare. */
  readonly attended?: number | null | undefined;
  /** The body whose event it is, one of the same region; null where it is of none. Swedish: organ. */
  readonly bodyId?: string | null | undefined;
  /** When it takes place: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: datum. */
  readonly date?: string | null | undefined;
  /** What else is to be said of it, at most 10000 characters; null where nothing. Swedish: beskrivning. */
  readonly description?: string | null | undefined;
  /** The question it is about; null where not known. Swedish: fokus. */
  readonly focus?: string | null | undefined;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** What kind of event it is. Swedish: slag. */
  readonly kind: EventKind;
  /** How many of them were men; null where not known. Swedish: män. */
  readonly men?: number | null | undefined;
  /** The name of the event, at most 500 characters. Its id is made of it. Swedish: namn. */
  readonly name: string;
  /** How many times it takes place, 1 to 10000, where it is a series; null where it is none. Swedish: antal tillfällen. */
  readonly occurrences?: number | null | undefined;
  /** The organisations that arrange it, at most 100. Swedish: arrangörer. */
  readonly organiserIds?: ReadonlyArray<string> | null | undefined;
  /** Where it takes place; null where not known. Swedish: plats. */
  readonly place?: string | null | undefined;
  /** The county code of the region that the event belongs to; 00 for one of all of Sweden. Swedish: länskod. */
  readonly regionCode: string;
  /** How many have registered, 0 to 1000000; null where not known. Swedish: anmälda. */
  readonly registered?: number | null | undefined;
  /** The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** How many of them were women; null where not known. Swedish: kvinnor. */
  readonly women?: number | null | undefined;
};

/** A new project. Swedish: nytt projekt. */
export type CreateProjectInput = {
  /** The round of the call it applied in; null where not known. Swedish: ansökningsomgång. */
  readonly applicationRound?: string | null | undefined;
  /** The bodies that work with it, of the same region, at most 100. Swedish: organ. */
  readonly bodyIds?: ReadonlyArray<string> | null | undefined;
  /** When it ends: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: slut. */
  readonly end?: string | null | undefined;
  /** The organisations that pay for it, at most 100. Swedish: finansiärer. */
  readonly funderIds?: ReadonlyArray<string> | null | undefined;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The municipalities that take part, and as what, at most 500; all of them, in the order they are to be listed. Swedish: kommuner. */
  readonly municipalities?: ReadonlyArray<ProjectMunicipalityInput> | null | undefined;
  /** The name of the project, at most 500 characters. Its id is made of it. Swedish: namn. */
  readonly name: string;
  /** The name in English; null where there is none. Swedish: namn på engelska. */
  readonly nameInEnglish?: string | null | undefined;
  /** The organisation that owns or coordinates it; null where not known. Swedish: projektägare. */
  readonly ownerId?: string | null | undefined;
  /** The unit of its owner that coordinates it; null where not known. Swedish: enhet. */
  readonly ownerUnit?: string | null | undefined;
  /** The organisations that carry it out with its owner, at most 100. Swedish: projektpartner. */
  readonly partnerIds?: ReadonlyArray<string> | null | undefined;
  /** The programme or call that it is part of; null where not known. Swedish: program, utlysning. */
  readonly programme?: string | null | undefined;
  /** The county code of the region that the project belongs to; 00 for one of all of Sweden. Swedish: länskod. */
  readonly regionCode: string;
  /** The numbers under which authorities have registered it, at most 50. Swedish: diarienummer. */
  readonly registryNumbers?: ReadonlyArray<string> | null | undefined;
  /** The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** When it starts: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: start. */
  readonly start?: string | null | undefined;
  /** How far its funder has come with it; null where not known. Swedish: status. */
  readonly status?: string | null | undefined;
  /** The body that steers it, one of the same region; null where there is none. Swedish: styrgrupp. */
  readonly steeringGroupId?: string | null | undefined;
};

/** How exactly a source gives a date. Swedish: noggrannhet. */
export type DatePrecision =
  /** Known to the day: 2014-11-25. Swedish: dag. */
  | 'DAY'
  /** Known to the month: 2014-11. Swedish: månad. */
  | 'MONTH'
  /** Known to the year: 2014. Swedish: år. */
  | 'YEAR';

/** A decision of an organ about a version. Swedish: beslut. */
export type DecisionInput = {
  /** When it decided: 2014, 2014-11 or 2014-11-25; not in the future. Swedish: beslutsdatum. */
  readonly date: string;
  /** The organ that decided, such as kommunfullmäktige, at most 500 characters. Swedish: beslutande organ. */
  readonly organ: string;
  /** The paragraph of the minutes, at most 500 characters. Swedish: paragraf. */
  readonly paragraph?: string | null | undefined;
  /** The number under which the public body keeps it, as it writes it, at most 500 characters. Swedish: diarienummer. */
  readonly registryNumber?: string | null | undefined;
  /** The document that it is known from, where there is one. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
};

/** What kind of event it is. Swedish: slag av händelse. */
export type EventKind =
  /** A large gathering with a programme. Swedish: konferens. */
  | 'CONFERENCE'
  /** A public body decides. Swedish: beslut. */
  | 'DECISION'
  /** Parties of an agreement talk with each other. Swedish: dialogmöte. */
  | 'DIALOGUE'
  /** A meeting of a body, or a series of them. Swedish: möte. */
  | 'MEETING'
  /** Any other kind of event. Swedish: annat. */
  | 'OTHER'
  /** Something is presented. Swedish: presentation. */
  | 'PRESENTATION'
  /** A gathering to learn from speakers. Swedish: seminarium. */
  | 'SEMINAR'
  /** Someone goes to see others. Swedish: besök. */
  | 'VISIT'
  /** Participants work something out together. Swedish: workshop. */
  | 'WORKSHOP';

/** Where the proof of an electronic signature is kept; the hub never holds the proof itself. Swedish: bevis om underskrift. */
export type EvidenceInput = {
  /** SHA-256 of the proof, 64 hexadecimal digits. Swedish: kontrollsumma. */
  readonly hash: string;
  /** The reference by which its keeper finds the proof, at most 500 characters. Swedish: referens. */
  readonly reference: string;
};

/** Money as it is stated. Sums that contradict the lines are kept as they are, and shown as discrepancies. Swedish: finansiering. */
export type FinancingInput = {
  /** The lines, in the order they are to be listed, at most 200. Swedish: poster. */
  readonly lines: ReadonlyArray<FinancingLineInput>;
  /** The sums of some lines that are stated, at most 50. Swedish: delsummor. */
  readonly statedSubtotals?: ReadonlyArray<StatedSubtotalInput> | null | undefined;
  /** The total as it is stated, 0 to 10^15 kronor; null where none is. Swedish: uppgiven totalsumma. */
  readonly statedTotal?: number | null | undefined;
};

/** A line of a financing table. Swedish: finansieringspost. */
export type FinancingLineInput = {
  /** The amount as it is stated, 0 to 10^12 kronor. Swedish: belopp. */
  readonly amount: number;
  /** The organisation that pays it as a funder; null where it is co-financing. Swedish: finansiär. */
  readonly funderId?: string | null | undefined;
  /** Whether it is given in working time or kind, not in money; false where it is left out. Swedish: i natura, tjänstetid. */
  readonly inKind?: boolean | null | undefined;
  /** What the line is called, at most 500 characters. Swedish: benämning. */
  readonly label: string;
  /** The share of the whole that is stated for it, from 0 to 1. It is held against the amounts and not kept: shares are computed. Swedish: uppgiven andel. */
  readonly share?: number | null | undefined;
};

/** How much of the cost the funder may pay. Swedish: finansieringsregel. */
export type FundingRuleInput = {
  /** What the shares are shares of; null where not known. Swedish: underlag. */
  readonly base?: string | null | undefined;
  /** The largest share that the funder pays, from 0 to 1. Swedish: finansiärens högsta andel. */
  readonly maxFunderShare: number;
  /** The smallest share that others pay, from 0 to 1; what the funder’s share leaves where it is left out. Swedish: lägsta medfinansiering. */
  readonly minCofinancingShare?: number | null | undefined;
  /** The rule as it is worded, at most 10000 characters; null where not known. Swedish: ordalydelse. */
  readonly wording?: string | null | undefined;
};

/** Whether organisations can sign; independent of whether the agreement is in force. Swedish: anslutning. */
export type Joining =
  /** No organisation can sign. Swedish: stängd. */
  | 'CLOSED'
  /** Organisations can sign the current version. Swedish: öppen. */
  | 'OPEN'
  /** No source says; nobody can sign here. Swedish: okänd. */
  | 'UNKNOWN';

/** Two records of one organisation that become one; it can’t be undone. Swedish: sammanslagning. */
export type MergeOrganisationsInput = {
  /** True where the caller has seen that the two have different organisation numbers, and they are one organisation all the same: the survivor keeps its own, and the duplicate’s leads to it. Without it such a merge is refused. Swedish: trots olika organisationsnummer. */
  readonly despiteNumbers?: boolean;
  /** The record that leaves the register; its id leads to the other. Swedish: dubblett. */
  readonly duplicateId: string;
  /** The revision of the duplicate that the caller saw. Swedish: dubblettens revision. */
  readonly duplicateRevision: number;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The document that what is new is taken from, where there is one. It is listed among the record’s sources, with the time of the write; without one the time alone is. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
  /** The record that stays. Swedish: kvarvarande organisation. */
  readonly survivorId: string;
  /** The revision of the survivor that the caller saw. Swedish: den kvarvarandes revision. */
  readonly survivorRevision: number;
};

/** What happened at a milestone, as its source says. Swedish: slag av milstolpe. */
export type MilestoneKind =
  /** A draft was out for formal hearing. Swedish: remiss. */
  | 'CONSULTATION'
  /** A deciding organ adopted it. Swedish: beslutad. */
  | 'DECIDED'
  /** The agreement ended. Swedish: avslutad. */
  | 'ENDED'
  /** It came into force. Swedish: i kraft. */
  | 'IN_FORCE'
  /** A proposal was made. Swedish: förslag. */
  | 'PROPOSED'
  /** It was revised. Swedish: reviderad. */
  | 'REVISED'
  /** The parties signed. Swedish: undertecknad. */
  | 'SIGNED'
  /** Talks were under way. Swedish: samtal pågår. */
  | 'UNDER_DISCUSSION'
  /** The source gives a date without saying what happened. Swedish: ospecificerad. */
  | 'UNSPECIFIED';

/** Whether something stands in the way or is wanted. Swedish: hinder eller behov. */
export type NeedKind =
  /** Is needed for cooperation. Swedish: behov. */
  | 'NEED'
  /** Stands in the way of cooperation. Swedish: hinder. */
  | 'OBSTACLE';

/** What kind of organisation it is. Swedish: slag av organisation. */
export type OrganisationKind =
  /** An association of municipalities or regions. Swedish: kommunförbund, intresseorganisation. */
  | 'ASSOCIATION_OF_AUTHORITIES'
  /** A board of a municipality or region. Swedish: nämnd. */
  | 'BOARD'
  /** An organisation of civil society. Swedish: idéburen organisation, civilsamhällesorganisation. */
  | 'CIVIL_SOCIETY'
  /** A company, whoever owns it. Swedish: företag. */
  | 'COMPANY'
  /** An association for the financial coordination of rehabilitation. Swedish: samordningsförbund. */
  | 'COORDINATION_ASSOCIATION'
  /** A fund of the European Union. Swedish: EU-fond. */
  | 'EU_FUND'
  /** The government or one of its ministries. Swedish: regering, departement. */
  | 'GOVERNMENT'
  /** An international organisation. Swedish: internationell organisation. */
  | 'INTERNATIONAL'
  /** A municipality as a public body. Swedish: kommun. */
  | 'MUNICIPALITY'
  /** Any other kind of organisation. Swedish: annat. */
  | 'OTHER'
  /** A region (formerly county council) as a public body. Swedish: region, landsting. */
  | 'REGION'
  /** An agency under the government. Swedish: statlig myndighet. */
  | 'STATE_AGENCY';

/** A party to an agreement: a public body, an organisation or a whole sector. Swedish: part. */
export type PartyInput = {
  /** The party’s name as the agreement has it, at most 500 characters. Swedish: namn. */
  readonly name: string;
  /** The organisation that is the party; left out for a sector. Swedish: organisation. */
  readonly organisationId?: string | null | undefined;
  /** The party’s sector, where known; that of an organisation is what the register says, given or left out. Swedish: sektor. */
  readonly sector?: Sector | null | undefined;
};

/** A municipality in a project, and as what. Swedish: kommun i projekt. */
export type ProjectMunicipalityInput = {
  /** What the municipality applied in; municipalities that applied together share one. Swedish: ansökan. */
  readonly entry?: string | null | undefined;
  /** The municipality code, four digits. Swedish: kommunkod. */
  readonly municipalityCode: string;
  /** What the municipality is in the project; one municipality may have several roles. Swedish: roll. */
  readonly role: ProjectRole;
};

/** What a municipality is in a project. Swedish: roll i projekt. */
export type ProjectRole =
  /** Shares what it has already done. Swedish: ambassadörskommun. */
  | 'AMBASSADOR'
  /** Any other role in it. Swedish: annan roll. */
  | 'OTHER'
  /** Owns the project. Swedish: projektägare. */
  | 'OWNER'
  /** Carries it out with the owner. Swedish: projektpartner. */
  | 'PARTNER'
  /** Tries something out for others. Swedish: pilotkommun. */
  | 'PILOT';

/** Why a write was refused. Swedish: skäl till avslag. */
export type RefusalCode =
  /** The organisation has already signed this version, or applied to. Swedish: redan undertecknad eller ansökt. */
  | 'ALREADY_SIGNED'
  /** The input collides with what is there: the record was changed since the caller read it, the value is another record’s, or the idempotency key was used for something else. Swedish: konflikt. */
  | 'CONFLICT'
  /** A value is outside what the field accepts. Swedish: ogiltigt värde. */
  | 'INVALID_INPUT'
  /** The record can’t go from the state it is in to the one asked for. Swedish: otillåten övergång. */
  | 'INVALID_TRANSITION'
  /** The agreement is not open for joining. Swedish: anslutning är inte öppen. */
  | 'JOINING_CLOSED'
  /** The caller may not do this. Swedish: saknar behörighet. */
  | 'NOT_AUTHORISED'
  /** Something the input names does not exist. Swedish: finns inte. */
  | 'NOT_FOUND'
  /** There is no standing signature to withdraw. Swedish: inte undertecknad. */
  | 'NOT_SIGNED'
  /** The version is not the current one. Swedish: inte gällande version. */
  | 'VERSION_NOT_CURRENT';

/** An organisation to register. Swedish: registrering av organisation. */
export type RegisterOrganisationInput = {
  /** Other names and abbreviations, at most 50. Swedish: andra namn, förkortningar. */
  readonly aliases?: ReadonlyArray<string> | null | undefined;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** What kind of organisation it is. Swedish: slag. */
  readonly kind: OrganisationKind;
  /** The code of the municipality it is tied to, in its region. Swedish: kommunkod. */
  readonly municipalityCode?: string | null | undefined;
  /** The name, at most 500 characters; the id is made from it. Swedish: namn. */
  readonly name: string;
  /** The organisation number, with or without its hyphen or the leading 16; its check digit must fit, and no other organisation have it. Never a personal number. Swedish: organisationsnummer. */
  readonly organisationNumber?: string | null | undefined;
  /** The code of the region it works in, "00" where in all of Sweden; where it is left out, that of its municipality. Swedish: länskod. */
  readonly regionCode?: string | null | undefined;
  /** The part of society it belongs to; where it is left out, the one that the kind belongs to. One that the kind can’t be of, as a municipality of business, is refused. Swedish: sektor. */
  readonly sector?: Sector | null | undefined;
  /** The document it is taken from, where there is one. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
};

/** Which application is rejected, and why. Swedish: avslag på ansökan. */
export type RejectApplicationInput = {
  /** The application to reject; the caller must manage its agreement. Swedish: ansökan. */
  readonly adherenceId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** Why, in words for the organisation: at most 2,000 characters, shown to its signatory, the agreement’s manager and hub administrators alone. Name no person: it is kept as written, also where a person is erased. Swedish: skäl. */
  readonly reason: string;
};

/** How many have signed according to a source that names none of them. It is never added to what is registered. Swedish: uppgivet antal. */
export type ReportFigureInput = {
  /** The agreement that the figure is about. Swedish: överenskommelse. */
  readonly agreementId: string;
  /** Whether the source says that it is approximate. Swedish: ungefärligt. */
  readonly approximate: boolean;
  /** When the figure held: 2014, 2014-11 or 2014-11-25, from 1800 to today; left out where the source does not say. The figure with the latest date stands. Swedish: per datum. */
  readonly asOf?: string | null | undefined;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** Where the figure is from: a document or a web address, at least. Swedish: källa. */
  readonly source: SourceInput;
  /** The number that the source gives, 0 or more. Swedish: antal. */
  readonly value: number;
};

/** A right to take from someone. Swedish: återkallelse av behörighet. */
export type RevokeRightInput = {
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** Why, at most 500 characters; shown to those who may give the right back. No names of persons. Swedish: skäl. */
  readonly reason?: string | null | undefined;
  /** The role, as tokens carry it: agreement-manager:1280. Where it is left out: all of them, also later ones. Swedish: roll. */
  readonly role?: string | null | undefined;
  /** Whose right: the subject of the access token (`sub`), at most 255 ASCII characters. It is not kept. Swedish: innehavare. */
  readonly subject: string;
};

/** One or more seats of a body: those of an organisation, or those of a side. Swedish: plats. */
export type SeatInput = {
  /** How many seats it is, 1 to 10000; 1 where it is left out of a new one. Swedish: antal. */
  readonly count?: number | null | undefined;
  /** What its holder does in the body, at most 20: ordförande. Never who it is. Swedish: uppdrag. */
  readonly functions?: ReadonlyArray<string> | null | undefined;
  /** The organisation that holds it; null where only the side is known. Swedish: organisation. */
  readonly organisationId?: string | null | undefined;
  /** The sector the side belongs to; null where not known. Swedish: sektor. */
  readonly sector?: Sector | null | undefined;
  /** The side of the table, at most 500 characters: Politiker, Social ekonomi. Swedish: sida. */
  readonly side: string;
  /** From when it is held: 2014, 2014-11 or 2014-11-25; null where not known. Swedish: gäller från. */
  readonly validFrom?: string | null | undefined;
  /** Until when it is held: 2014, 2014-11 or 2014-11-25; null where it has no end. Swedish: gäller till. */
  readonly validTo?: string | null | undefined;
};

/** The sector of society a party or organisation belongs to. Swedish: sektor. */
export type Sector =
  /** Universities and research. Swedish: akademi. */
  | 'ACADEMIA'
  /** Civil society, called idéburen sektor or social ekonomi in some regions. Swedish: civilsamhälle. */
  | 'CIVIL'
  /** Business of any kind. Swedish: näringsliv. */
  | 'PRIVATE'
  /** State, regions, municipalities and what they own. Swedish: offentlig sektor. */
  | 'PUBLIC';

/** Whether organisations can join from now on. Swedish: öppna eller stänga anslutning. */
export type SetJoiningInput = {
  /** The agreement to open or close for joining. Swedish: överenskommelse. */
  readonly agreementId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** OPEN or CLOSED. To be open, the agreement needs a current version that is adopted and has not ended. Swedish: anslutning. */
  readonly joining: Joining;
  /** The revision of the record that the caller saw. Where the record has been changed since, nothing is written: the refusal is a CONFLICT, beside the record as it is now. Swedish: revision. */
  readonly revision: number;
  /** The document that what is new is taken from, where there is one. It is listed among the record’s sources, with the time of the write; without one the time alone is. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
};

/** What a project costs and who pays. What is left out stays, null empties. Swedish: finansiering av projekt. */
export type SetProjectFinancingInput = {
  /** Its financing, whole: it takes the place of what was there. Swedish: finansiering. */
  readonly financing?: FinancingInput | null | undefined;
  /** How much its funder may pay. Swedish: finansieringsregel. */
  readonly fundingRule?: FundingRuleInput | null | undefined;
  /** The project that is financed, by its id. Swedish: projekt. */
  readonly id: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The revision of the record that the caller saw. Where the record has been changed since, nothing is written: the refusal is a CONFLICT, beside the record as it is now. Swedish: revision. */
  readonly revision: number;
  /** The document that it comes from; left out where there is none. It is added to those that the record has. Swedish: källa. */
  readonly source?: SourceInput | null | undefined;
};

/** Which organisation signs which version of which agreement. Swedish: underskrift. */
export type SignAgreementInput = {
  /** The agreement to sign. Swedish: överenskommelse. */
  readonly agreementId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
  /** The organisation that signs; the caller must be its signatory. Swedish: organisation. */
  readonly organisationId: string;
  /** Who signs for the organisation, where that is to be kept. Swedish: undertecknare. */
  readonly signer?: SignerInput | null | undefined;
  /** The version to sign; it must be the current one. Swedish: version. */
  readonly versionId: string;
};

/** The person who signs for an organisation. Kept apart from everything else, shown to few, and erased on request. Swedish: undertecknare. */
export type SignerInput = {
  /** Where the proof of the signature is kept. Swedish: bevis. */
  readonly evidence?: EvidenceInput | null | undefined;
  /** The signer’s name, at most 500 characters. Swedish: namn. */
  readonly name?: string | null | undefined;
  /** The signer’s position in the organisation, at most 500 characters. Swedish: roll. */
  readonly title?: string | null | undefined;
};

/** Where a value that is recorded in the hub comes from, where it comes from a document. Swedish: källa. */
export type SourceInput = {
  /** The title of the document, at most 500 characters. Swedish: dokument. */
  readonly document?: string | null | undefined;
  /** The place in the document, at most 500 characters. Swedish: ställe. */
  readonly place?: string | null | undefined;
  /** The address of a page on the web, http or https. Swedish: webbadress. */
  readonly url?: string | null | undefined;
};

/** A sum of some lines as it is stated; it need not be what they add up to. Swedish: delsumma. */
export type StatedSubtotalInput = {
  /** What the sum is called, at most 500 characters. Swedish: benämning. */
  readonly label: string;
  /** The numbers of the lines that it sums, from 1; null where not known. Swedish: poster. */
  readonly lines?: ReadonlyArray<number> | null | undefined;
  /** The sum as it is stated, 0 to 10^15 kronor. Swedish: uppgivet. */
  readonly stated: number;
};

/** What a message of a stream says. Swedish: slag av meddelande. */
export type StreamMessage =
  /** One change, with the state after it. Swedish: ändring. */
  | 'CHANGE'
  /** Changes are missing that are no longer kept, or came faster than they were read. Swedish: lucka. */
  | 'GAP'
  /** How things stand now. Swedish: nuläge. */
  | 'SNAPSHOT';

/** What becomes of the signatures on a version when a later one replaces it. Swedish: vad som händer med underskrifterna när versionen ersätts. */
export type SupersessionPolicy =
  /** They stand, on the version that replaces it. Swedish: underskrifterna följer med. */
  | 'CARRY_OVER'
  /** They end, and each organisation signs the new version anew. Swedish: ny underskrift krävs. */
  | 'RESIGN';

/** Where a version of an agreement stands in its life. Swedish: status. */
export type VersionState =
  /** Decided on by the parties, not yet in force. Swedish: antagen. */
  | 'ADOPTED'
  /** The draft is out for formal hearing. Swedish: på remiss. */
  | 'CONSULTATION'
  /** There is a draft. Swedish: utkast, förslag. */
  | 'DRAFT'
  /** It applies, as decided by the parties. Swedish: gällande. */
  | 'IN_FORCE'
  /** Replaced by a later version. Swedish: ersatt. */
  | 'SUPERSEDED'
  /** Ended without a successor. Swedish: upphörd. */
  | 'TERMINATED'
  /** Talks are under way; there is no draft yet. Swedish: samtal pågår. */
  | 'UNDER_DISCUSSION'
  /** Applies while a new version is worked on. Swedish: under revidering. */
  | 'UNDER_REVISION'
  /** No source says. Swedish: okänd. */
  | 'UNKNOWN';

/** Which application is taken back. Swedish: återtagande av ansökan. */
export type WithdrawApplicationInput = {
  /** The application to take back; the caller must be a signatory of its organisation. Swedish: ansökan. */
  readonly adherenceId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
};

/** Which signature is withdrawn. Swedish: utträde. */
export type WithdrawSignatureInput = {
  /** The adherence to withdraw; the caller must be a signatory of its organisation. Swedish: anslutning. */
  readonly adherenceId: string;
  /** A text of 1 to 200 characters that the client makes up for this write: sent again while the answer is kept (30 days by default), it gets the first answer again and changes nothing. One key belongs to one write at one deployment: with other input it is refused there as a CONFLICT, and another region’s deployment does not know it. Swedish: idempotensnyckel. */
  readonly idempotencyKey: string;
};

export type CooperationOfARegionQueryVariables = Exact<{ [key: string]: never; }>;


export type CooperationOfARegionQuery = { readonly region: { readonly name: string, readonly bodies: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly name: string, readonly kind: BodyKind, readonly seatCount: number | null, readonly shareOfWomen: number | null, readonly genderBalanced: boolean | null, readonly seats: ReadonlyArray<{ readonly side: string, readonly count: number, readonly functions: ReadonlyArray<string>, readonly organisation: { readonly name: string } | null }> }> } | null, readonly events: { readonly nodes: ReadonlyArray<{ readonly name: string, readonly place: string | null, readonly attended: number | null, readonly shareOfWomen: number | null, readonly date: { readonly value: string } | null }> } | null, readonly needs: ReadonlyArray<{ readonly kind: NeedKind, readonly label: string }> | null, readonly goals: ReadonlyArray<{ readonly label: string, readonly targetYear: number | null }> | null } | null };

export type CountersSubscriptionVariables = Exact<{
  agreementId?: string | null | undefined;
  regionCode?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CountersSubscription = { readonly signatoryCount: { readonly cursor: string, readonly message: StreamMessage, readonly agreement: { readonly id: string, readonly title: string } | null, readonly region: { readonly name: string } | null, readonly signatories: { readonly value: number | null, readonly basis: CountBasis, readonly registered: number } | null } };

export type FirstQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstQuery = { readonly region: { readonly name: string, readonly countyName: string, readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly title: string, readonly level: AgreementLevel, readonly firstYear: number | null, readonly municipality: { readonly name: string } | null, readonly parties: ReadonlyArray<{ readonly name: string, readonly organisation: { readonly name: string } | null }>, readonly signatories: { readonly value: number | null, readonly basis: CountBasis, readonly registered: number } }> } | null } | null };

export type AddAgreementVersionMutationVariables = Exact<{
  input: AddAgreementVersionInput;
}>;


export type AddAgreementVersionMutation = { readonly addAgreementVersion: { readonly version: { readonly id: string, readonly number: number, readonly state: VersionState, readonly textHash: string | null, readonly revision: number } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type ApplyToJoinMutationVariables = Exact<{
  input: ApplyToJoinInput;
}>;


export type ApplyToJoinMutation = { readonly applyToJoin: { readonly adherence: { readonly id: string, readonly state: AdherenceState } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type ApproveApplicationMutationVariables = Exact<{
  input: ApproveApplicationInput;
}>;


export type ApproveApplicationMutation = { readonly approveApplication: { readonly adherence: { readonly id: string, readonly state: AdherenceState, readonly signedAt: string | null, readonly organisation: { readonly name: string } | null } | null, readonly agreement: { readonly signatories: { readonly registered: number } } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type ChangeVersionStateMutationVariables = Exact<{
  input: ChangeVersionStateInput;
}>;


export type ChangeVersionStateMutation = { readonly changeVersionState: { readonly version: { readonly id: string, readonly state: VersionState, readonly revision: number, readonly decisions: ReadonlyArray<{ readonly organ: string, readonly paragraph: string | null, readonly registryNumber: string | null, readonly date: { readonly value: string } }> } | null, readonly agreement: { readonly id: string, readonly state: VersionState, readonly revision: number } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateAgreementMutationVariables = Exact<{
  input: CreateAgreementInput;
}>;


export type CreateAgreementMutation = { readonly createAgreement: { readonly agreement: { readonly id: string, readonly title: string, readonly revision: number, readonly parties: ReadonlyArray<{ readonly name: string }> } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateBodyMutationVariables = Exact<{
  input: CreateBodyInput;
}>;


export type CreateBodyMutation = { readonly createBody: { readonly body: { readonly id: string, readonly name: string, readonly seatCount: number | null, readonly revision: number, readonly seats: ReadonlyArray<{ readonly id: string, readonly side: string, readonly count: number, readonly organisation: { readonly name: string } | null }> } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateEventMutationVariables = Exact<{
  input: CreateEventInput;
}>;


export type CreateEventMutation = { readonly createEvent: { readonly event: { readonly id: string, readonly name: string, readonly revision: number, readonly date: { readonly value: string } | null, readonly body: { readonly name: string } | null } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type CreateProjectMutation = { readonly createProject: { readonly project: { readonly id: string, readonly name: string, readonly revision: number } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type HistoryOfAnAgreementQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type HistoryOfAnAgreementQuery = { readonly agreement: { readonly title: string, readonly history: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly number: number, readonly action: string | null, readonly role: string | null, readonly occurredAt: string | null, readonly payload: string | null, readonly hash: string }> } | null } | null };

export type MergeOrganisationsMutationVariables = Exact<{
  input: MergeOrganisationsInput;
}>;


export type MergeOrganisationsMutation = { readonly mergeOrganisations: { readonly organisation: { readonly id: string, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly formerIds: ReadonlyArray<string>, readonly revision: number } | null, readonly duplicate: { readonly id: string, readonly revision: number } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type RegisterOrganisationMutationVariables = Exact<{
  input: RegisterOrganisationInput;
}>;


export type RegisterOrganisationMutation = { readonly registerOrganisation: { readonly organisation: { readonly id: string, readonly name: string, readonly organisationNumber: string | null, readonly revision: number } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type RejectApplicationMutationVariables = Exact<{
  input: RejectApplicationInput;
}>;


export type RejectApplicationMutation = { readonly rejectApplication: { readonly adherence: { readonly id: string, readonly state: AdherenceState } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type ReportFigureMutationVariables = Exact<{
  input: ReportFigureInput;
}>;


export type ReportFigureMutation = { readonly reportFigure: { readonly agreement: { readonly id: string, readonly signatories: { readonly value: number | null, readonly basis: CountBasis, readonly registered: number }, readonly reportedFigures: ReadonlyArray<{ readonly value: number, readonly approximate: boolean, readonly source: { readonly document: string | null, readonly place: string | null } }> } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type RevokeRightMutationVariables = Exact<{
  input: RevokeRightInput;
}>;


export type RevokeRightMutation = { readonly revokeRight: { readonly right: { readonly id: string, readonly role: string | null, readonly reason: string | null, readonly revokedAt: string } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type SetJoiningMutationVariables = Exact<{
  input: SetJoiningInput;
}>;


export type SetJoiningMutation = { readonly setJoining: { readonly agreement: { readonly id: string, readonly joining: Joining, readonly revision: number, readonly currentVersion: { readonly id: string } | null } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type SetProjectFinancingMutationVariables = Exact<{
  input: SetProjectFinancingInput;
}>;


export type SetProjectFinancingMutation = { readonly setProjectFinancing: { readonly project: { readonly id: string, readonly revision: number, readonly financing: { readonly statedTotal: number | null, readonly computedTotal: number | null, readonly discrepancies: ReadonlyArray<{ readonly what: string, readonly stated: number, readonly computed: number }>, readonly lines: ReadonlyArray<{ readonly label: string, readonly amount: number, readonly funder: { readonly name: string } | null }> } | null } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type WithdrawApplicationMutationVariables = Exact<{
  input: WithdrawApplicationInput;
}>;


export type WithdrawApplicationMutation = { readonly withdrawApplication: { readonly adherence: { readonly id: string, readonly state: AdherenceState } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type OpenAgreementsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenAgreementsQuery = { readonly agreements: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly currentVersion: { readonly id: string, readonly number: number } | null, readonly signatories: { readonly registered: number } }> } | null };

export type ActionPlansCoveringAYearQueryVariables = Exact<{
  id?: string;
  year?: number;
}>;


export type ActionPlansCoveringAYearQuery = { readonly agreement: { readonly title: string, readonly actionPlans: ReadonlyArray<{ readonly id: string, readonly title: string, readonly startYear: number, readonly endYear: number, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> }> } | null };

export type AgreementsByFirstYearQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AgreementsByFirstYearQuery = { readonly agreementStatistics: ReadonlyArray<{ readonly firstYear: number | null, readonly level: AgreementLevel | null, readonly agreements: number }> | null, readonly agreements: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly firstYear: number | null, readonly level: AgreementLevel, readonly title: string }> } | null };

export type AgreementsOfAYearQueryVariables = Exact<{
  year?: number;
}>;


export type AgreementsOfAYearQuery = { readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly level: AgreementLevel, readonly years: ReadonlyArray<number> }> } | null };

export type AgreementsWithSeveralVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementsWithSeveralVersionsQuery = { readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly versions: ReadonlyArray<{ readonly number: number, readonly title: string, readonly state: VersionState, readonly predecessor: { readonly number: number } | null }> }> } | null };

export type AttendanceOfWorkshopsQueryVariables = Exact<{
  regionCode?: string;
  from?: string;
  to?: string;
}>;


export type AttendanceOfWorkshopsQuery = { readonly events: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly attended: number | null, readonly registered: number | null, readonly women: number | null, readonly men: number | null, readonly shareOfWomen: number | null, readonly description: string | null, readonly date: { readonly value: string } | null }> } | null, readonly region: { readonly attendance: { readonly events: number, readonly known: number, readonly attended: number | null, readonly women: number | null, readonly men: number | null, readonly shareOfWomen: number | null } | null } | null };

export type FinancingThatDoesNotAddUpQueryVariables = Exact<{
  id?: string;
}>;


export type FinancingThatDoesNotAddUpQuery = { readonly project: { readonly name: string, readonly financing: { readonly currency: string, readonly statedTotal: number | null, readonly computedTotal: number | null, readonly lines: ReadonlyArray<{ readonly label: string, readonly amount: number, readonly share: number, readonly inKind: boolean, readonly funder: { readonly name: string } | null }>, readonly statedSubtotals: ReadonlyArray<{ readonly label: string, readonly stated: number, readonly computed: number | null }>, readonly discrepancies: ReadonlyArray<{ readonly what: string, readonly stated: number, readonly computed: number, readonly difference: number }> } | null, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> } | null };

export type LocalAgreementsCountedQueryVariables = Exact<{
  kind?: ReadonlyArray<AgreementKind> | AgreementKind | null | undefined;
}>;


export type LocalAgreementsCountedQuery = { readonly all: { readonly totalCount: number } | null, readonly withYear: { readonly totalCount: number } | null, readonly withoutYear: { readonly totalCount: number } | null };

export type PilotMunicipalitiesWithAnAgreementQueryVariables = Exact<{
  id?: string;
}>;


export type PilotMunicipalitiesWithAnAgreementQuery = { readonly project: { readonly municipalities: ReadonlyArray<{ readonly role: ProjectRole, readonly municipality: { readonly code: string, readonly name: string, readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly years: ReadonlyArray<number> }> } | null } | null }> } | null };

export type PilotProgrammeQueryVariables = Exact<{
  id?: string;
  cost?: number;
}>;


export type PilotProgrammeQuery = { readonly project: { readonly name: string, readonly entryCount: number, readonly pilots: number, readonly ambassadors: number, readonly fundingRule: { readonly maxFunderShare: number, readonly maxGrant: number } | null } | null };

export type ProjectsOnADayQueryVariables = Exact<{
  day?: string;
}>;


export type ProjectsOnADayQuery = { readonly projects: { readonly totalCount: number, readonly completeness: { readonly complete: boolean }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly region: { readonly name: string } | null, readonly start: { readonly value: string } | null, readonly end: { readonly value: string } | null }> } | null };

export type WomenInTheCooperationCouncilQueryVariables = Exact<{
  id?: string;
}>;


export type WomenInTheCooperationCouncilQuery = { readonly body: { readonly name: string, readonly women: number | null, readonly men: number | null, readonly shareOfWomen: number | null, readonly genderBalanced: boolean | null, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> } | null };

export type SignatoriesQueryVariables = Exact<{
  one?: string;
  other?: string;
}>;


export type SignatoriesQuery = { readonly one: { readonly region: { readonly name: string } | null, readonly signatories: { readonly value: number | null, readonly basis: CountBasis, readonly registered: number, readonly reported: { readonly value: number, readonly approximate: boolean, readonly source: { readonly document: string | null, readonly place: string | null } } | null } } | null, readonly other: { readonly region: { readonly name: string } | null, readonly signatories: { readonly value: number | null, readonly basis: CountBasis, readonly registered: number, readonly reported: { readonly value: number, readonly approximate: boolean, readonly source: { readonly document: string | null, readonly place: string | null } } | null } } | null };

export type LocalAgreementsOfTheHubRegionsQueryVariables = Exact<{ [key: string]: never; }>;


export type LocalAgreementsOfTheHubRegionsQuery = { readonly regions: ReadonlyArray<{ readonly code: string, readonly name: string, readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly kind: AgreementKind, readonly years: ReadonlyArray<number>, readonly municipality: { readonly name: string } | null }> } | null } | null> | null };

export type OrganisationNumbersQueryVariables = Exact<{
  one?: string;
  other?: string;
}>;


export type OrganisationNumbersQuery = { readonly one: { readonly input: string, readonly valid: boolean, readonly normalised: string | null, readonly reason: string | null, readonly organisation: { readonly name: string } | null } | null, readonly other: { readonly input: string, readonly valid: boolean, readonly normalised: string | null, readonly reason: string | null, readonly organisation: { readonly name: string } | null } | null };

export type PilotMunicipalitiesOfARegionQueryVariables = Exact<{
  regionCode?: string;
}>;


export type PilotMunicipalitiesOfARegionQuery = { readonly project: { readonly name: string, readonly municipalities: ReadonlyArray<{ readonly role: ProjectRole, readonly entry: string | null, readonly municipality: { readonly code: string, readonly name: string } | null, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> }> } | null };

export type ProjectByRegistryNumberQueryVariables = Exact<{
  registryNumber?: string;
}>;


export type ProjectByRegistryNumberQuery = { readonly projects: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly registryNumbers: ReadonlyArray<string>, readonly owner: { readonly name: string } | null, readonly funders: ReadonlyArray<{ readonly name: string } | null>, readonly start: { readonly value: string } | null, readonly end: { readonly value: string } | null, readonly financing: { readonly currency: string, readonly computedTotal: number | null, readonly statedTotal: number | null, readonly lines: ReadonlyArray<{ readonly label: string, readonly amount: number, readonly funder: { readonly name: string } | null }> } | null, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> }> } | null };

export type RegionalAgreementsWithAYearQueryVariables = Exact<{
  kind?: ReadonlyArray<AgreementKind> | AgreementKind | null | undefined;
}>;


export type RegionalAgreementsWithAYearQuery = { readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly kind: AgreementKind, readonly years: ReadonlyArray<number>, readonly region: { readonly name: string } | null, readonly milestones: ReadonlyArray<{ readonly kind: MilestoneKind, readonly label: string | null, readonly date: { readonly value: string, readonly precision: DatePrecision }, readonly source: { readonly document: string | null, readonly place: string | null, readonly url: string | null, readonly external: boolean } }> }> } | null };

export type SeatsOfTheCooperationCouncilQueryVariables = Exact<{
  id?: string;
}>;


export type SeatsOfTheCooperationCouncilQuery = { readonly body: { readonly name: string, readonly public: number | null, readonly civil: number | null, readonly seats: ReadonlyArray<{ readonly side: string, readonly sector: Sector | null, readonly functions: ReadonlyArray<string>, readonly organisation: { readonly id: string, readonly name: string } | null, readonly laterOrganisation: { readonly id: string, readonly name: string } | null, readonly validFrom: { readonly value: string } | null }>, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> } | null };

export type SeatsOfThePreparatoryCommitteeQueryVariables = Exact<{
  id?: string;
}>;


export type SeatsOfThePreparatoryCommitteeQuery = { readonly body: { readonly name: string, readonly seatCount: number | null, readonly seats: ReadonlyArray<{ readonly side: string, readonly sector: Sector | null, readonly count: number, readonly functions: ReadonlyArray<string> }>, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> } | null };

export type TalksUnderWayQueryVariables = Exact<{ [key: string]: never; }>;


export type TalksUnderWayQuery = { readonly agreements: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly kind: AgreementKind, readonly level: AgreementLevel, readonly region: { readonly code: string, readonly name: string } | null, readonly municipality: { readonly code: string, readonly name: string } | null, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> }> } | null };

export type RegionsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegionsQuery = { readonly regions: ReadonlyArray<{ readonly code: string, readonly name: string, readonly joined: boolean, readonly agreements: { readonly totalCount: number } | null, readonly signatories: { readonly registered: number } | null } | null> | null };

export type SearchAgreementsQueryVariables = Exact<{
  search?: string | null | undefined;
  regionCode?: ReadonlyArray<string> | string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchAgreementsQuery = { readonly agreements: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly level: AgreementLevel, readonly kind: AgreementKind, readonly state: VersionState, readonly joining: Joining, readonly years: ReadonlyArray<number>, readonly region: { readonly name: string } | null, readonly municipality: { readonly name: string } | null, readonly sources: ReadonlyArray<{ readonly document: string | null, readonly place: string | null }> }> } | null };

export type SignAgreementMutationVariables = Exact<{
  input: SignAgreementInput;
}>;


export type SignAgreementMutation = { readonly signAgreement: { readonly adherence: { readonly id: string, readonly state: AdherenceState, readonly signedAt: string | null, readonly organisation: { readonly name: string } | null } | null, readonly agreement: { readonly title: string, readonly signatories: { readonly registered: number, readonly sequence: string } } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };

export type SigningsSubscriptionVariables = Exact<{
  agreementId?: string | null | undefined;
  regionCode?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type SigningsSubscription = { readonly agreementSigned: { readonly cursor: string, readonly message: StreamMessage, readonly change: AdherenceState | null, readonly occurredAt: string | null, readonly agreement: { readonly title: string } | null, readonly organisation: { readonly name: string } | null, readonly region: { readonly name: string } | null, readonly signatories: { readonly registered: number } | null } };

export type WithdrawSignatureMutationVariables = Exact<{
  input: WithdrawSignatureInput;
}>;


export type WithdrawSignatureMutation = { readonly withdrawSignature: { readonly adherence: { readonly id: string, readonly state: AdherenceState, readonly withdrawnAt: string | null } | null, readonly agreement: { readonly title: string, readonly signatories: { readonly registered: number } } | null, readonly refusals: ReadonlyArray<{ readonly code: RefusalCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } | null };


export const CooperationOfARegionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CooperationOfARegion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"12","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"bodies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"seatCount"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfWomen"}},{"kind":"Field","name":{"kind":"Name","value":"genderBalanced"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"functions"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"date"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"attended"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfWomen"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"targetYear"}}]}}]}}]}}]} as unknown as DocumentNode<CooperationOfARegionQuery, CooperationOfARegionQueryVariables>;
export const CountersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Counters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"agreementId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatoryCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"agreementId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"agreementId"}}},{"kind":"Argument","name":{"kind":"Name","value":"regionCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}}]}}]} as unknown as DocumentNode<CountersSubscription, CountersSubscriptionVariables>;
export const FirstQueryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FirstQuery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"12","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"countyName"}},{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"TITLE"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"firstYear"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FirstQuery, FirstQueryVariables>;
export const AddAgreementVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddAgreementVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddAgreementVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addAgreementVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"textHash"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<AddAgreementVersionMutation, AddAgreementVersionMutationVariables>;
export const ApplyToJoinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyToJoin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApplyToJoinInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyToJoin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adherence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ApplyToJoinMutation, ApplyToJoinMutationVariables>;
export const ApproveApplicationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApproveApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adherence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"signedAt"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveApplicationMutation, ApproveApplicationMutationVariables>;
export const ChangeVersionStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeVersionState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeVersionStateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeVersionState"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"decisions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organ"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"registryNumber"}},{"kind":"Field","name":{"kind":"Name","value":"date"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeVersionStateMutation, ChangeVersionStateMutationVariables>;
export const CreateAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"parties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateAgreementMutation, CreateAgreementMutationVariables>;
export const CreateBodyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateBody"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateBodyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createBody"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"seatCount"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateBodyMutation, CreateBodyMutationVariables>;
export const CreateEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"date"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateEventMutation, CreateEventMutationVariables>;
export const CreateProjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProjectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProjectMutation, CreateProjectMutationVariables>;
export const HistoryOfAnAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HistoryOfAnAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}}]}}]}}]}}]} as unknown as DocumentNode<HistoryOfAnAgreementQuery, HistoryOfAnAgreementQueryVariables>;
export const MergeOrganisationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MergeOrganisations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MergeOrganisationsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mergeOrganisations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"formerIds"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<MergeOrganisationsMutation, MergeOrganisationsMutationVariables>;
export const RegisterOrganisationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterOrganisation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterOrganisationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerOrganisation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"organisationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterOrganisationMutation, RegisterOrganisationMutationVariables>;
export const RejectApplicationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RejectApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adherence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RejectApplicationMutation, RejectApplicationMutationVariables>;
export const ReportFigureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportFigure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportFigureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFigure"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reportedFigures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"approximate"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ReportFigureMutation, ReportFigureMutationVariables>;
export const RevokeRightDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeRight"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeRightInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeRight"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"right"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeRightMutation, RevokeRightMutationVariables>;
export const SetJoiningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetJoining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetJoiningInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setJoining"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"joining"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SetJoiningMutation, SetJoiningMutationVariables>;
export const SetProjectFinancingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetProjectFinancing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetProjectFinancingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setProjectFinancing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"financing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statedTotal"}},{"kind":"Field","name":{"kind":"Name","value":"computedTotal"}},{"kind":"Field","name":{"kind":"Name","value":"discrepancies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"stated"}},{"kind":"Field","name":{"kind":"Name","value":"computed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"funder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SetProjectFinancingMutation, SetProjectFinancingMutationVariables>;
export const WithdrawApplicationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adherence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawApplicationMutation, WithdrawApplicationMutationVariables>;
export const OpenAgreementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenAgreements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"joining"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OpenAgreementsQuery, OpenAgreementsQueryVariables>;
export const ActionPlansCoveringAYearDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActionPlansCoveringAYear"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"14-agreement-overenskommelsen","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"year"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"2016"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"actionPlans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"coveringYear"},"value":{"kind":"Variable","name":{"kind":"Name","value":"year"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startYear"}},{"kind":"Field","name":{"kind":"Name","value":"endYear"}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ActionPlansCoveringAYearQuery, ActionPlansCoveringAYearQueryVariables>;
export const AgreementsByFirstYearDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgreementsByFirstYear"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreementStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FIRST_YEAR"},{"kind":"EnumValue","value":"LEVEL"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstYear"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"agreements"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"FIRST_YEAR"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"firstYear"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]} as unknown as DocumentNode<AgreementsByFirstYearQuery, AgreementsByFirstYearQueryVariables>;
export const AgreementsOfAYearDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgreementsOfAYear"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"year"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"2012"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"year"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"year"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"TITLE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"years"}}]}}]}}]}}]} as unknown as DocumentNode<AgreementsOfAYearQuery, AgreementsOfAYearQueryVariables>;
export const AgreementsWithSeveralVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgreementsWithSeveralVersions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"multipleVersions"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"TITLE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"predecessor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AgreementsWithSeveralVersionsQuery, AgreementsWithSeveralVersionsQueryVariables>;
export const AttendanceOfWorkshopsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AttendanceOfWorkshops"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"12","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2014-01-01","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2014-12-31","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"regionCode"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"WORKSHOP"}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"date"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attended"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}},{"kind":"Field","name":{"kind":"Name","value":"women"}},{"kind":"Field","name":{"kind":"Name","value":"men"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfWomen"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attendance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"WORKSHOP"}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"}},{"kind":"Field","name":{"kind":"Name","value":"known"}},{"kind":"Field","name":{"kind":"Name","value":"attended"}},{"kind":"Field","name":{"kind":"Name","value":"women"}},{"kind":"Field","name":{"kind":"Name","value":"men"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfWomen"}}]}}]}}]}}]} as unknown as DocumentNode<AttendanceOfWorkshopsQuery, AttendanceOfWorkshopsQueryVariables>;
export const FinancingThatDoesNotAddUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FinancingThatDoesNotAddUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"21-project-alternativa-driftsformer","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"financing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"inKind"}},{"kind":"Field","name":{"kind":"Name","value":"funder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedSubtotals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"stated"}},{"kind":"Field","name":{"kind":"Name","value":"computed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statedTotal"}},{"kind":"Field","name":{"kind":"Name","value":"computedTotal"}},{"kind":"Field","name":{"kind":"Name","value":"discrepancies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"what"}},{"kind":"Field","name":{"kind":"Name","value":"stated"}},{"kind":"Field","name":{"kind":"Name","value":"computed"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]} as unknown as DocumentNode<FinancingThatDoesNotAddUpQuery, FinancingThatDoesNotAddUpQueryVariables>;
export const LocalAgreementsCountedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LocalAgreementsCounted"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AgreementKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"all"},"name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"LOCAL"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"withYear"},"name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"LOCAL"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"hasYear"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"withoutYear"},"name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"LOCAL"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"hasYear"},"value":{"kind":"BooleanValue","value":false}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<LocalAgreementsCountedQuery, LocalAgreementsCountedQueryVariables>;
export const PilotMunicipalitiesWithAnAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PilotMunicipalitiesWithAnAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"00-project-pilotkommuner-serviceutveckling","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"years"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PilotMunicipalitiesWithAnAgreementQuery, PilotMunicipalitiesWithAnAgreementQueryVariables>;
export const PilotProgrammeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PilotProgramme"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"00-project-pilotkommuner-serviceutveckling","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"cost"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Kronor"}}},"defaultValue":{"kind":"IntValue","value":"1000000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"entryCount"}},{"kind":"Field","alias":{"kind":"Name","value":"pilots"},"name":{"kind":"Name","value":"municipalityCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"EnumValue","value":"PILOT"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ambassadors"},"name":{"kind":"Name","value":"municipalityCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"EnumValue","value":"AMBASSADOR"}}]},{"kind":"Field","name":{"kind":"Name","value":"fundingRule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxFunderShare"}},{"kind":"Field","name":{"kind":"Name","value":"maxGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cost"},"value":{"kind":"Variable","name":{"kind":"Name","value":"cost"}}}]}]}}]}}]}}]} as unknown as DocumentNode<PilotProgrammeQuery, PilotProgrammeQueryVariables>;
export const ProjectsOnADayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectsOnADay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2014-06-15","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"activeOn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"START"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"completeness"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"complete"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"end"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectsOnADayQuery, ProjectsOnADayQueryVariables>;
export const WomenInTheCooperationCouncilDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WomenInTheCooperationCouncil"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"12-body-samverkansradet","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"women"}},{"kind":"Field","name":{"kind":"Name","value":"men"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfWomen"}},{"kind":"Field","name":{"kind":"Name","value":"genderBalanced"}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]} as unknown as DocumentNode<WomenInTheCooperationCouncilQuery, WomenInTheCooperationCouncilQueryVariables>;
export const SignatoriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Signatories"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"one"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"14-agreement-overenskommelsen","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"12-agreement-overenskommelsen","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"one"},"name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"one"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"approximate"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"other"},"name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"registered"}},{"kind":"Field","name":{"kind":"Name","value":"reported"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"approximate"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignatoriesQuery, SignatoriesQueryVariables>;
export const LocalAgreementsOfTheHubRegionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LocalAgreementsOfTheHubRegions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"joined"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"national"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"LOCAL"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"TITLE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LocalAgreementsOfTheHubRegionsQuery, LocalAgreementsOfTheHubRegionsQueryVariables>;
export const OrganisationNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganisationNumbers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"one"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"21200-0258","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"202100-2114","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"one"},"name":{"kind":"Name","value":"organisationNumberCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"value"},"value":{"kind":"Variable","name":{"kind":"Name","value":"one"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"normalised"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"other"},"name":{"kind":"Name","value":"organisationNumberCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"value"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"normalised"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<OrganisationNumbersQuery, OrganisationNumbersQueryVariables>;
export const PilotMunicipalitiesOfARegionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PilotMunicipalitiesOfARegion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"14","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"project"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"00-project-pilotkommuner-serviceutveckling","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"regionCode"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"entry"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PilotMunicipalitiesOfARegionQuery, PilotMunicipalitiesOfARegionQueryVariables>;
export const ProjectByRegistryNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProjectByRegistryNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registryNumber"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"2016-03001","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"projects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"registryNumber"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registryNumber"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"registryNumbers"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"funders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"start"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"end"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"financing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"funder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"computedTotal"}},{"kind":"Field","name":{"kind":"Name","value":"statedTotal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProjectByRegistryNumberQuery, ProjectByRegistryNumberQueryVariables>;
export const RegionalAgreementsWithAYearDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RegionalAgreementsWithAYear"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AgreementKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"level"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"REGIONAL"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"hasYear"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"FIRST_YEAR"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"milestones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"date"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"precision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"external"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RegionalAgreementsWithAYearQuery, RegionalAgreementsWithAYearQueryVariables>;
export const SeatsOfTheCooperationCouncilDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeatsOfTheCooperationCouncil"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"12-body-samverkansradet","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","alias":{"kind":"Name","value":"public"},"name":{"kind":"Name","value":"seatCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sector"},"value":{"kind":"EnumValue","value":"PUBLIC"}}]},{"kind":"Field","alias":{"kind":"Name","value":"civil"},"name":{"kind":"Name","value":"seatCount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sector"},"value":{"kind":"EnumValue","value":"CIVIL"}}]},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"laterOrganisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"functions"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]} as unknown as DocumentNode<SeatsOfTheCooperationCouncilQuery, SeatsOfTheCooperationCouncilQueryVariables>;
export const SeatsOfThePreparatoryCommitteeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeatsOfThePreparatoryCommittee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},"defaultValue":{"kind":"StringValue","value":"14-body-beredningen","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"seatCount"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"functions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]} as unknown as DocumentNode<SeatsOfThePreparatoryCommitteeQuery, SeatsOfThePreparatoryCommitteeQueryVariables>;
export const TalksUnderWayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TalksUnderWay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"state"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"UNDER_DISCUSSION"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"TITLE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TalksUnderWayQuery, TalksUnderWayQueryVariables>;
export const RegionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Regions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"joined"}},{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}}]}}]} as unknown as DocumentNode<RegionsQuery, RegionsQueryVariables>;
export const SearchAgreementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchAgreements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"regionCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"TITLE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"joining"}},{"kind":"Field","name":{"kind":"Name","value":"years"}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchAgreementsQuery, SearchAgreementsQueryVariables>;
export const SignAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adherence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"signedAt"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registered"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SignAgreementMutation, SignAgreementMutationVariables>;
export const SigningsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Signings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"agreementId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreementSigned"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"agreementId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"agreementId"}}},{"kind":"Argument","name":{"kind":"Name","value":"regionCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regionCode"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}}]}}]} as unknown as DocumentNode<SigningsSubscription, SigningsSubscriptionVariables>;
export const WithdrawSignatureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawSignature"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawSignatureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawSignature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adherence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawnAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"signatories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registered"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawSignatureMutation, WithdrawSignatureMutationVariables>;
