/** The same for every try of one letter, so that whoever got it twice can tell (RFC 5322, 3.6.4). */
export const messageId = (key: string, from: string): string =>
  `<${key.replaceAll(/[^\w.-]/g, '_')}@${from.slice(from.indexOf('@') + 1)}>`
