import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { cloud } from '../api/gateway'
import { CreateForm } from '../components/CreateForm'
import { showDone } from '../components/notices'
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

  return (
    <CreateForm
      kinds={kinds.map((candidate) => candidate.factoryPid)}
      kind={kindPid}
      onKind={(next) => {
        setKindPid(next)
        setPid(kinds.find((candidate) => candidate.factoryPid === next)?.defaultPid ?? '')
      }}
      nothingFound="None is installed"
      pid={pid}
      onPid={setPid}
      problem={problem}
      create={create}
    />
  )
}
