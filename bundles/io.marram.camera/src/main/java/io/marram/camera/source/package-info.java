/**
 * What every camera's component shares, and what keeps a live camera going: threads, wires, health,
 * reconnection. Bundles with cameras of their own carry this package.
 */
package io.marram.camera.source;
