/** Bluetooth Low Energy: adapters, devices and what they offer. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package org.eclipse.kura.bluetooth.le;
