/**
 * How another bundle adds a kind of sensor to the simulator: it registers a {@link
 * io.marram.simulator.kind.SensorKind} as an OSGi service.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.simulator.kind;
