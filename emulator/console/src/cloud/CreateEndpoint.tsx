import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { cloud } from '../api/gateway'
import { messageOf, showDone } from '../components/notices'
import { pidProblem } from '../metatype/pid'
import { useCloudFactories, useReloadCloud } from './useCloud'

/** Makes a cloud connection with everything below it. */
export function CreateEndpoint({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title="New cloud connection">
      <EndpointForm onDone={onClose} />
    </Modal>
  )
}

function EndpointForm({ onDone }: { onDone: () => void }) {
  const reload = useReloadCloud()
  const factories = useCloudFactories()
  const [factory, setFactory] = useState<string | null>(null)
  const [pid, setPid] = useState('')
  const kinds = factories.data?.cloudConnectionFactories ?? []
  const kind = kinds.find(({ cloudConnectionFactoryPid }) => cloudConnectionFactoryPid === factory)
  const create = useMutation({
    mutationFn: () => cloud.createEndpoint(factory ?? '', pid.trim()),
    meta: { quiet: true },
    onSuccess: async () => {
      await reload()
      showDone(`${pid.trim()} is there.`)
      onDone()
    },
  })
  const problem = pid ? pidProblem(pid, new Set(), kind?.cloudEndpointPidRegex) : undefined
  const choose = (next: string | null) => {
    setFactory(next)
    setPid(
      kinds.find(({ cloudConnectionFactoryPid }) => cloudConnectionFactoryPid === next)?.defaultCloudEndpointPid ?? '',
    )
  }
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
          required
          data={kinds.map(({ cloudConnectionFactoryPid }) => cloudConnectionFactoryPid)}
          value={factory}
          onChange={choose}
          nothingFoundMessage="No kind of connection is installed"
        />
        <TextInput
          label="Name"
          description={kind?.cloudEndpointPidRegex ? 'The kind of connection says how names begin.' : undefined}
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
