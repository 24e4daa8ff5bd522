import type { HeaderReading, ParseFailure } from './types.ts';

/** A header that its program cannot read as it stands, or only repaired; why is worked out when somebody asks. */
export function lateFailure(
  data: HeaderReading['data'],
  state: HeaderReading['state'],
  failure: () => ParseFailure,
  repaired: HeaderReading['repaired'] = [],
): HeaderReading {
  let known: ParseFailure | undefined;
  return {
    state,
    data,
    get failure() {
      known ??= failure();
      return known;
    },
    repaired,
  };
}
