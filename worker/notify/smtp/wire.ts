/** A connection as an SMTP conversation sees it. */
export interface Wire {
  /** What came next; null once the other side has ended it. */
  read(): Promise<Uint8Array | null>
  write(bytes: Uint8Array): Promise<void>
  /** Goes on in secret. @throws Error where the other side is not who it should be. */
  startTls(): Promise<Wire>
  /** Never throws. */
  close(): Promise<void>
}
