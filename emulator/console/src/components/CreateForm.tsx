import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { messageOf } from './notices'

interface CreateFormProps {
  kinds: string[]
  kind: string | null
  onKind: (kind: string | null) => void
  kindDescription?: string
  searchable?: boolean
  nothingFound: string
  pid: string
  onPid: (pid: string) => void
  pidDescription?: string
  /** What is wrong with the name. */
  problem: string | undefined
  create: UseMutationResult<unknown, Error, void>
}

/** Asks for the kind and the name of something new. */
export function CreateForm({
  kinds,
  kind,
  onKind,
  kindDescription,
  searchable,
  nothingFound,
  pid,
  onPid,
  pidDescription,
  problem,
  create,
}: CreateFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind && pid && !problem) {
      create.mutate()
    }
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {create.isError && (
          <Alert color="red" role="alert">
            {messageOf(create.error)}
          </Alert>
        )}
        <Select
          label="Kind"
          description={kindDescription}
          required
          searchable={searchable}
          data={kinds}
          value={kind}
          onChange={onKind}
          nothingFoundMessage={nothingFound}
        />
        <TextInput
          label="Name"
          description={pidDescription}
          required
          autoComplete="off"
          value={pid}
          error={problem}
          onChange={(event) => onPid(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={!kind || !pid || problem !== undefined}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
