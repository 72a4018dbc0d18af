import type { ComponentConfiguration, PackageOperation, Properties } from '../src/api/types.ts'
import { factories, state, text } from './state.ts'

export interface Answer {
  status?: number
  body?: unknown
  picture?: string
  headers?: Record<string, string>
}

type Body = Record<string, unknown>
type Handler = (body: Body, url: URL) => Answer

const ok = (body?: unknown): Answer => ({ body })
const refused = (status: number, message: string): Answer => ({ status, body: { message } })
const byPid = (pid: string) => state.components.find((component) => component.pid === pid)

function logIn({ password }: { password?: unknown }): Answer {
  if (state.attempts >= 5) {
    return { ...refused(429, 'Too many attempts'), headers: { 'Retry-After': '30' } }
  }
  if (password !== state.password) {
    state.attempts++
    return refused(401, 'Authentication failed')
  }
  state.attempts = 0
  state.loggedIn = true
  return ok({ passwordChangeNeeded: false })
}

function update(body: Body): Answer {
  for (const { pid, properties } of body.configs as { pid: string; properties: Properties }[]) {
    const component = byPid(pid)
    if (properties.mode?.value === 'b' && properties['publish.rate']) {
      return refused(500, 'Careful mode knows no rate')
    }
    for (const [name, property] of Object.entries(properties)) {
      if (component?.properties) {
        component.properties[name] = property.type === 'PASSWORD' ? { ...property, value: 'placeholder' } : property
      }
    }
  }
  state.snapshots.push(Date.now())
  return ok()
}

function create(body: Body): Answer {
  for (const { pid, factoryPid } of body.configs as { pid: string; factoryPid: string }[]) {
    if (byPid(pid)) {
      return {
        status: 500,
        body: { failures: [{ id: `create:${pid}`, message: `Invalid parameter. pid ${pid} already exists` }] },
      }
    }
    state.components.push({
      pid,
      definition: { id: factoryPid, name: factories[factoryPid]?.name, ad: factories[factoryPid]?.attributes },
      properties: { 'kura.service.pid': text(pid), 'service.factoryPid': text(factoryPid) },
    })
  }
  return ok()
}

function remove(body: Body): Answer {
  state.components = state.components.filter(({ pid }) => !(body.pids as string[]).includes(pid))
  return ok()
}

function putGraph(body: Body): Answer {
  const configs = body.configs as ComponentConfiguration[]
  if (configs.some(({ pid }) => pid === 'refused')) {
    return refused(400, 'The graph has a cycle: a → b → a')
  }
  state.graph = configs
  return ok()
}

function operate(kind: PackageOperation['kind'], source: string, name: string): Answer {
  const failing = source.includes('bad')
  const operation: PackageOperation = {
    id: String(Date.now()),
    kind,
    source,
    name,
    version: '1.0.0',
    state: 'queued',
    progress: 0,
    message: '',
    started: Date.now(),
  }
  state.operations.unshift(operation)
  const steps: Partial<PackageOperation>[] = [
    { state: 'installing', progress: 0.4, message: 'starting bundles' },
    { state: 'trial', progress: 0.8, message: 'watched for 2 s' },
    failing
      ? { state: 'rolled-back', progress: 1, message: 'its component failed: no port', ended: Date.now() + 3000 }
      : { state: 'done', progress: 1, message: '', ended: Date.now() + 3000 },
  ]
  steps.forEach((step, index) =>
    setTimeout(
      () => {
        Object.assign(operation, step)
        if (step.state === 'done') {
          state.packages = state.packages.filter((installed) => installed.name !== name)
          if (kind !== 'uninstall') {
            state.packages.push({
              name,
              version: '1.0.0',
              trial: false,
              bundles: [{ name, version: '1.0.0', state: 'ACTIVE' }],
            })
          }
        }
      },
      1000 * (index + 1),
    ),
  )
  return ok('REQUEST_RECEIVED')
}

const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="#345"/><rect y="480" width="1280" height="240" fill="#223"/><circle cx="460" cy="300" r="90" fill="#c98"/><circle cx="820" cy="330" r="70" fill="#a76"/></svg>`

function status(): Answer {
  const uptime = Date.now() - state.started
  const stage = (pid: string, factory: string, rate: number, mean: number) => ({
    pid,
    factory,
    received: Math.round((uptime * rate) / 1000),
    emitted: Math.round((uptime * rate) / 1000),
    failed: pid === 'faces' ? 2 : 0,
    per_second: rate,
    mean_ms: mean,
    p99_ms: mean * 2.2,
    max_ms: mean * 5,
  })
  return ok({
    thing: 'gateway-1',
    version: '0.1.0',
    kura: '5.6.0',
    osgi: '1.10',
    java: '17.0.15',
    uptime_ms: uptime + 11_000_000,
    heap_used: 96e6,
    heap_max: 512e6,
    resident: 620e6,
    threads: 61,
    classes: 12_345,
    processors: 2,
    load: 0.84,
    bundles: [
      'org.eclipse.osgi',
      'org.apache.felix.scr',
      'org.apache.felix.configadmin',
      'emulator-kura',
      'io.marram.camera',
      'io.marram.faces',
    ].map((name, id) => ({ id, name, version: '1.0.0', state: id === 5 ? 'INSTALLED' : 'ACTIVE' })),
    components: [
      {
        name: 'io.marram.recognition',
        pid: 'recognition',
        state: 'UNSATISFIED',
        failure: 'reference InferenceEngineService is not satisfied',
      },
    ],
    stages: [stage('camera', 'io.marram.camera', 12.3, 0.41), stage('faces', 'io.marram.faces', 12.3, 31.7)],
    models: [{ name: 'mtcnn', version: '1.0.0', platform: 'pytorch', loaded: true }],
    pending: [],
  })
}

const LEVELS = ['INFO', 'INFO', 'INFO', 'WARN', 'ERROR']
function log(_: Body, url: URL): Answer {
  const after = Number(url.searchParams.get('after'))
  const now = Math.floor((Date.now() - state.started) / 400) + 300
  const lines = Array.from({ length: Math.min(500, now - after) }, (_unused, index) => after + 1 + index).map(
    (number) => ({
      number,
      time: state.started + (number - 300) * 400,
      level: LEVELS[(number * 7) % LEVELS.length],
      logger: 'io.marram.faces.internal.FaceDetectorComponent',
      text: `event=faces.found frame=${number} faces=${number % 4}`,
    }),
  )
  return ok({ next: Math.min(now, after + 500), lines })
}

export const routes: Record<string, Handler> = {
  'POST /session/v1/login/password': logIn,
  'GET /session/v1/xsrfToken': () => ok({ xsrfToken: 'token' }),
  'GET /session/v1/currentIdentity': () => ok({ name: 'admin', passwordChangeNeeded: false, permissions: [] }),
  'POST /session/v1/logout': () => {
    state.loggedIn = false
    return ok()
  },
  'POST /session/v1/changePassword': ({ currentPassword, newPassword }) => {
    if (currentPassword !== state.password) return refused(401, 'Authentication failed')
    state.password = String(newPassword)
    return ok()
  },
  'GET /configuration/v2/configurableComponents/configurations': () => ok({ configs: state.components }),
  'POST /configuration/v2/configurableComponents/configurations/byPid': ({ pids }) =>
    ok({ configs: state.components.filter(({ pid }) => (pids as string[]).includes(pid)) }),
  'PUT /configuration/v2/configurableComponents/configurations/_update': update,
  'GET /configuration/v2/factoryComponents': () => ok({ pids: Object.keys(factories) }),
  'GET /configuration/v2/factoryComponents/ocd': () =>
    ok({
      configs: Object.entries(factories).map(([pid, { name, attributes }]) => ({
        pid,
        definition: { id: pid, name, ad: attributes },
      })),
    }),
  'POST /configuration/v2/factoryComponents': create,
  'DELETE /configuration/v2/factoryComponents/byPid': remove,
  'GET /configuration/v2/snapshots': () => ok({ ids: state.snapshots }),
  'POST /configuration/v2/snapshots/byId': () => ok({ configs: state.components }),
  'POST /configuration/v2/snapshots/_write': () => {
    state.snapshots.push(Date.now())
    return ok({ id: state.snapshots.at(-1) })
  },
  'POST /configuration/v2/snapshots/byId/_rollback': () => ok(),
  'GET /wire/v1/graph/snapshot': () => ok({ configs: state.graph }),
  'PUT /wire/v1/graph/snapshot': putGraph,
  'GET /wire/v1/metadata': () =>
    ok({
      wireComponentDefinitions: Object.entries(factories).flatMap(([factoryPid, { attributes, wire }]) =>
        wire
          ? [
              {
                factoryPid,
                minInputPorts: wire[0],
                maxInputPorts: wire[0],
                defaultInputPorts: wire[0],
                minOutputPorts: wire[1],
                maxOutputPorts: wire[1],
                defaultOutputPorts: wire[1],
                componentOCD: attributes,
              },
            ]
          : [],
      ),
    }),
  'GET /marram/v1/packages': () => ok({ packages: state.packages, operations: state.operations }),
  'POST /deploy/v2/_upload': (body) =>
    operate('install', String(body.file), String(body.file).replace(/[-_].*$|\.dp$/, '')),
  'POST /deploy/v2/_install': ({ url }) => operate('install', String(url), String(url).replace(/^.*\/|\.dp$/g, '')),
  'GET /cloudconnection/v1/instances': () =>
    ok({ cloudEndpointInstances: state.endpoints, pubsubInstances: state.pubSubs }),
  'GET /cloudconnection/v1/factories': () =>
    ok({
      cloudConnectionFactories: [
        {
          cloudConnectionFactoryPid: state.endpoints[0]?.cloudConnectionFactoryPid,
          defaultCloudEndpointPid: 'org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint',
          cloudEndpointPidRegex: '^org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint(\\-[a-zA-Z0-9]+)?$',
        },
      ],
      pubSubFactories: [
        {
          factoryPid: state.pubSubs[0]?.factoryPid,
          cloudConnectionFactoryPid: state.endpoints[0]?.cloudConnectionFactoryPid,
        },
      ],
    }),
  'POST /cloudconnection/v1/cloudEndpoint/stackComponentPids': ({ cloudEndpointPid }) =>
    ok({ pids: [cloudEndpointPid, 'org.eclipse.kura.data.DataService'] }),
  'POST /cloudconnection/v1/configurations': ({ pids }) =>
    ok({ configs: state.components.filter(({ pid }) => (pids as string[]).includes(pid)) }),
  'PUT /cloudconnection/v1/configurations': update,
  'POST /cloudconnection/v1/cloudEndpoint/connect': () => {
    state.endpoints[0]!.state = 'CONNECTED'
    return ok()
  },
  'POST /cloudconnection/v1/cloudEndpoint/disconnect': () => {
    state.endpoints[0]!.state = 'DISCONNECTED'
    return ok()
  },
  'GET /marram/v1/status': status,
  'GET /marram/v1/log': log,
  'GET /marram/v1/targets': () => ok({ targets: ['heaterPublisher', 'otherPublisher'] }),
  'GET /marram/v1/cameras': () =>
    ok({
      cameras: [
        {
          pid: 'camera',
          source: 'clients/gateway-1',
          time: Date.now() - (Date.now() % 1000) - 700,
          width: 1280,
          height: 720,
          boxes: [
            { x: 370, y: 200, width: 180, height: 200, label: 'face', score: 0.98 },
            { x: 750, y: 255, width: 140, height: 150, label: 'face', score: 0.81 },
          ],
        },
      ],
    }),
  'GET /marram/v1/cameras/camera/picture': () => ({ picture: SCENE }),
}
