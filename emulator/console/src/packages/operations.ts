import type { OperationState, PackageOperation } from '../api/types'

const ENDED: ReadonlySet<OperationState> = new Set(['done', 'failed', 'rolled-back'])

export const goesOn = ({ state }: PackageOperation) => !ENDED.has(state)

const DOING: Record<OperationState, string> = {
  queued: 'Waiting',
  downloading: 'Downloading',
  installing: 'Working',
  trial: 'On trial',
  done: 'Done',
  failed: 'Failed',
  'rolled-back': 'Rolled back',
}

/** What an operation is about, for instance "Update of io.acme.hello 1.1.0". */
export function titleOf({ kind, name, version, source }: PackageOperation): string {
  const verb = { install: 'Installation', update: 'Update', uninstall: 'Removal' }[kind]
  return `${verb} of ${name ? `${name} ${version}`.trim() : source}`
}

/** How far an operation is, in words. */
export function stateOf({ state, message }: PackageOperation): string {
  return message ? `${DOING[state]}: ${message}` : DOING[state]
}

/** What is wrong with a package's address, in words. */
export function urlProblem(url: string): string | undefined {
  try {
    return ['http:', 'https:', 'file:'].includes(new URL(url.trim()).protocol)
      ? undefined
      : 'Must begin with http:, https: or file:.'
  } catch {
    return 'Is not an address.'
  }
}
