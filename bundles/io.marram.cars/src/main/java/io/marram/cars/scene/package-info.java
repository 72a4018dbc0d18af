/**
 * Whether a camera still shows what it showed. Sketches compare where it is brighter than beside
 * it, which neither the light nor what comes and goes changes much.
 */
package io.marram.cars.scene;
