import { picture, request, setXsrfToken, upload } from './http'
import type {
  Camera,
  CloudFactories,
  CloudInstances,
  ComponentConfiguration,
  GatewayStatus,
  Identity,
  LogTail,
  PackageOverview,
  Properties,
  WireComponentDefinition,
} from './types'

interface Pids {
  pids: string[]
}

interface Configurations {
  configs: ComponentConfiguration[]
}

const query = (parameters: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)])).toString()

async function takeXsrfToken(): Promise<void> {
  setXsrfToken((await request<{ xsrfToken: string }>('GET', '/session/v1/xsrfToken')).xsrfToken)
}

export const session = {
  async logIn(username: string, password: string): Promise<void> {
    await request('POST', '/session/v1/login/password', { username, password })
    await takeXsrfToken()
  },
  /** Who is logged in; fails with 401 when nobody is. */
  async identity(): Promise<Identity> {
    await takeXsrfToken()
    return request<Identity>('GET', '/session/v1/currentIdentity')
  },
  async logOut(): Promise<void> {
    await request('POST', '/session/v1/logout')
    setXsrfToken(undefined)
  },
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await request('POST', '/session/v1/changePassword', { currentPassword, newPassword })
    await takeXsrfToken()
  },
}

export const configuration = {
  async all(): Promise<ComponentConfiguration[]> {
    return (await request<Configurations>('GET', '/configuration/v2/configurableComponents/configurations')).configs
  },
  async byPid(pid: string): Promise<ComponentConfiguration | undefined> {
    const answer = await request<Configurations>(
      'POST',
      '/configuration/v2/configurableComponents/configurations/byPid',
      { pids: [pid] },
    )
    return answer.configs[0]
  },
  update: (pid: string, properties: Properties) =>
    request('PUT', '/configuration/v2/configurableComponents/configurations/_update', {
      configs: [{ pid, properties }],
      takeSnapshot: true,
    }),
  async factories(): Promise<string[]> {
    return (await request<Pids>('GET', '/configuration/v2/factoryComponents')).pids
  },
  /** Every factory with its metatype; pid is the factory's. */
  async factoryDefinitions(): Promise<ComponentConfiguration[]> {
    return (await request<Configurations>('GET', '/configuration/v2/factoryComponents/ocd')).configs
  },
  create: (pid: string, factoryPid: string) =>
    request('POST', '/configuration/v2/factoryComponents', {
      configs: [{ pid, factoryPid, properties: {} }],
      takeSnapshot: true,
    }),
  remove: (pid: string) =>
    request('DELETE', '/configuration/v2/factoryComponents/byPid', { pids: [pid], takeSnapshot: true }),
  async targets(pid: string, reference: string): Promise<string[]> {
    return (await request<{ targets: string[] }>('GET', `/marram/v1/targets?${query({ pid, reference })}`)).targets
  },
}

export const snapshots = {
  async list(): Promise<number[]> {
    return (await request<{ ids: number[] }>('GET', '/configuration/v2/snapshots')).ids
  },
  async content(id: number): Promise<ComponentConfiguration[]> {
    return (await request<Configurations>('POST', '/configuration/v2/snapshots/byId', { id })).configs
  },
  async take(): Promise<number> {
    return (await request<{ id: number }>('POST', '/configuration/v2/snapshots/_write')).id
  },
  rollBack: (id: number) => request('POST', '/configuration/v2/snapshots/byId/_rollback', { id }),
}

export const wires = {
  async graph(): Promise<ComponentConfiguration[]> {
    return (await request<Configurations>('GET', '/wire/v1/graph/snapshot')).configs
  },
  async definitions(): Promise<WireComponentDefinition[]> {
    return (
      (await request<{ wireComponentDefinitions?: WireComponentDefinition[] }>('GET', '/wire/v1/metadata'))
        .wireComponentDefinitions ?? []
    )
  },
  replace: (configs: ComponentConfiguration[]) => request('PUT', '/wire/v1/graph/snapshot', { configs }),
}

export const packages = {
  overview: () => request<PackageOverview>('GET', '/marram/v1/packages'),
  upload: (file: File) => upload('/deploy/v2/_upload', file),
  install: (url: string) => request('POST', '/deploy/v2/_install', { url }),
  uninstall: (name: string) => request('DELETE', `/deploy/v2/${encodeURIComponent(name)}`),
}

export const cloud = {
  instances: () => request<CloudInstances>('GET', '/cloudconnection/v1/instances'),
  factories: () => request<CloudFactories>('GET', '/cloudconnection/v1/factories'),
  createEndpoint: (cloudConnectionFactoryPid: string, cloudEndpointPid: string) =>
    request('POST', '/cloudconnection/v1/cloudEndpoint', { cloudConnectionFactoryPid, cloudEndpointPid }),
  removeEndpoint: (cloudConnectionFactoryPid: string, cloudEndpointPid: string) =>
    request('DELETE', '/cloudconnection/v1/cloudEndpoint', { cloudConnectionFactoryPid, cloudEndpointPid }),
  connect: (cloudEndpointPid: string) =>
    request('POST', '/cloudconnection/v1/cloudEndpoint/connect', { cloudEndpointPid }),
  disconnect: (cloudEndpointPid: string) =>
    request('POST', '/cloudconnection/v1/cloudEndpoint/disconnect', { cloudEndpointPid }),
  async stack(cloudConnectionFactoryPid: string, cloudEndpointPid: string): Promise<string[]> {
    return (
      await request<Pids>('POST', '/cloudconnection/v1/cloudEndpoint/stackComponentPids', {
        cloudConnectionFactoryPid,
        cloudEndpointPid,
      })
    ).pids
  },
  async configurationOf(pid: string): Promise<ComponentConfiguration | undefined> {
    return (await request<Configurations>('POST', '/cloudconnection/v1/configurations', { pids: [pid] })).configs[0]
  },
  update: (pid: string, properties: Properties) =>
    request('PUT', '/cloudconnection/v1/configurations', { configs: [{ pid, properties }], takeSnapshot: true }),
  createPubSub: (pid: string, factoryPid: string, cloudEndpointPid: string) =>
    request('POST', '/cloudconnection/v1/pubSub', { pid, factoryPid, cloudEndpointPid }),
  removePubSub: (pid: string, factoryPid: string) =>
    request('DELETE', '/cloudconnection/v1/pubSub', { pid, factoryPid }),
}

export const marram = {
  status: () => request<GatewayStatus>('GET', '/marram/v1/status'),
  async cameras(): Promise<Camera[]> {
    return (await request<{ cameras: Camera[] }>('GET', '/marram/v1/cameras')).cameras
  },
  picture: (pid: string) => picture(`/marram/v1/cameras/${encodeURIComponent(pid)}/picture`),
  icon: (pid: string) => picture(`/marram/v1/icon?${query({ pid })}`),
  log: (after: number, limit: number) => request<LogTail>('GET', `/marram/v1/log?${query({ after, limit })}`),
}
