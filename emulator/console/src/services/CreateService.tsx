import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { configuration, wires } from '../api/gateway'
import { messageOf, showDone } from '../components/notices'
import { pidProblem } from '../metatype/pid'
import { SERVICES } from './useServices'

interface CreateServiceProps {
  opened: boolean
  onClose: () => void
  onCreated: (pid: string) => void
}

/** Makes an instance of a factory. */
export function CreateService({ opened, onClose, onCreated }: CreateServiceProps) {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title="New component">
      <CreateForm onCreated={onCreated} />
    </Modal>
  )
}

function CreateForm({ onCreated }: { onCreated: (pid: string) => void }) {
  const client = useQueryClient()
  const [factory, setFactory] = useState<string | null>(null)
  const [pid, setPid] = useState('')
  const factories = useQuery({
    queryKey: ['factories'],
    queryFn: async () => {
      const [all, wired] = await Promise.all([configuration.factories(), wires.definitions()])
      const inGraph = new Set(wired.map(({ factoryPid }) => factoryPid))
      return all.filter((candidate) => !inGraph.has(candidate)).sort()
    },
  })
  const create = useMutation({
    mutationFn: () => configuration.create(pid.trim(), factory ?? ''),
    meta: { quiet: true },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SERVICES })
      showDone(`${pid.trim()} is there.`)
      onCreated(pid.trim())
    },
  })
  const problem = pid ? pidProblem(pid) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (factory && pid && !problem) {
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
          description="Wire components are added on the page Wires."
          required
          searchable
          data={factories.data ?? []}
          value={factory}
          onChange={setFactory}
          nothingFoundMessage="No such kind"
        />
        <TextInput
          label="Name"
          description="The component is known by this; it cannot be changed later."
          required
          autoComplete="off"
          value={pid}
          error={problem}
          onChange={(event) => setPid(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={!factory || !pid || problem !== undefined}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
