import type { Evidence, Fact } from './basics.ts';

/** Models that take the same effort levels, recognised by their id. The first family that matches counts. */
export interface EffortFamily {
  readonly id: string;
  /** For messages: "GPT-5.1". */
  readonly title: string;
  /** Whose models they are; providers are chosen by it: "OpenAI". */
  readonly maker: string;
  /** On the model's id without the provider, lower case. */
  readonly match: RegExp;
  /** In rising order; empty where the family takes no level. */
  readonly levels: readonly string[];
  /** Whether it takes a number of tokens in place of a level. */
  readonly budget?: boolean;
  /** The program puts the next lower level in the place of one that these models do not have. */
  readonly fallsBack?: true;
  readonly note?: string;
  readonly evidence: Evidence;
}

/** Providers that take the effort under the same header key. The first one that matches counts. */
export interface EffortProvider {
  /** For messages: "Amazon Bedrock". */
  readonly title: string;
  /** On the provider's id, lower case. */
  readonly match: RegExp;
  /** Whose models this is true of; undefined: of every model that the provider has. */
  readonly maker?: string;
  /** From the top of the header to the level: `['reasoning', 'effort']`. */
  readonly path: readonly string[];
  /** What an author writes: `reasoning: { effort: medium }`. */
  readonly sample: string;
  /** The same for families that take a number of tokens. */
  readonly budgetSample?: string;
  /** The levels where the provider itself decides them for all its models. */
  readonly levels?: readonly string[];
  readonly evidence: Evidence;
}

/** A word that authors write for a model by habit, although it names none here. */
export interface ForeignModel extends Fact {
  readonly word: string;
  /** Where the word means something: "Claude Code". */
  readonly program: string;
  /** Whether leaving the key out says the same. */
  readonly removes: boolean;
}
