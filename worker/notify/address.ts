import * as z from 'zod'

/** What one mailbox may be called here: the plain form of RFC 5321 alone. No quotes, no comments, no second address. */
const plain =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

export const Address = z.string().max(254).regex(plain, 'is not the address of one mailbox')
