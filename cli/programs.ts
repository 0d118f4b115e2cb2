// The long-running programs that commands start, by path: the CLI runs them, it never imports them.
import { fileURLToPath } from 'node:url'

export const agentProgram = fileURLToPath(new URL('../agent/main.ts', import.meta.url))
export const controlProgram = fileURLToPath(new URL('../control/main.ts', import.meta.url))
export const waypointProgram = fileURLToPath(new URL('../waypoint/main.ts', import.meta.url))
