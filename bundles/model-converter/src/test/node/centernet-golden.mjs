// Prints the golden values of GoldenTest for CenterNet: what the graph of the file gives on the
// TensorFlow.js CPU backend for a fixed pseudo-random picture; of each output every STEPth number.
// Arguments: the folder node_modules, the height and the width of the picture. See the README.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const STEP = 97;
const OUTPUTS = ['tower_0/keypoints', 'tower_0/wh'];

const modules = path.resolve(process.argv[2]);
const height = Number(process.argv[3]);
const width = Number(process.argv[4]);
const print = (text) => fs.writeSync(1, text);

// face-api brings TensorFlow.js in a build that asks for a browser; the CPU backend uses nothing
// of it.
class Nothing {}
Object.assign(globalThis, {
  process: { versions: {}, env: {}, argv: [], on() {}, hrtime: process.hrtime },
  window: globalThis,
  HTMLImageElement: Nothing,
  HTMLCanvasElement: Nothing,
  HTMLVideoElement: Nothing,
  ImageData: Nothing,
  document: { createElement: () => ({ getContext: () => null }) },
});

const library = path.join(modules, '@vladmandic/face-api/dist/face-api.esm.js');
const { tf } = await import(pathToFileURL(library));
await tf.setBackend('cpu');
await tf.ready();

function pseudoRandom(count, range) {
  const numbers = new Float32Array(count);
  let state = 12345;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    numbers[i] = (((state >>> 8) & 0xffff) / 65535) * range;
  }
  return numbers;
}

const file = path.join(modules, '@vladmandic/human/models/centernet.json');
const json = JSON.parse(fs.readFileSync(file));
const shape = { dim: [1, height, width, 3].map((size) => ({ size: String(size) })) };
const input = 'tower_0/images';
json.signature.inputs[input].tensorShape = shape;
json.modelTopology.node.find((node) => node.name === input).attr.shape = { shape };
const bytes = fs.readFileSync(path.join(path.dirname(file), json.weightsManifest[0].paths[0]));
const model = await tf.loadGraphModel({
  load: async () => ({
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest[0].weights,
    weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    format: json.format,
    signature: json.signature,
  }),
});

// The file is for 512x512 pixels: where it enlarges a picture, it states the size. And its 16-bit
// numbers have 1/6 rounded; the converter puts 1/6 there again, see HardActivations.
for (const [name, [weight]] of Object.entries(model.weights)) {
  if (/hard_swish\/mul_1\/y$|Conv_1\/mul\/y$/.test(name)) {
    model.weights[name][0] = tf.scalar(1 / 6);
  } else if (/up_sampling2d(_\d)?\/mul$/.test(name)) {
    const scale = weight.dataSync()[0] / 512;
    model.weights[name][0] = tf.tensor1d([height * scale, width * scale], 'int32');
  }
}

const picture = tf.tensor4d(pseudoRandom(height * width * 3, 255), [1, height, width, 3]);
for (const output of model.execute({ [input]: picture }, OUTPUTS)) {
  const values = output.dataSync();
  for (let i = 0; i < values.length; i += STEP) {
    print(values[i] + '\n');
  }
}
