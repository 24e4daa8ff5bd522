// The lines that generated headers are made of.

/** @param {string} key @param {string} value as it is written behind the colon, or below it */
export const entry = (key, value) =>
  value === ''
    ? `${key}:`
    : value.startsWith('\n') || value.startsWith('- ')
      ? `${key}:${value.startsWith('-') ? '\n' : ''}${value}`
      : `${key}: ${value}`;
