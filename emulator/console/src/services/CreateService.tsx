import { Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { configuration, wires } from '../api/gateway'
import { CreateForm } from '../components/CreateForm'
import { showDone } from '../components/notices'
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
      <ServiceForm onCreated={onCreated} />
    </Modal>
  )
}

function ServiceForm({ onCreated }: { onCreated: (pid: string) => void }) {
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

  return (
    <CreateForm
      kinds={factories.data ?? []}
      kind={factory}
      onKind={setFactory}
      kindDescription="Wire components are added on the page Wires."
      searchable
      nothingFound="No such kind"
      pid={pid}
      onPid={setPid}
      pidDescription="The component is known by this; it cannot be changed later."
      problem={problem}
      create={create}
    />
  )
}
