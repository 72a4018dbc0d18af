import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { cloud } from '../api/gateway'
import { CreateForm } from '../components/CreateForm'
import { showDone } from '../components/notices'
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

  return (
    <CreateForm
      kinds={kinds.map(({ cloudConnectionFactoryPid }) => cloudConnectionFactoryPid)}
      kind={factory}
      onKind={choose}
      nothingFound="No kind of connection is installed"
      pid={pid}
      onPid={setPid}
      pidDescription={kind?.cloudEndpointPidRegex ? 'The kind of connection says how names begin.' : undefined}
      problem={problem}
      create={create}
    />
  )
}
