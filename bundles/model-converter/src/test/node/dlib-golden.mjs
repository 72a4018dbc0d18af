// Prints the golden values of GoldenTest for dlib's network: what face-api itself computes, on the
// TensorFlow.js CPU backend, for a fixed pseudo-random picture. See the module's README.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2], '@vladmandic/face-api');
const print = (text) => fs.writeSync(1, text);

// face-api's browser build asks for a browser; the CPU backend uses nothing of it.
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

const faceapi = await import(pathToFileURL(path.join(folder, 'dist/face-api.esm.js')));
const { tf } = faceapi;
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

const model = path.join(folder, 'model/face_recognition_model');
const manifest = JSON.parse(fs.readFileSync(`${model}-weights_manifest.json`));
const bytes = fs.readFileSync(`${model}.bin`);
const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
const network = new faceapi.FaceRecognitionNet();
network.loadFromWeightMap(tf.io.decodeWeights(buffer, manifest[0].weights));

const picture = tf.tensor4d(pseudoRandom(150 * 150 * 3, 255), [1, 150, 150, 3]);
const descriptor = await network.forwardInput({ toBatchTensor: () => picture }).data();
print([...descriptor].join('\n') + '\n');
