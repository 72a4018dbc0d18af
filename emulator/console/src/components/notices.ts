import { notifications } from '@mantine/notifications'

/** The words of an error, for people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Says what went wrong. */
export function showError(error: unknown, title = 'That did not work'): void {
  notifications.show({ title, message: messageOf(error), color: 'red', autoClose: 20_000, role: 'alert' })
}

/** Says what was done. */
export function showDone(message: string): void {
  notifications.show({ message, color: 'dune', autoClose: 4000 })
}
