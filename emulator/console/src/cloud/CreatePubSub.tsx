import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { cloud } from '../api/gateway'
import { messageOf, showDone } from '../components/notices'
import { pidProblem } from '../metatype/pid'
import { useCloudFactories, useReloadCloud } from './useCloud'

interface CreatePubSubProps {
  opened: boolean
  onClose: () => void
  factoryPid: string
  endpointPid: string
}

/** Makes a publisher or subscriber of a cloud connection. */
export function CreatePubSub({ opened, onClose, ...target }: CreatePubSubProps) {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title="New publisher or subscriber">
      <PubSubForm {...target} onDone={onClose} />
    </Modal>
  )
}

function PubSubForm({
  factoryPid,
  endpointPid,
  onDone,
}: {
  factoryPid: string
  endpointPid: string
  onDone: () => void
}) {
  const reload = useReloadCloud()
  const factories = useCloudFactories()
  const [kindPid, setKindPid] = useState<string | null>(null)
  const [pid, setPid] = useState('')
  const kinds = (factories.data?.pubSubFactories ?? []).filter(
    ({ cloudConnectionFactoryPid }) => cloudConnectionFactoryPid === factoryPid,
  )
  const kind = kinds.find((candidate) => candidate.factoryPid === kindPid)
  const create = useMutation({
    mutationFn: () => cloud.createPubSub(pid.trim(), kindPid ?? '', endpointPid),
    meta: { quiet: true },
    onSuccess: async () => {
      await reload()
      showDone(`${pid.trim()} is there.`)
      onDone()
    },
  })
  const problem = pid ? pidProblem(pid, new Set(), kind?.defaultPidRegex) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kindPid && pid && !problem) {
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
          data={kinds.map((candidate) => candidate.factoryPid)}
          value={kindPid}
          onChange={(next) => {
            setKindPid(next)
            setPid(kinds.find((candidate) => candidate.factoryPid === next)?.defaultPid ?? '')
          }}
          nothingFoundMessage="None is installed"
        />
        <TextInput
          label="Name"
          required
          autoComplete="off"
          value={pid}
          error={problem}
          onChange={(event) => setPid(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={!kindPid || !pid || problem !== undefined}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
