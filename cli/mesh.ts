// The running mesh as commands ask it, wherever it runs: on this machine below a run directory (run.ts), or
// on a cluster (cluster.ts). Commands do not know which; open.ts chooses.

/** Of one agent: its answer, or why there is none. */
export interface AgentAnswer<T> {
  readonly node: string
  readonly answer?: T
  readonly error?: string
}

export interface Mesh extends Disposable {
  /** The parsed answer of control's admin socket. Rejects when control does not answer. */
  askControl(path: string): Promise<unknown>
  /** Of every agent's, by node; one that does not answer is reported by its error, not by failing the rest. */
  askAgents<T>(path: string): Promise<AgentAnswer<T>[]>
}
