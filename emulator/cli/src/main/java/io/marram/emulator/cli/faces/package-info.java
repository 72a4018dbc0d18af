/**
 * Faces in the process of a command, found, cut out and embedded as on the gateway and in the
 * function, and how well that goes on pictures with known truth.
 */
package io.marram.emulator.cli.faces;
