import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'

interface EditorActionsProps {
  dirty: boolean
  applying: boolean
  onAdd: () => void
  onDiscard: () => void
  onApply: () => void
}

/** What can be done with the graph as a whole. */
export function EditorActions({ dirty, applying, onAdd, onDiscard, onApply }: EditorActionsProps) {
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
        Add
      </Button>
      <Button variant="default" disabled={!dirty || applying} onClick={onDiscard}>
        Discard
      </Button>
      <Button disabled={!dirty} loading={applying} onClick={onApply}>
        Apply
      </Button>
    </>
  )
}
