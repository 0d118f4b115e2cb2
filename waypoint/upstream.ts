// A request on its way to an endpoint and its answer, whatever version of HTTP is between them.
import type { Duplex, Readable } from 'node:stream'
import type { CloseReason } from '../mesh/errors.ts'
import type { HeaderList } from './headers.ts'

/** Connections of one pool; more requests than that at once are refused. Envoy's default. */
export const maxConnections = 1_024
/** What the fields of a message may have together, bytes. */
export const maxHeaderBytes = 65_536

/** A request as it goes out. */
export interface Outgoing {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly authority: string
  /** Without host. */
  readonly headers: HeaderList
  readonly body: Readable | undefined
  /** A token: the connection is to become something else. */
  readonly upgrade: string | undefined
  /** After the end of the body: what it had for trailers. Undefined: none were announced. */
  readonly trailers: (() => HeaderList) | undefined
  /** An answer must have begun by then, ms; 0: whenever it likes. */
  readonly answerTimeoutMs: number
  /** The body is about to be read: whoever waits to be told may send it. */
  readonly onWanted: () => void
  readonly onBytes: (bytes: number) => void
}

/** What came back; each is called in order, and nothing after onEnd, onUpgrade or onFailure. */
export interface Answer {
  onInformation(status: number, headers: HeaderList): void
  /** `end`: there is nothing after it. */
  onHead(status: number, headers: HeaderList, end: boolean): void
  onData(chunk: Buffer): void
  onEnd(trailers: HeaderList): void
  onUpgrade(headers: HeaderList, stream: Duplex): void
  onFailure(failure: Failure): void
}

export interface Failure {
  readonly reason: CloseReason
  readonly detail: string
  /** Nothing was sent, or the server has said that it did nothing with it. */
  readonly unsent: boolean
  /** On a connection that had served before: the server may have closed it meanwhile. */
  readonly reused: boolean
}

/** One try under way. */
export interface Attempt {
  /** The answer waits. */
  pause(): void
  resume(): void
  /** The answer is no longer wanted; the server learns of it. Nothing of it is called any more. */
  abort(): void
}

export interface Pool {
  /** `fresh`: not on a connection that has served before. */
  request(outgoing: Outgoing, answer: Answer, options: { fresh: boolean }): Attempt
  /** Connections that are idle go, the others when they are. */
  retire(): void
  readonly size: number
  [Symbol.dispose](): void
}

export function failure(
  reason: CloseReason,
  detail: string,
  more: { unsent?: boolean; reused?: boolean },
): Failure {
  return { reason, detail, unsent: more.unsent ?? false, reused: more.reused ?? false }
}
