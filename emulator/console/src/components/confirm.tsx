import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

interface Question {
  title: string
  text: string
  confirm: string
  onConfirm: () => void
}

/** Asks before something that cannot be taken back. */
export function ask({ title, text, confirm, onConfirm }: Question): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{text}</Text>,
    labels: { confirm, cancel: 'Cancel' },
    confirmProps: { color: 'red' },
    onConfirm,
  })
}
