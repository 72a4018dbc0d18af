/** What passes through the wires, for people who look on. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.emulator.kura.observation;
